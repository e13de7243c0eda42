"""Clocks of an inspection: from which day each runs, when it is due, and how it stands."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from accounts.models import Membership
from evaluations.enums import ClockKind
from evaluations.models import Inspection, InspectionClock
from evaluations.permissions import can_run_inspection
from evaluations.working_days import working_days_after, working_days_until

OFSTED = "Ofsted, The inspection of local authority arrangements for supporting school improvement, 2014"
REGULATIONS = (
    "The Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, SI 2007/462"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`quoted` is the publication's own wording; `said` is ours. `sure` unless nobody read the number in a source."""

    days: int
    follows: str
    source: str
    quoted: str = ""
    said: str = ""
    sure: bool = True


RULES: Mapping[str, Rule] = {
    ClockKind.ACCURACY: Rule(
        5,
        "the day the draft report came, which you give",
        f"{OFSTED}, paragraph 44",
        "The report will be forwarded to the DCS or their equivalent for a factual accuracy check shortly after "
        "the end of the inspection. The local authority will have five working days to respond.",
    ),
    ClockKind.REPORT: Rule(
        28,
        "the end of the on-site inspection",
        f"{OFSTED}, paragraph 45",
        "Local authorities will receive an electronic version of the final report, usually within 28 working days "
        "of the end of the on-site inspection.",
    ),
    ClockKind.COPIES: Rule(
        5,
        "the day the final report came",
        f"{OFSTED}, paragraph 46",
        "Once a local authority has received its final report, it is required to take such steps as are reasonably "
        "practicable to secure that stakeholders receive a copy of the report within five working days.",
    ),
    ClockKind.PUBLISHED: Rule(
        30,
        "the day the final report came",
        REGULATIONS,
        said="The authority publishes the report within 30 working days of receiving it.",
    ),
    ClockKind.STATEMENT: Rule(
        70,
        "the day the final report came",
        f"{OFSTED}, paragraph 46, which gives no number of days",
        "The local authority will be required to respond with a written statement setting out what action it "
        "proposes to take in light of the inspection findings and setting out a timetable for those actions.",
        "We could not confirm 70 working days in the regulations.",
        sure=False,
    ),
}


# They run from the day that the final report came.
AFTER_REPORT = (ClockKind.COPIES, ClockKind.PUBLISHED, ClockKind.STATEMENT)


@dataclass(frozen=True, slots=True)
class Clock:
    """`start` and `due` are None until the day that it runs from is known.

    `changed_by` is who last set it, blank while it is as it was opened; `left` is in working days, and on a day
    off that follows the due one still 0.
    """

    pk: int
    kind: str
    label: str
    days: int
    start: dt.date | None
    due: dt.date | None
    done: dt.date | None
    left: int | None
    note: str
    source: str
    rule: Rule
    given: bool
    overdue: bool = False
    changed_by: str = ""
    changed_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.done is None and self.due is not None

    @property
    def over(self) -> int:
        """By how many working days it is overdue."""
        return max(-(self.left or 0), 0)

    @property
    def is_late(self) -> bool:
        """Done, but after it was due."""
        return self.done is not None and self.due is not None and self.done > self.due

    @property
    def changed(self) -> bool:
        return self.days != self.rule.days

    @property
    def is_sure(self) -> bool:
        """Whether somebody read the number in a source: those who wrote the rule, or a lead of the authority."""
        return self.rule.sure or self.changed or bool(self.source)


def clocks_of(inspection: Inspection, rows: Iterable[InspectionClock], today: dt.date) -> list[Clock]:
    """In the order of the process; no query."""
    by_kind = {row.kind: row for row in rows}
    came = by_kind[ClockKind.REPORT].done_on if ClockKind.REPORT in by_kind else None
    starts = {ClockKind.REPORT.value: inspection.ended_on}
    starts |= dict.fromkeys(AFTER_REPORT, came)
    return [
        _clock(by_kind[kind], by_kind[kind].starts_on or starts.get(kind), today)
        for kind in ClockKind
        if kind in by_kind
    ]


def _clock(row: InspectionClock, start: dt.date | None, today: dt.date) -> Clock:
    due = working_days_after(start, row.days) if start else None
    return Clock(
        pk=row.pk,
        kind=row.kind,
        label=row.get_kind_display(),
        days=row.days,
        start=start,
        due=due,
        done=row.done_on,
        left=working_days_until(today, due) if due and not row.done_on else None,
        note=row.note,
        source=row.source,
        rule=RULES[row.kind],
        given=row.starts_on is not None,
        overdue=due is not None and row.done_on is None and due < today,
        changed_by=str(row.updated_by) if row.version > 1 else "",
        changed_at=row.updated_at,
    )


def next_of(clocks: Iterable[Clock]) -> Clock | None:
    """The open one that is due first, overdue ones before all."""
    return min((clock for clock in clocks if clock.is_open), key=lambda clock: str(clock.due), default=None)


@dataclass(frozen=True, slots=True)
class Running:
    inspection: Inspection
    clock: Clock


def clocks_running(membership: Membership, today: dt.date) -> list[Running]:
    """What runs in the authority's inspections, first due first, for whoever runs them; one query, or none."""
    if not can_run_inspection(membership.role):
        return []
    rows = InspectionClock.objects.filter(inspection__authority=membership.authority)
    rows = rows.select_related("inspection", "updated_by").order_by("inspection_id", "pk")
    running = [
        Running(inspection, clock)
        for inspection, theirs in groupby(rows, key=lambda row: row.inspection)
        for clock in clocks_of(inspection, theirs, today)
        if clock.is_open
    ]
    return sorted(running, key=lambda one: str(one.clock.due))
