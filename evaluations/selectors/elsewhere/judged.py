"""What the same authority judged on matching elements elsewhere, and where that contradicts what is judged here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from evaluations.engine.contrast import Contrast, Extents, Standing, contrast, contrast_with
from evaluations.enums import RoundState
from evaluations.models import Cell
from evaluations.permissions import can_record
from evaluations.selectors.elsewhere.considered import counts_of, extents_of
from evaluations.selectors.elsewhere.places import Place, places_for
from standards.content import Level
from standards.enums import LinkKind

REVEALED = frozenset({RoundState.AGREEING, RoundState.SIGNED_OFF})


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement of a matching element in one phase; `level` is None where it was judged not applicable.

    Of an aspect of a self-evaluation, which has no level, `extents` are how far its statements are in evidence.
    """

    place: Place
    level: Level | None
    contrast: Contrast
    words: str
    extents: Extents | None = None

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        return counts_of(self.extents) if self.extents else []


@dataclass(frozen=True, slots=True)
class Match:
    """A matching element as judged in the last round that judged it, phase by phase; or an aspect as it stands."""

    judged: tuple[Judged, ...]

    @property
    def place(self) -> Place:
        return self.judged[0].place

    @property
    def signed_off(self) -> bool:
        return self.place.access.state == RoundState.SIGNED_OFF

    @property
    def is_aspect(self) -> bool:
        return not self.place.content.has_scale

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
    """`level` is what is judged here, if anything is. Two queries; three where an aspect without levels is linked."""
    places = places_for(cell, user)
    extents = extents_of(places)
    by_element: dict[int, list[Judged]] = defaultdict(list)
    for place in _latest(places, extents):
        found = extents.get(place.pk)
        told = _considered(place, found, level) if found else _judged(place, level)
        by_element[place.link.there.pk].append(told)
    matches = tuple(Match(tuple(judged)) for judged in by_element.values())
    return Matters(matches, any(can_record(place.access) for place in places))


def _latest(places: Sequence[Place], extents: Mapping[int, Extents]) -> Iterator[Place]:
    """Of each element, in whatever version, the judgements of the round agreed last; none of a round not revealed.

    What is in evidence of an aspect is the team's common record, so it is there before that.
    """
    known = [place for place in places if place.pk in extents or _is_revealed(place)]
    last: dict[tuple[str, str], tuple[bool, str, int]] = {}
    for place in known:
        when = _when(place, extents)
        last |= {name: max(when, last.get(name, when)) for name in _names(place)}
    return (place for place in known if place.round_pk in {last[name][-1] for name in _names(place)})


def _names(place: Place) -> list[tuple[str, str]]:
    return [(place.content.slug, ref) for ref in place.came]


def _is_revealed(place: Place) -> bool:
    return place.judged and place.access.state in REVEALED


def _when(place: Place, extents: Mapping[int, Extents]) -> tuple[bool, str, int]:
    """A self-evaluation that is half written comes after one that is signed off, however old that is."""
    found = extents.get(place.pk)
    if found is None:
        return True, str(place.agreed_on), place.round_pk
    whole = place.access.state == RoundState.SIGNED_OFF or not found.unconsidered
    return whole, str(place.signed_off_on or timezone.localdate()), place.round_pk


def _judged(place: Place, here: Level | None) -> Judged:
    there = place.content.level_by_pk.get(place.level_id)
    if here is None or there is None:
        return Judged(place, there, Contrast.NONE, "")
    found = contrast(_standing(here), _standing(there))
    return Judged(place, there, found, _words(found, here, there.label, place.link.kind))


def _considered(place: Place, extents: Extents, here: Level | None) -> Judged:
    if here is None:
        return Judged(place, None, Contrast.NONE, "", extents)
    found = contrast_with(extents, _standing(here))
    return Judged(place, None, found, _words(found, here, extents_words(extents), place.link.kind), extents)


def _standing(level: Level) -> Standing:
    return Standing(*level.steps, good=not level.below_good)


def _words(found: Contrast, here: Level, there: str, kind: LinkKind) -> str:
    """What stands against what, and how much that need mean."""
    if found == Contrast.NONE:
        return ""
    return f"{here.label} here, {there} there. {advice(kind)}"


def extents_words(extents: Extents) -> str:
    """Of the two ends, which alone are held against a level."""
    return "every statement fully in evidence" if extents.all_fully else "no statement in evidence yet"


def advice(kind: LinkKind) -> str:
    """How much a difference need mean between elements that are linked like this."""
    if kind == LinkKind.OVERLAPS:
        return "The two only overlap, so both may be right: say why."
    return "The two ask for much the same: look at both again, or say why they differ."
