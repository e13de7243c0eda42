"""Libraries: one of 500 items under rounds on four frameworks, one of 10,000 items to search, and one of a few."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts.enums import Role
from accounts.models import LocalAuthority, Membership, Region, User
from bench.database import sizes
from bench.database.bulk import write
from evaluations.enums import Impact, RoundState
from evaluations.models import Cell, EvidenceItem, EvidenceLink, Judgement, Round
from standards import crosswalks
from standards.content import Content, content_for
from standards.models import Framework

DAY = dt.date(2009, 9, 7)
WORDS = (
    "tracking",
    "mentoring",
    "governors",
    "moderation",
    "attendance",
    "leadership",
    "phonics",
    "transition",
)
SUMMARY = "What schools said of {} and {} in the year, by phase, with the figures of the two years before it."


@dataclass(frozen=True)
class Size:
    slug: str
    items: int
    links: int


SIZES = (Size("mapped", 500, 5), Size("searched", 10_000, 1), Size("sparse", 3, 1))


def make_evidence(rng: Random) -> Mapping[str, Mapping[str, Any]]:
    """Who asks, by name. Rounds of all on every framework, agreed and judged."""
    crosswalks.load([settings.CROSSWALKS_DIR])
    contents = [content_for(row) for row in Framework.objects.all()]
    return {size.slug: _make(size, contents, rng) for size in SIZES}


def _make(size: Size, contents: list[Content], rng: Random) -> dict[str, Any]:
    authority = LocalAuthority.objects.create(
        code="9E" + size.slug[1],
        name=f"Borough of the {size.slug}",
        slug=size.slug,
        region=Region.objects.all()[0],
        fictional=True,
    )
    lead = User.objects.create(
        email=f"lead@{size.slug}.example", name="Lead", password=make_password(sizes.PASSWORD)
    )
    Membership.objects.create(user=lead, authority=authority, role=Role.LEAD)
    write(EvidenceItem, [_item(authority, lead, number, rng) for number in range(size.items)])
    items = list(EvidenceItem.objects.filter(authority=authority))
    for content in contents:
        _round(authority, lead, content, items, size, rng)
    return {"email": lead.email}


def _item(authority: LocalAuthority, lead: User, number: int, rng: Random) -> EvidenceItem:
    return EvidenceItem(
        authority=authority,
        title=f"Item {number + 1}: {rng.choice(WORDS)}",
        dated=DAY + dt.timedelta(days=number % 300),
        summary=SUMMARY.format(*rng.sample(WORDS, 2)),
        impact=rng.choice(Impact.values),
        added_by=lead,
    )


def _round(
    authority: LocalAuthority,
    lead: User,
    content: Content,
    items: list[EvidenceItem],
    size: Size,
    rng: Random,
) -> None:
    made = Round.objects.create(
        authority=authority,
        framework_id=content.pk,
        name=content.short_title,
        slug=f"{size.slug}-{content.slug}",
        period="September 2008 to August 2009",
        state=RoundState.AGREEING,
        created_by=lead,
    )
    pairs = [(element.pk, phase.pk if phase else None) for element, phase in content.pairs]
    write(Cell, [Cell(round=made, element_id=element, phase_id=phase) for element, phase in pairs])
    cells = list(made.cells.all())
    number = min(len(items), size.links)
    write(
        EvidenceLink,
        [
            EvidenceLink(cell=cell, item=item, added_by=lead)
            for cell in cells
            for item in rng.sample(items, number)
        ],
    )
    if content.levels:
        write(Judgement, [_judgement(cell, content, lead, rng) for cell in cells])


def _judgement(cell: Cell, content: Content, lead: User, rng: Random) -> Judgement:
    return Judgement(
        cell=cell,
        level_id=rng.choice(content.levels).pk,
        rationale=SUMMARY.format(*rng.sample(WORDS, 2)),
        agreed_on=DAY,
        updated_by=lead,
    )
