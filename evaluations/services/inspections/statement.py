"""The written statement of action: what the committee decided, and its publication."""

import datetime as dt
from dataclasses import replace

from django.db import transaction

from accounts.models import User
from evaluations.enums import ClockKind
from evaluations.models import Inspection
from evaluations.permissions import can_run_inspection
from evaluations.reports.statement import freeze
from evaluations.selectors.inspections.order import ANSWERED, days_of, out_of_order
from evaluations.selectors.inspections.statement import statement_of
from evaluations.services.errors import Refused
from evaluations.services.inspections.saving import RUN, UNPUBLISHED, Values, save_over, stop_clock

REPORT_FIRST = "The report is not marked as published. Mark it on the inspection’s page first."
NO_FINDING = "A statement without findings answers nothing. Add what the report asks to improve first."


@transaction.atomic
def change_statement(
    *, inspection: Inspection, role: str, user: User, values: Values, again: bool, version: int
) -> Inspection:
    """Committee and decision; with `statement_on` readers and guests read the statement of action, too.

    They read it as it stands now, until it is given another day or published `again`. The day is refused while
    the report is confidential, before the day of the report, and where no finding is typed. `inspection` is
    locked by the caller. Raises Refused and Overtaken.
    """
    if not can_run_inspection(role):
        raise Refused(RUN)
    before, day = inspection.statement_on, values[ANSWERED]
    if day is None:
        values = {**values, **UNPUBLISHED}
    elif day != before or again:
        values = {**values, "statement": _as_of(day, inspection, values)}
    saved = save_over(inspection, user, values, version)
    stop_clock(saved, user, ClockKind.STATEMENT, before, day)
    return saved


def _as_of(day: dt.date, inspection: Inspection, values: Values) -> dict:
    if not inspection.is_published:
        raise Refused(REPORT_FIRST)
    if wrong := out_of_order({ANSWERED: day}, days_of(inspection, inspection.clocks.all())):
        raise Refused(*wrong.values())
    now = statement_of(inspection)
    if not now.findings:
        raise Refused(NO_FINDING)
    told = {name: values[name] for name in ("committee", "committee_on", "decision")}
    return freeze(replace(now, published_on=day, **told))
