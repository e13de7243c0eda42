"""The newest signed-off round of every authority, and what one view gives its cells, before and now."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from accounts.models import LocalAuthority, Region
from evaluations.enums import RoundState
from evaluations.models import Judgement, Round
from standards.content import Content

AT_ONCE = 5000


class Latest(NamedTuple):
    """By pk; `before` is the round that it names as the one before it, where that is signed off too."""

    round: int
    authority: int
    region: int
    before: int | None


class Rated(NamedTuple):
    """One rating of a newest round; `was` is the level of the round before, None where it had none."""

    authority: int
    region: int
    phase: int | None
    element: int
    level: int
    was: int | None


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


def rated(rounds: list[Latest], phases: Collection[int] | None, view: str) -> Iterator[Rated]:
    """One query for both rounds of every authority, in these phases; None is all of them."""
    pks = [pk for one in rounds for pk in (one.round, one.before) if pk]
    asked = Judgement.objects.filter(cell__round__in=pks, view=view, level__isnull=False)
    if phases is not None:
        asked = asked.filter(cell__phase__in=phases)
    rows = asked.values_list("cell__round_id", "cell__phase_id", "cell__element_id", "level_id")
    newest = {one.round: one for one in rounds}
    now, before = [], {}
    for row in rows.iterator(chunk_size=AT_ONCE):
        if row[0] in newest:
            now.append(row)
        else:
            before[row[:3]] = row[3]
    for round_, phase, element, level in now:
        one = newest[round_]
        was = before.get((one.before, phase, element)) if one.before else None
        yield Rated(one.authority, one.region, phase, element, level, was)


def signed_off_by_region(rounds: list[Latest]) -> Counter[int]:
    return Counter(one.region for one in rounds)
