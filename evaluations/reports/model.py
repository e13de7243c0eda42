"""Everything that any format shows of a round: strings, numbers and dates, and nothing that can still change.

Text of the publication keeps its **bold** marks. Refs stand for what they name; a phase is "" where the
framework has none, and a level is "" where there is none.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from evaluations.reports.derivation import Detail
from evaluations.selectors.regional.access import FRAMEWORK

SCHEMA = 1


class Status(StrEnum):
    RATED = "rated"
    NOT_RATED = "not-rated"
    NOT_THERE = "not-there"  # the framework has no such element in this phase
    RULED_OUT = "ruled-out"  # the team chose not applicable, with a reason


class Change(StrEnum):
    NONE = ""
    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Source:
    slug: str
    version: str
    title: str
    short_title: str
    element_one: str
    element_many: str
    attribution: str
    licence: str

    @property
    def two_views(self) -> bool:
        """Whether the National Strategies judge by it too."""
        return self.slug == FRAMEWORK


@dataclass(frozen=True, slots=True)
class RoundHead:
    """`previous` is the name of the round that changes are counted from; times are local."""

    slug: str
    name: str
    period: str
    state: str
    state_label: str
    view: str
    rate_by: dt.date | None
    signed_off_at: dt.datetime | None
    signed_off_by: str
    previous: str

    @property
    def signed_off_on(self) -> dt.date | None:
        return self.signed_off_at.date() if self.signed_off_at else None


@dataclass(frozen=True, slots=True)
class Tally:
    """`of` counts the ratings to give; those not applicable are beside them."""

    rated: int
    of: int
    not_applicable: int
    capped: int
    up: int
    down: int
    same: int
    new: int

    @property
    def finished(self) -> bool:
        return self.rated == self.of


@dataclass(frozen=True, slots=True)
class LevelKey:
    """`letters` is blank on a scale of words alone; `step` counts up to `of`.

    Criteria under it are met or not where it `asks` “met”; they apply or do not where it asks “applies”.
    """

    code: str
    letters: str
    label: str
    overall: str
    colour: str
    asks: str
    step: int
    of: int

    @property
    def short(self) -> str:
        return self.letters or self.label


@dataclass(frozen=True, slots=True)
class PhaseHead:
    ref: str
    label: str


@dataclass(frozen=True, slots=True)
class ElementHead:
    ref: str
    title: str
    short_label: str


@dataclass(frozen=True, slots=True)
class AreaHead:
    ref: str
    title: str
    short_label: str
    elements: tuple[ElementHead, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """What holds a rating where it is, in a sentence of ours, and where the publication says so."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class CellLine:
    """One rating of the dashboard. `considered` of `of` is what people are asked; `said` is their reason."""

    element: str
    phase: str
    status: Status
    level: str
    ceiling: str
    capped: bool
    change: Change
    was: str
    considered: int
    of: int
    evidence: int
    holds: tuple[Hold, ...]
    said: str
    focus: bool = False  # a priority area of the round; older reports do not say

    @property
    def key(self) -> tuple[str, str]:
        return self.element, self.phase


@dataclass(frozen=True, slots=True)
class OverallLine:
    """An overall rating; `phase` is "" for the area over all its phases."""

    area: str
    phase: str
    level: str
    suggested: str
    provisional: bool
    reason: str
    change: Change
    was: str


@dataclass(frozen=True, slots=True)
class Dashboard:
    authority: str
    source: Source
    round: RoundHead
    tally: Tally
    levels: tuple[LevelKey, ...]
    phases: tuple[PhaseHead, ...]
    areas: tuple[AreaHead, ...]
    cells: tuple[CellLine, ...]
    overalls: tuple[OverallLine, ...]
    overall_rule: str


@dataclass(frozen=True, slots=True)
class Report:
    """`dashboard` is what the page shows; `details` hold a line for every rating that applies."""

    schema: int
    dashboard: Dashboard
    details: tuple[Detail, ...]
