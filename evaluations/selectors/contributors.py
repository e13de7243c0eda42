"""Element by element: who might contribute, as published, beside who is in the team for it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from evaluations.models import Round
from evaluations.selectors.team import MOST_ADVISED, TeamCell, TeamPlace, core_size, places_of, team_cells
from standards.content import Content, Element, Passage
from standards.enums import PassageKind


@dataclass(frozen=True, slots=True)
class Keeper:
    """Someone who looks after an element; `phases` are named where they do not have all of it."""

    place: TeamPlace
    phases: str
    has_left: bool


@dataclass(frozen=True, slots=True)
class ContributorRow:
    """`phases` that are priorities are named in `focus_in`, where only some of the element's are."""

    element: Element
    suggested: tuple[Passage, ...]
    keepers: list[Keeper]
    focus: bool
    focus_in: str

    @property
    def is_open(self) -> bool:
        """Whether nobody who is still there is named for it."""
        return all(keeper.has_left for keeper in self.keepers)


@dataclass(slots=True)
class Contributors:
    """`cells` counts what there is to look after."""

    rows: list[ContributorRow]
    places: list[TeamPlace]
    cells: int
    today: dt.date

    @property
    def has_suggestions(self) -> bool:
        return any(row.suggested for row in self.rows)

    @property
    def open_rows(self) -> list[ContributorRow]:
        return [row for row in self.rows if row.is_open]

    @property
    def focus_rows(self) -> list[ContributorRow]:
        return [row for row in self.rows if row.focus]

    @property
    def seats(self) -> list[tuple[TeamPlace, bool]]:
        """Each place with whether its last day has passed."""
        return [(place, place.has_left(self.today)) for place in self.places]

    @property
    def core(self) -> int:
        return core_size(self.places)

    @property
    def too_many(self) -> bool:
        return self.core > MOST_ADVISED

    @property
    def for_all(self) -> list[TeamPlace]:
        """Those who are named for nothing in particular, and so asked for all of it."""
        return [place for place in self.places if not place.is_guest and not place.cells]


def contributors_of(round_: Round, content: Content) -> Contributors:
    """Priorities first, then in the order of the publication; two queries."""
    places, cells = places_of(round_), team_cells(round_)
    today = timezone.localdate()
    rows = list(_rows(content, places, cells, today))
    return Contributors(sorted(rows, key=lambda row: not row.focus), places, len(cells), today)


def _rows(
    content: Content, places: list[TeamPlace], cells: list[TeamCell], today: dt.date
) -> Iterator[ContributorRow]:
    for element in content.elements.values():
        own = [cell for cell in cells if cell.element_id == element.pk]
        focus = [cell for cell in own if cell.focus]
        yield ContributorRow(
            element=element,
            suggested=tuple(one for one in element.passages if one.kind == PassageKind.CONTRIBUTORS),
            keepers=list(_keepers(content, places, own, today)),
            focus=bool(focus),
            focus_in=phases_words(content, focus, own),
        )


def _keepers(
    content: Content, places: list[TeamPlace], own: list[TeamCell], today: dt.date
) -> Iterator[Keeper]:
    for place in places:
        kept = [cell for cell in own if cell.pk in place.cells]
        if kept:
            yield Keeper(place, phases_words(content, kept, own), place.has_left(today))


def phases_words(content: Content, some: list[TeamCell], every: list[TeamCell]) -> str:
    """The phases of `some`, named where they are not all that the element has."""
    if not some or len(some) == len(every):
        return ""
    return ", ".join(content.phase_by_pk[cell.phase_id].label for cell in some if cell.phase_id)


def share_words(content: Content, place: TeamPlace, cells: list[TeamCell]) -> str:
    """What a member looks after, by ref: “2, 5 and 2.4 (Primary)”, “All of it”, “Nothing yet”."""
    if not place.cells:
        return "Nothing yet" if place.is_guest else "All of it"
    words = []
    for element in content.elements.values():
        own = [cell for cell in cells if cell.element_id == element.pk]
        kept = [cell for cell in own if cell.pk in place.cells]
        if kept:
            phases = phases_words(content, kept, own)
            words.append(f"{element.ref} ({phases})" if phases else element.ref)
    return "All of it" if len(place.cells) == len(cells) else ", ".join(words)
