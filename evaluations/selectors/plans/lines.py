"""An action as pages and papers show it: frozen, so that what is drawn of one can be kept.

Tuples by name, because a page reads hundreds of them.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from evaluations.enums import ActionStatus, FollowUpKind, Origin, Progress

CLOSED = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})


@dataclass(frozen=True, slots=True)
class Mark:
    """Progress as a mark: drawn as the levels of a scale of three are."""

    code: str
    label: str
    colour: str
    steps: tuple[int, int]

    @property
    def column(self) -> str:
        return self.label

    @property
    def overall(self) -> str:
        return self.label


MARKS = {
    Progress.GREEN: Mark("green", str(Progress.GREEN.label), "g", (3, 3)),
    Progress.AMBER: Mark("amber", str(Progress.AMBER.label), "ni", (2, 3)),
    Progress.RED: Mark("red", str(Progress.RED.label), "si", (1, 3)),
}


class MilestoneLine(NamedTuple):
    pk: int
    title: str
    due: dt.date
    done_on: dt.date | None

    def is_late(self, today: dt.date) -> bool:
        return self.done_on is None and self.due < today


class EntryLine(NamedTuple):
    on: dt.date
    progress: str
    note: str
    by: str

    @property
    def progress_label(self) -> str:
        return str(Progress(self.progress).label)

    @property
    def mark(self) -> Mark:
        return MARKS[Progress(self.progress)]


class ActionLine(NamedTuple):
    """`lead` is the name of the one who leads it, `lead_id` their account, if any.

    `element` and `phase` are refs of the cell it is to improve, empty for a free action. Milestones stand by
    date, entries newest first.
    """

    pk: int
    number: int
    cell_id: int | None
    element: str
    phase: str
    criterion_id: int | None
    origin: str
    origin_text: str
    priority: str
    title: str
    lead_id: int | None
    lead: str
    helpers: str
    start: dt.date | None
    due: dt.date | None
    resources: str
    cost: Decimal | None
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
    status_reason: str
    progress: str
    committee_on: dt.date | None
    version: int
    updated_at: dt.datetime
    milestones: tuple[MilestoneLine, ...] = ()
    entries: tuple[EntryLine, ...] = ()

    @property
    def ref(self) -> str:
        return f"A{self.number}"

    @property
    def status_label(self) -> str:
        return str(ActionStatus(self.status).label)

    @property
    def progress_label(self) -> str:
        """Empty until someone has said how it goes."""
        return str(Progress(self.progress).label) if self.progress else ""

    @property
    def mark(self) -> Mark | None:
        """None until someone has said how it goes."""
        return MARKS[Progress(self.progress)] if self.progress else None

    @property
    def origin_label(self) -> str:
        return str(Origin(self.origin).label)

    @property
    def price(self) -> str:
        """£4,200, or £4,200.50; empty where none is given."""
        return "" if self.cost is None else f"£{self.cost:,.2f}".removesuffix(".00")

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED

    def days_overdue(self, today: dt.date) -> int:
        """0 where it is not overdue, or closed."""
        return max((today - self.due).days, 0) if self.due and self.is_open else 0

    def late_milestones(self, today: dt.date) -> tuple[MilestoneLine, ...]:
        return tuple(step for step in self.milestones if step.is_late(today)) if self.is_open else ()

    def is_late(self, today: dt.date) -> bool:
        """Past its date, or past that of a milestone."""
        return bool(self.days_overdue(today) or self.late_milestones(today))

    def is_due_by(self, today: dt.date, day: dt.date) -> bool:
        """Due from today up to that day, and not closed."""
        return self.is_open and self.due is not None and today <= self.due <= day


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """Why a rating below Good or Green has no action."""

    pk: int
    cell_id: int
    reason: str
    version: int
    updated_at: dt.datetime
    by: str


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    pk: int
    kind: str
    text: str
    who: str
    due: dt.date | None
    confirmed_on: dt.date | None
    done_on: dt.date | None
    version: int

    @property
    def kind_label(self) -> str:
        return str(FollowUpKind(self.kind).label)
