"""One element in one phase as the team agrees it: the spread, how many rated, what was agreed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from evaluations.engine.difference import Difference, difference_of
from evaluations.models import Round
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.agreeing.facts import Agreed, Facts, Place, Voice
from standards.content import Content, Element, Level, Phase


@dataclass(frozen=True, slots=True)
class Heard:
    """A level with those who gave it."""

    level: Level
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """`heard` has every level, highest first; `rated` of `of` members have rated."""

    heard: tuple[Heard, ...]
    rated: int
    of: int
    difference: Difference

    @property
    def given(self) -> tuple[Heard, ...]:
        return tuple(heard for heard in self.heard if heard.voices)

    @property
    def late(self) -> int:
        return sum(voice.late for heard in self.heard for voice in heard.voices)

    @property
    def words(self) -> str:
        """Such as “2 steps apart, 3 different ratings”."""
        distance, levels, _ = self.difference
        if levels < 2:
            return "All the same" if self.rated > 1 else ""
        return f"{distance} step{'s' if distance > 1 else ''} apart, {levels} different ratings"


@dataclass(frozen=True, slots=True)
class Row:
    """`slug` is the round's; `stamp` changes whenever what the row shows of people's work does."""

    pk: int
    slug: str
    element: Element
    phase: Phase | None
    focus: bool
    voices: tuple[Voice, ...]
    spread: Spread
    agreed: Agreed | None
    level: Level | None
    holds: bool = True

    @property
    def name(self) -> str:
        return f"{self.element.ref} {self.element.short_label}{f', {self.phase.label}' if self.phase else ''}"

    @property
    def phase_ref(self) -> str:
        """As addresses have it."""
        return self.phase.ref if self.phase else NO_PHASE

    @property
    def key(self) -> str:
        """As a form sends it."""
        return f"{self.phase_ref}/{self.element.ref}"

    @property
    def anchor(self) -> str:
        return f"row-{self.pk}"

    @property
    def url(self) -> str:
        return reverse("evaluations:rate", args=[self.slug, self.phase_ref, self.element.ref])

    @property
    def agree_url(self) -> str:
        return f"{self.url}agree/"

    @property
    def stamp(self) -> str:
        said = sum(voice.version for voice in self.voices)
        return f"{self.agreed.version if self.agreed else 0}-{said}-{self.spread.of}"


def rows_of(round_: Round, content: Content, facts: Facts) -> list[Row]:
    """In published order, phase by phase; priority areas of focus first."""
    places = {(place.element_id, place.phase_id): place for place in facts.places}
    rows = [
        _row(round_, content, element, phase, place, facts)
        for element, phase in content.pairs
        if (place := places.get((element.pk, phase.pk if phase else None)))
    ]
    return sorted(rows, key=lambda row: not row.focus)


def by_difference(rows: Iterable[Row]) -> list[Row]:
    """Furthest apart first; the same difference in the order they came in."""
    return sorted(rows, key=lambda row: row.spread.difference, reverse=True)


def _row(
    round_: Round, content: Content, element: Element, phase: Phase | None, place: Place, facts: Facts
) -> Row:
    voices = tuple(facts.voices.get(place.pk, ()))
    return Row(
        pk=place.pk,
        slug=round_.slug,
        element=element,
        phase=phase,
        focus=place.focus,
        voices=voices,
        spread=spread_of(content, voices, facts.asked.get(place.pk, set())),
        agreed=place.agreed,
        level=content.level_by_pk.get(place.agreed.level_id) if place.agreed else None,
    )


def spread_of(content: Content, voices: Iterable[Voice], asked: set[int]) -> Spread:
    """Who rated without being asked (someone who has left the team) counts among those who were."""
    voices = [voice for voice in voices if voice.level_id or not content.has_scale]
    heard = tuple(
        Heard(level, tuple(voice for voice in voices if voice.level_id == level.pk))
        for level in content.levels
    )
    rated = {voice.user_id for voice in voices}
    return Spread(heard, len(rated), len(rated | asked), difference_of(_ranks(heard)))


def _ranks(heard: Iterable[Heard]) -> Iterator[int]:
    for one in heard:
        yield from [one.level.rank] * len(one.voices)
