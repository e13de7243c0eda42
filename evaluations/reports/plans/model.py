"""Everything that any format shows of an action plan: strings, numbers and dates, and nothing that can still change.

A level is "" where there is none, a phase is "" where the framework has none. Money is in pence.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from evaluations.reports.heads import PaperHead
from evaluations.reports.model import LevelKey

SCHEMA = 1


class State(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Head(PaperHead):
    """`as_at` is the day that late and overdue are counted from; `signed_by` is blank while it is a draft."""

    good: str
    agreed_by: tuple[str, ...]
    agreed_first: dt.date | None
    agreed_last: dt.date | None
    introduction: str
    committee: str
    committee_on: dt.date | None
    as_at: dt.date
    signed_by: str


@dataclass(frozen=True, slots=True)
class RatingLine:
    """A judgement with what is done about it; `below` is whether it asks for an action or a reason for none."""

    element: str
    title: str
    short_label: str
    phase: str
    level: str
    below: bool
    actions: tuple[str, ...]
    reason: str

    @property
    def key(self) -> tuple[str, str]:
        return self.element, self.phase

    @property
    def open(self) -> bool:
        """Below Good or Green, with neither an action nor a reason for none."""
        return self.below and not self.actions and not self.reason


class Step:
    """A dated step, wherever it is shown."""

    __slots__ = ()
    due: dt.date
    title: str
    done_on: dt.date | None


class Planned:
    """What is to be done, wherever it is shown; `words` says it. Money is in pence."""

    __slots__ = ()
    start: dt.date | None
    due: dt.date | None
    resources: str
    pence: int | None
    indicator: str
    baseline: str
    target: str
    monitored_by: str
    monitored_how: str
    monitored_when: str


@dataclass(frozen=True, slots=True)
class MilestoneLine(Step):
    """`key` tells it from others when a workbook comes back."""

    key: int
    due: dt.date
    title: str
    done_on: dt.date | None


@dataclass(frozen=True, slots=True)
class ProgressLine:
    on: dt.date
    progress: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class ActionLine(Planned):
    """`progress` and `status` are codes, their words beside them; `history` runs from the newest back."""

    ref: str
    element: str
    phase: str
    origin: str
    origin_text: str
    priority: str
    title: str
    lead: str
    helpers: str
    start: dt.date | None
    due: dt.date | None
    milestones: tuple[MilestoneLine, ...]
    resources: str
    pence: int | None
    success: str
    indicator: str
    baseline: str
    target: str
    monitored_by: str
    monitored_how: str
    monitored_when: str
    evaluation: str
    evaluated_on: dt.date | None
    status: str
    status_label: str
    status_reason: str
    progress: str
    history: tuple[ProgressLine, ...]
    committee_on: dt.date | None
    version: int

    @property
    def key(self) -> tuple[str, str]:
        return self.element, self.phase

    @property
    def finished(self) -> bool:
        return self.status in {"done", "dropped"}

    def overdue(self, day: dt.date) -> bool:
        return self.due is not None and self.due < day and not self.finished


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    key: int
    kind: str
    kind_label: str
    text: str
    who: str
    due: dt.date | None
    confirmed_on: dt.date | None
    done_on: dt.date | None


@dataclass(frozen=True, slots=True)
class PlanReport:
    schema: int
    head: Head
    levels: tuple[LevelKey, ...]
    ratings: tuple[RatingLine, ...]
    actions: tuple[ActionLine, ...]
    follow_ups: tuple[FollowUpLine, ...]

    @property
    def pence(self) -> int:
        """Of what is still to be paid for: an action that was dropped costs nothing."""
        return sum(action.pence or 0 for action in self.actions if action.status != "dropped")


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of the report since it was drawn up. `number` of a draft is that of the last revision, or 0."""

    state: State
    number: int
    note: str = ""
    signed_at: dt.datetime | None = None
    approved_by: str = ""
    approved_at: dt.datetime | None = None
    reply: str = ""

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report and its standing: what every format is made from."""

    report: PlanReport
    standing: Standing
