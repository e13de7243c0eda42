"""What the readers' page shows, laid out: a section for each framework, what waits and what is late."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.models import Round
from evaluations.reports.model import AreaHead, Dashboard, LevelKey
from evaluations.reports.reading.changes import CellChange, Turn
from evaluations.reports.reading.picture import Picture, RoundCount
from evaluations.selectors.reading.plans import ActionRow, Answer, Revision, SignedPlan


@dataclass(frozen=True, slots=True)
class Done:
    """An action between two rounds, and whether it made the difference, if the team has said so."""

    action: ActionRow
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Line:
    """`href` leads to the reasons behind the rating, where it is still there."""

    change: CellChange
    href: str
    done: tuple[Done, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind, headed such as “2 went down”."""

    turn: Turn
    title: str
    lines: tuple[Line, ...]

    @property
    def is_same(self) -> bool:
        return self.turn == Turn.SAME

    @property
    def arrow(self) -> str:
        return {Turn.DOWN: "↓", Turn.UP: "↑"}.get(self.turn, "")


@dataclass(frozen=True, slots=True)
class OverallRow:
    """A phase, or all of them, with a rating for each area and the words of what changed."""

    label: str
    cells: tuple[tuple[AreaHead, LevelKey | None, str], ...]


@dataclass(frozen=True, slots=True)
class PlanBox:
    """The plan that follows from a round; `signed` is None while only those who write plans see it."""

    round: Round
    signed: SignedPlan | None
    url: str
    counts: str
    overdue: int

    @property
    def newest(self) -> Revision | None:
        return (self.signed.waiting or self.signed.revision) if self.signed else None


@dataclass(frozen=True, slots=True)
class Section:
    """One framework. `since` names the round that changes are counted from; without one there are no groups."""

    round: Round
    dashboard: Dashboard
    count: RoundCount
    links: Mapping[str, str]
    may_export: bool
    sentences: tuple[str, ...]
    overalls: tuple[OverallRow, ...]
    since: str
    groups: tuple[Group, ...]
    picture: Picture | None
    plan: PlanBox | None

    @property
    def id(self) -> str:
        return self.dashboard.source.slug

    @property
    def moved(self) -> list[Group]:
        return [group for group in self.groups if group.turn != Turn.SAME]

    @property
    def any_done(self) -> bool:
        return any(line.done for group in self.groups for line in group.lines)

    @property
    def same(self) -> Group | None:
        return next((group for group in self.groups if group.turn == Turn.SAME), None)


@dataclass(frozen=True, slots=True)
class Overdue:
    """`about` names the rating that it is to improve, blank for an action about none."""

    about: str
    action: ActionRow
    round: Round
    days: int
    url: str
