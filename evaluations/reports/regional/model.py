"""The ratings of a region as any format shows them, and nothing that can still change."""

import datetime as dt
from dataclasses import dataclass

from evaluations.reports.regional.choice import DIFFERENCE, Choice
from evaluations.reports.regional.marks import Column, Group, Mark
from standards.content import Level


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
        authorities = f"{self.compared} authorit{'y' if self.compared == 1 else 'ies'}"
        return [("Since the round before", f"{self.up} up, {self.down} down in {authorities}")]

    @property
    def waiting_by_state(self) -> dict[str, str]:
        """The same in words: names by how far they are."""
        names: dict[str, list[str]] = {}
        for name, state in self.waiting:
            names.setdefault(state, []).append(name)
        return {state: "; ".join(found) for state, found in names.items()}
