"""What the same authority judged on matching elements elsewhere, and where that contradicts what is judged here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accounts.models import User
from evaluations.engine.contrast import Contrast, Standing, contrast
from evaluations.enums import RoundState
from evaluations.models import Cell
from evaluations.permissions import can_record
from evaluations.selectors.elsewhere.places import Place, places_for
from standards.content import Level
from standards.enums import LinkKind

REVEALED = frozenset({RoundState.AGREEING, RoundState.SIGNED_OFF})


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement of a matching element in one phase; `level` is None where it was judged not applicable."""

    place: Place
    level: Level | None
    contrast: Contrast
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """A matching element as judged in the last round that judged it, phase by phase."""

    judged: tuple[Judged, ...]

    @property
    def place(self) -> Place:
        return self.judged[0].place

    @property
    def signed_off(self) -> bool:
        return self.place.access.state == RoundState.SIGNED_OFF

    @property
    def agreed_on(self) -> dt.date | None:
        return max((one.place.agreed_on for one in self.judged if one.place.agreed_on), default=None)

    @property
    def remarks(self) -> list[Judged]:
        return [one for one in self.judged if one.words]


@dataclass(frozen=True, slots=True)
class Matters:
    """`open` is whether evidence could be linked to a match as well, in a round that is open to the person."""

    matches: tuple[Match, ...]
    open: bool

    @property
    def contradictions(self) -> int:
        every = (one for match in self.matches for one in match.judged)
        return sum(one.contrast == Contrast.AGAINST for one in every)


NOTHING = Matters((), open=False)


def matters_of(cell: Cell, user: User, level: Level | None) -> Matters:
    """`level` is what is judged here, if anything is. Two queries, as `places_for`."""
    places = places_for(cell, user)
    by_element: dict[int, list[Judged]] = defaultdict(list)
    for place in _latest(places):
        by_element[place.link.there.pk].append(_judged(place, level))
    matches = tuple(Match(tuple(judged)) for judged in by_element.values())
    return Matters(matches, any(can_record(place.access) for place in places))


def _latest(places: Iterable[Place]) -> Iterator[Place]:
    """Of each element, the judgements of the round that was agreed last; none of a round not revealed."""
    known = [place for place in places if place.judged and place.access.state in REVEALED]
    last: dict[int, Place] = {}
    for place in known:
        held = last.get(place.link.there.pk)
        if held is None or _when(place) > _when(held):
            last[place.link.there.pk] = place
    return (place for place in known if place.round_pk == last[place.link.there.pk].round_pk)


def _when(place: Place) -> tuple[str, int]:
    return str(place.agreed_on), place.round_pk


def _judged(place: Place, here: Level | None) -> Judged:
    there = place.content.level_by_pk.get(place.level_id)
    if here is None or there is None:
        return Judged(place, there, Contrast.NONE, "")
    found = contrast(_standing(here), _standing(there))
    return Judged(place, there, found, _words(found, here, there, place.link.kind))


def _standing(level: Level) -> Standing:
    return Standing(*level.steps, good=not level.below_good)


def _words(found: Contrast, here: Level, there: Level, kind: LinkKind) -> str:
    """What stands against what, and how much that need mean."""
    if found == Contrast.NONE:
        return ""
    said = f"{here.label} here, {there.label} there."
    if kind == LinkKind.OVERLAPS:
        return f"{said} The two only overlap, so both may be right: say why."
    return f"{said} The two ask for much the same: look at both again, or say why they differ."
