"""A signed-off self-evaluation on Ofsted's schedule for both authorities: 200 items and 60 actions, or one of each."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from random import Random

from django.utils import timezone

from accounts.models import User
from evaluations.enums import DocumentState, Extent, Impact, PersonState, RoundState, SelfKind, TeamRole
from evaluations.models import (
    Action,
    Cell,
    EvidenceItem,
    EvidenceLink,
    Milestone,
    Plan,
    ReadyDocument,
    ReadyPerson,
    Round,
    SelfEntry,
    SelfSummary,
    StatementRecord,
    TeamMember,
)
from evaluations.reports.build import freeze
from evaluations.selectors.selfevaluation.statements import statements_of
from standards.content import Content

ITEMS, ACTIONS, READY = 200, 60, 20
DAY = dt.date(2014, 9, 1)
TEXT = (
    "Schools causing concern are found early: of fourteen that were since 2012, eleven are good now, and their "
    "heads say that challenge and support were right."
)


def make_schedule(content: Content, rng: Random, lead: User, *, much: bool) -> str:
    """The address of the round."""
    authority = lead.memberships.get().authority
    round_ = Round.objects.create(
        authority=authority,
        framework_id=content.pk,
        name="Ofsted",
        slug=f"{authority.slug}-ofsted",
        period="2013 to 2014",
        state=RoundState.SIGNED_OFF,
        signed_off_at=timezone.now(),
        signed_off_by=lead,
        created_by=lead,
    )
    TeamMember.objects.create(round=round_, user=lead, role=TeamRole.LEAD)
    cells = Cell.objects.bulk_create(
        Cell(round=round_, element_id=element.pk, phase=None) for element in content.elements.values()
    )
    links = list(_evidence(round_, cells, rng, ITEMS if much else 1))
    for cell in cells:
        _written(content, cell, [link for link in links if link.cell_id == cell.pk], rng)
    SelfSummary.objects.create(round=round_, opening=TEXT * 3, context=TEXT * 4, updated_by=lead)
    _plan(round_, cells, rng, ACTIONS if much else 1)
    _ready(round_, READY if much else 1)
    round_.report = freeze(round_, content)
    round_.save()
    return round_.slug


def _evidence(round_: Round, cells: list[Cell], rng: Random, items: int) -> Iterator[EvidenceLink]:
    for number in range(items):
        item = EvidenceItem.objects.create(
            authority=round_.authority,
            title=f"Minutes of the school improvement board, paper {number + 1}",
            source_type="Minutes",
            dated=DAY - dt.timedelta(days=number),
            file=f"bench/{number}",
            sha256=hashlib.sha256(str(number).encode()).hexdigest(),
            impact=rng.choice(Impact.values),
            added_by=round_.created_by,
        )
        for cell in rng.sample(cells, 2):
            yield EvidenceLink.objects.create(cell=cell, item=item, added_by=round_.created_by)


def _written(content: Content, cell: Cell, links: list[EvidenceLink], rng: Random) -> None:
    by = cell.round.created_by
    for one in statements_of(content.element_by_pk[cell.element_id]):
        row = StatementRecord.objects.create(
            cell=cell,
            passage=one.passage,
            number=one.number,
            quoted=one.text,
            extent=rng.choice(Extent.values),
            updated_by=by,
        )
        row.evidence.set(rng.sample(links, min(len(links), 4)))
    for position, kind in enumerate((*SelfKind, *SelfKind), 1):
        SelfEntry.objects.create(
            cell=cell, kind=kind, text=TEXT, position=position, key=position < 3, updated_by=by
        )


def _plan(round_: Round, cells: list[Cell], rng: Random, actions: int) -> None:
    by = round_.created_by
    plan = Plan.objects.create(round=round_, introduction=TEXT, last_number=actions, updated_by=by)
    for number in range(1, actions + 1):
        action = Action.objects.create(
            plan=plan,
            number=number,
            cell=rng.choice(cells),
            title="Bring all data on groups into one pack that goes to schools in the second week of term",
            lead=by,
            start=DAY,
            due=DAY + dt.timedelta(days=180),
            success="Nine in ten schools say that the pack helps them",
            monitored_how="Sampling",
            updated_by=by,
        )
        for title in ("Format agreed with heads", "First pack sent"):
            Milestone.objects.create(action=action, title=title, due=DAY + dt.timedelta(days=60))


def _ready(round_: Round, rows: int) -> None:
    by = round_.created_by
    for number in range(1, rows + 1):
        ReadyDocument.objects.create(
            round=round_,
            number=number % 10,
            title=f"Strategic plan, part {number}",
            owner_post="Head of school improvement",
            location="Shared drive, inspection",
            state=DocumentState.READY,
            updated_by=by,
        )
        ReadyPerson.objects.create(
            round=round_, number=number % 10, post="Headteacher", state=PersonState.CONFIRMED, updated_by=by
        )
