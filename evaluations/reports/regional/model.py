"""The ratings of a region as any format shows them, and nothing that can still change."""

import datetime as dt
from dataclasses import dataclass

from evaluations.enums import View
from evaluations.reports.regional.choice import DIFFERENCE, Choice
from evaluations.selectors.regional.standing import Key
from standards.content import Level

NOT_RATED = "Not rated"
NOT_APPLICABLE = "Not applicable"


@dataclass(frozen=True, slots=True)
class Said:
    """What a view says of a cell: a level, or without one why there is none."""

    level: Level | None
    word: str = NOT_RATED

    @property
    def letters(self) -> str:
        if self.level:
            return self.level.code
        return "N/A" if self.word == NOT_APPLICABLE else ""

    @property
    def colour(self) -> str:
        if self.level:
            return self.level.colour
        return "na" if self.word == NOT_APPLICABLE else "none"

    @property
    def is_said(self) -> bool:
        return self.word != NOT_RATED

    @property
    def below_good(self) -> bool:
        return self.level is not None and self.level.below_good


@dataclass(frozen=True, slots=True)
class Column:
    """`phase` is a ref, "" over all phases; `area` is named where a column is an overall rating."""

    key: Key
    ref: str
    title: str
    phase: str
    area: str = ""

    @property
    def name(self) -> str:
        """“2.4 Use of intelligence”, or “Impact, Primary”."""
        return f"{self.area}, {self.title}" if self.area else f"{self.ref} {self.title}"


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: what each view says, and what the chosen view said in the round before."""

    column: Column
    ours: Said
    theirs: Said
    was: Said
    view: str

    @property
    def shown(self) -> Said:
        return self.theirs if self.view == View.STRATEGIES else self.ours

    @property
    def differs(self) -> bool:
        """Both have spoken, and not said the same."""
        return self.ours.is_said and self.theirs.is_said and self.ours.word != self.theirs.word

    @property
    def step(self) -> int:
        """How many levels up, or below nought down, against the round before."""
        if self.view == DIFFERENCE or not (self.was.level and self.shown.level):
            return 0
        return self.shown.level.rank - self.was.level.rank

    @property
    def moved(self) -> str:
        """“Up from NI”, against the round before."""
        return f"{'Up' if self.step > 0 else 'Down'} from {self.was.letters}" if self.step else ""

    @property
    def difference(self) -> str:
        """“1 lower”: how the National Strategies view stands to the authority’s."""
        if not self.theirs.is_said:
            return "No National Strategies view"
        if not self.ours.is_said:
            return "Not rated by the authority"
        if not self.differs:
            return "Same"
        if not (self.ours.level and self.theirs.level):
            return f"{self.ours.letters} and {self.theirs.letters}"
        steps = self.theirs.level.rank - self.ours.level.rank
        return f"{abs(steps)} {'higher' if steps > 0 else 'lower'}"

    @property
    def words(self) -> str:
        """The whole in words, for a spreadsheet and for whoever listens."""
        if self.view == DIFFERENCE:
            both = f": authority {self.ours.word}, National Strategies {self.theirs.word}"
            return f"{self.difference}{both if self.differs else ''}"
        return ", ".join(part for part in (self.shown.word, self.moved) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """An authority. `away` says why there is nothing to see, and then there are no marks."""

    name: str
    slug: str
    round_slug: str = ""
    round_name: str = ""
    signed_off_on: dt.date | None = None
    compared_with: str = ""
    marks: tuple[Mark, ...] = ()
    away: str = ""

    @property
    def rated(self) -> int:
        return sum(mark.shown.level is not None for mark in self.marks)

    @property
    def below(self) -> int:
        return sum(mark.shown.below_good for mark in self.marks)

    @property
    def up(self) -> int:
        return sum(mark.step > 0 for mark in self.marks)

    @property
    def down(self) -> int:
        return sum(mark.step < 0 for mark in self.marks)

    @property
    def differing(self) -> int:
        return sum(mark.differs for mark in self.marks)

    @property
    def both(self) -> int:
        return sum(mark.ours.is_said and mark.theirs.is_said for mark in self.marks)

    @property
    def state(self) -> str:
        if self.away:
            return self.away
        return "Signed off" if self.signed_off_on else "Shared, not signed off"


@dataclass(frozen=True, slots=True)
class Differing:
    """Where the two views differ: in which authority, on what, and why."""

    line: Line
    mark: Mark
    reason: str


@dataclass(frozen=True, slots=True)
class Overview:
    """`lines` are those shown, in their order; counts are of all authorities of the region.

    `waiting` are those that have not signed off, each with how far it is.
    """

    region: str
    source: str
    attribution: str
    by: str
    view: str
    sorted_by: str
    filtered: str
    made_on: dt.date
    choice: Choice
    levels: tuple[Level, ...]
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    differing: tuple[Differing, ...]
    waiting: tuple[tuple[str, str], ...]
    of: int
    signed_off: int
    readable: int
    rated: int
    below: int
    up: int
    down: int
    compared: int

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(group.columns) for group in self.groups)

    @property
    def is_difference(self) -> bool:
        return self.choice.view == DIFFERENCE

    @property
    def count_title(self) -> str:
        return "Differ" if self.is_difference else "Below Good"

    @property
    def span(self) -> int:
        """How many columns the ratings take, gaps between areas counted."""
        return len(self.columns) + len(self.groups) - 1

    @property
    def title(self) -> str:
        return f"{self.region}: {self.by}"

    @property
    def caption(self) -> str:
        more = f", {self.filtered}" if self.filtered else ""
        return f"{self.view}, {self.by}, sorted by {self.sorted_by}{more}"

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        differ = len(self.differing)
        return (
            ("Signed off", f"{self.signed_off} of {self.of}"),
            ("With ratings to read", f"{self.readable} of {self.of}"),
            ("Below Good", f"{self.below} of {self.rated} ratings"),
            *self._moved(),
            ("Views differ", f"{differ} rating{'' if differ == 1 else 's'}"),
        )

    def _moved(self) -> list[tuple[str, str]]:
        """Nothing where there is no round before, or where the views are what is compared."""
        if self.is_difference or not self.compared:
            return []
        return [("Since the round before", f"{self.up} up, {self.down} down in {self.compared} of {self.of}")]
