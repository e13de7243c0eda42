"""The newest signed-off round of every authority, and what one view gives its cells, before and now."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from accounts.models import LocalAuthority, Region
from evaluations.enums import RoundState
from evaluations.models import Judgement, Round
from standards.content import Content


class Latest(NamedTuple):
    """By pk; `before` is the round that it names as the one before it, where that is signed off too."""

    round: int
    authority: int
    region: int
    before: int | None


Rated = tuple[int, int | None, int, int, int | None]
"""Pks of region, phase, element and level of a newest round; the last is its level in the round before, if any."""


Row = tuple[int, int | None, int, int]
"""Pks of a round, a phase, an element and a level."""
Cell = tuple[int, int | None, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many ratings there are of a kind, and by newest round and phase, how many and how many below Good."""

    ratings: Counter[Rated]
    each: Counter[tuple[int, int | None]]
    below: Counter[tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class Place:
    """A region, and how many authorities it has."""

    region: Region
    of: int


def places() -> list[Place]:
    has_round = Exists(Round.objects.filter(authority=OuterRef("pk")))
    counted = LocalAuthority.objects.filter(Q(current=True) | has_round).order_by()
    sizes = dict(counted.values_list("region_id").annotate(Count("pk")))
    return [Place(region, sizes.get(region.pk, 0)) for region in Region.objects.order_by("name")]


def latest_rounds(content: Content) -> list[Latest]:
    """What is only shared is between an authority and its own region, and is not counted."""
    rows = list(
        Round.objects.filter(framework_id=content.pk, state=RoundState.SIGNED_OFF)
        .order_by("created_at", "pk")
        .values_list("pk", "authority_id", "authority__region_id", "previous_id")
    )
    signed = {row[0] for row in rows}
    newest = {row[1]: row for row in rows}
    return [Latest(*row[:3], row[3] if row[3] in signed else None) for row in newest.values()]


def counted(
    rounds: list[Latest], phases: Collection[int] | None, view: str, below: Collection[int]
) -> Counted:
    """One query for both rounds of every authority, in these phases; None is all of them.

    `below` are levels. To join the round before in the database, and to group there, was measured and costs more:
    a region has too few authorities for many of its ratings to be alike.
    """
    pks = [pk for one in rounds for pk in (one.round, one.before) if pk]
    asked = Judgement.objects.filter(cell__round__in=pks, view=view, level__isnull=False)
    if phases is not None:
        asked = asked.filter(cell__phase__in=phases)
    rows = asked.values_list("cell__round_id", "cell__phase_id", "cell__element_id", "level_id")
    newest = {one.round: (one.region, one.before) for one in rounds}
    now: list[Row] = []
    was: dict[Cell, int] = {}
    for row in rows:
        if row[0] in newest:
            now.append(row)
        else:
            was[row[:3]] = row[3]
    return Counted(
        Counter([_rated(row, *newest[row[0]], was) for row in now]),
        Counter([row[:2] for row in now]),
        Counter([row[:2] for row in now if row[3] in below]),
    )


def _rated(row: Row, region: int, before: int | None, was: Mapping[Cell, int]) -> Rated:
    _, phase, element, level = row
    return region, phase, element, level, was.get((before, phase, element)) if before else None


def signed_off_by_region(rounds: list[Latest]) -> Counter[int]:
    return Counter(one.region for one in rounds)
