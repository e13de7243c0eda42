"""Inspections, notebooks and clocks: each row saved only over the version that was seen."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import LocalAuthority, User
from evaluations.enums import ClockKind
from evaluations.models import Inspection, InspectionClock, NotebookEntry
from evaluations.models.inspections import Versioned
from evaluations.permissions import can_run_inspection, can_write_notebook
from evaluations.selectors.inspections.clocks import RULES
from evaluations.selectors.inspections.order import DONE, PUBLISHED, days_of, of_clock, out_of_order
from evaluations.services.errors import Overtaken, Refused

RUN = "Only a lead of the authority opens an inspection and sets its dates and clocks."
AHEAD = "The report cannot have been published on a day to come. Give the day once it has been."
WRITE = "Leads and core team members write the notebook. Ask a lead for that role."

Values = Mapping[str, Any]
UNPUBLISHED: Values = {"statement_on": None, "statement": None}
Row = TypeVar("Row", bound=Versioned)


@transaction.atomic
def open_inspection(*, authority: LocalAuthority, role: str, user: User, values: Values) -> Inspection:
    """With all its clocks, as the sources give them. The same case sent twice is kept once."""
    _check(can_run_inspection(role), RUN)
    if last := sent_before(Inspection.objects.filter(authority=authority), user, values):
        return last
    made = Inspection(authority=authority, updated_by=user, **values)
    made.save()
    for kind in ClockKind:
        InspectionClock(inspection=made, kind=kind, days=RULES[kind].days, updated_by=user).save()
    return made


@transaction.atomic
def change_inspection(
    *, inspection: Inspection, role: str, user: User, values: Values, version: int
) -> Inspection:
    """`inspection` is locked by the caller, here and below. Raises Overtaken where someone saved another."""
    _check(can_run_inspection(role), RUN)
    return save_over(inspection, user, values, version)


@transaction.atomic
def publish_inspection(
    *,
    inspection: Inspection,
    role: str,
    user: User,
    published_on: dt.date | None,
    report_url: str,
    version: int,
) -> Inspection:
    """From then on readers and guests read it; without a day it is confidential again, and its statement with it.

    Its clock is done with it. A day that is ahead, or before another that comes first, is refused.
    """
    _check(can_run_inspection(role), RUN)
    if published_on and published_on > timezone.localdate():
        raise Refused(AHEAD)
    if wrong := out_of_order({PUBLISHED: published_on}, days_of(inspection, inspection.clocks.all())):
        raise Refused(*wrong.values())
    values: Values = {"published_on": published_on, "report_url": report_url}
    if published_on is None:
        values = {**values, **UNPUBLISHED}
    before = inspection.published_on, inspection.statement_on
    saved = change_inspection(inspection=inspection, role=role, user=user, values=values, version=version)
    stop_clock(saved, user, ClockKind.PUBLISHED, before[0], saved.published_on)
    stop_clock(saved, user, ClockKind.STATEMENT, before[1], saved.statement_on)
    return saved


def stop_clock(
    inspection: Inspection, user: User, kind: ClockKind, before: dt.date | None, day: dt.date | None
) -> None:
    """Unless somebody gave the clock a day of its own; without a day it runs again."""
    if day == before:
        return
    clocks = list(inspection.clocks.all())
    clock = next((one for one in clocks if one.kind == kind), None)
    done = {of_clock(kind, DONE): day}
    if clock and clock.done_on == before and not out_of_order(done, days_of(inspection, clocks)):
        save_over(clock, user, {"done_on": day}, clock.version)


@transaction.atomic
def add_entry(*, inspection: Inspection, role: str, user: User, values: Values) -> NotebookEntry:
    """The same entry sent twice is kept once."""
    _check(can_write_notebook(role), WRITE)
    if last := sent_before(inspection.entries.all(), user, values):
        return last
    made = NotebookEntry(inspection=inspection, updated_by=user, **values)
    made.save()
    return made


@transaction.atomic
def change_entry(
    *, entry: NotebookEntry, role: str, user: User, values: Values, version: int
) -> NotebookEntry:
    _check(can_write_notebook(role), WRITE)
    return save_over(entry, user, values, version)


@transaction.atomic
def set_clock(
    *, clock: InspectionClock, role: str, user: User, values: Values, version: int
) -> InspectionClock:
    _check(can_run_inspection(role), RUN)
    return save_over(clock, user, values, version)


def save_over(row: Row, user: User, values: Values, version: int) -> Row:
    """The same again changes nothing."""
    if _same(row, values):
        return row
    if row.version != version:
        raise Overtaken(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
    return row


def sent_before(rows: QuerySet[Row], user: User, values: Values) -> Row | None:
    """The newest, where it is theirs, unchanged since, and says the same."""
    last = rows.order_by("-pk").first()
    if last and last.updated_by_id == user.pk and last.version == 1 and _same(last, values):
        return last
    return None


def _same(row: Versioned, values: Values) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


def _check(allowed: bool, why: str) -> None:
    if not allowed:
        raise Refused(why)
