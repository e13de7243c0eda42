import datetime as dt
from dataclasses import dataclass

import pytest
from django.core import signing
from django.urls import reverse

from accounts.enums import Role
from evaluations.models import Cell, DigestTable, EvidenceItem, EvidenceLink, Round, TeamMember
from evaluations.reports import sheet_book
from evaluations.selectors.access import round_for
from evaluations.services.rounds import sign_off
from evaluations.views.sheet.upload import SALT
from schools.figures.catalogue import load_indicators
from schools.models import Figure, Indicator
from tests.evaluations.reading.making import planned
from tests.factories.accounts import MembershipFactory
from tests.factories.answering import answered, answering_team
from tests.factories.answers import answer_all, judge_all
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory

PLACE, LONG_AGO = ("2.4", "primary"), dt.datetime(2008, 6, 1, 12, tzinfo=dt.UTC)


@dataclass
class Stage:
    """What the posts speak of; the person who sends them leads the round and rates in it."""

    round: Round
    cell: Cell
    member: TeamMember
    newcomer: int
    item: EvidenceItem
    linked: EvidenceLink
    planned: int
    answering: int
    digest: int
    series: int
    aims: list[int]

    def at(self, name, *more):
        return reverse(f"evaluations:{name}", args=[self.round.slug, *more])

    @property
    def token(self):
        """What a preview of the lead's own file would hold."""
        about = {
            sheet_book.ROUND: self.round.slug,
            sheet_book.FRAMEWORK: "ns-quality-standards@2009",
            sheet_book.PERSON: str(self.round.created_by_id),
        }
        rows = [["primary/2.4", "row 2, column C", "G", "From a file.", 0]]
        return signing.dumps({"about": about, "rows": rows}, salt=SALT, compress=True)


def series_of(authority):
    load_indicators()
    indicator = Indicator.objects.get(code="NS2009_P1")
    Figure.objects.create(
        indicator=indicator, place="authority", authority=authority, year=2008, period="2008", value=75
    )
    return indicator.pk


@pytest.fixture
def stage(round_, cell, lead, core_member, authority):
    newcomer = MembershipFactory(authority=authority, role=Role.CORE)
    answer_all(cell, lead)
    linked = EvidenceFactory(authority=authority, impact="some", added_by=lead)
    link(cell, linked)
    judge_all(round_, lead)
    earlier = planned(RoundFactory(authority=authority, created_by=lead, created_at=LONG_AGO), PLACE, "Begin")
    team = answering_team(round_, "Secondary advisers", lead)
    said = answered(team, cell, "G")
    aims = [said.priorities.create(text=text, updated_by=lead).pk for text in ("At seven", "At eleven")]
    return Stage(
        aims=aims,
        round=round_,
        cell=cell,
        member=round_.team.get(user=core_member),
        newcomer=newcomer.pk,
        item=EvidenceFactory(authority=authority),
        linked=EvidenceLink.objects.get(),
        planned=earlier.pk,
        answering=answering_team(round_, "Primary advisers", lead).pk,
        digest=DigestTable.objects.create(round=round_, number=1, title="Shares", updated_by=lead).pk,
        series=series_of(authority),
    )


@pytest.fixture
def signed(stage, reach, lead, content):
    sign_off(round_=reach(lead, stage.round), content=content, user=lead, version=stage.round.version)
    stage.round.refresh_from_db()
    return stage


@pytest.fixture
def reach():
    return lambda user, round_: round_for(user, round_.slug, lock=True)
