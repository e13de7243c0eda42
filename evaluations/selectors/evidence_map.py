"""What an authority's evidence rests under, over all frameworks: the rows that the evidence map is counted from."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef

from accounts.models import LocalAuthority, User
from evaluations.models import EvidenceLink
from evaluations.permissions import Access, can_see_confidential, can_view_cell
from evaluations.selectors.access import cells_reached
from evaluations.selectors.evidence_library import library
from standards.content import Content, content_for
from standards.content.crosswalk import Crosswalk
from standards.lookup import newness
from standards.models import Framework
from standards.selectors.crosswalks import crosswalks_from_any


class Item(NamedTuple):
    """Of the library; `used` is whether any judgement rests on it, in any round."""

    pk: int
    title: str
    source_type: str
    dated: dt.date | None
    review_on: dt.date | None
    impact: str
    individual: bool
    used: bool


class Resting(NamedTuple):
    """An item that an element rests on, in one phase, in a round that the person may see."""

    element: int
    phase: int | None
    item: int


@dataclass(frozen=True, slots=True)
class Facts:
    """`contents` are frameworks with a round that the person sees, then those that a crosswalk leads to from there."""

    items: dict[int, Item]
    resting: tuple[Resting, ...]
    contents: tuple[Content, ...]
    walks: tuple[Crosswalk, ...]


READ = ("pk", "title", "source_type", "dated", "review_on", "impact", "individual", "used")
STANDING = ("role", "team_role", "round__state", "named")


def map_facts(user: User, authority: LocalAuthority, role: str | None, *, in_a_file: bool = False) -> Facts:
    """As the person may see it; what concerns an individual is never in a file. Four queries."""
    items = library(authority, role)
    if in_a_file:
        items = items.filter(individual=False)
    used = Exists(EvidenceLink.objects.filter(item_id=OuterRef("pk")))
    rows = items.annotate(used=used).order_by("title", "pk").values_list(*READ)
    found = {row[0]: Item(*row) for row in rows}
    frameworks, resting = _resting(user, authority, found)
    walks = crosswalks_from_any(frameworks)
    return Facts(found, resting, _contents(frameworks, walks), tuple(walks))


def _resting(
    user: User, authority: LocalAuthority, items: dict[int, Item]
) -> tuple[set[int], tuple[Resting, ...]]:
    """Which frameworks have a round that the person sees, and what rests on what there. One query."""
    cells = cells_reached(user).filter(round__authority=authority).order_by()
    rows = cells.annotate(item=F("evidence_links__item")).values_list(
        "round__framework", "element", "phase", "item", *STANDING
    )

    @cache
    def seen(*standing: Any) -> tuple[bool, bool]:
        access = Access(user, *standing)
        return can_view_cell(access), can_see_confidential(access)

    frameworks, resting = set(), set()
    for framework, element, phase, item, *standing in rows:
        cell, confidential = seen(*standing)
        if not cell:
            continue
        frameworks.add(framework)
        if item in items and (confidential or not items[item].individual):
            resting.add(Resting(element, phase, item))
    return frameworks, tuple(resting)


def _contents(frameworks: set[int], walks: list[Crosswalk]) -> tuple[Content, ...]:
    """Of a framework without a round there is one version, the newest. One query."""
    own = [content_for(row) for row in Framework.objects.filter(pk__in=frameworks)]
    own.sort(key=lambda content: (content.short_title, content.version))
    held = {content.slug for content in own}
    there = sorted((walk.there for walk in walks), key=lambda content: newness(content.version))
    reached = {content.slug: content for content in there if content.slug not in held}
    return (*own, *sorted(reached.values(), key=lambda content: (content.short_title, content.version)))
