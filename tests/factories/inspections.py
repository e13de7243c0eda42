"""Inspections, with their clocks as they are opened, and entries of their notebooks."""

import datetime as dt

from evaluations.enums import ClockKind
from evaluations.models import Inspection, InspectionClock, NotebookEntry
from evaluations.reports.statement import freeze
from evaluations.selectors.inspections.clocks import RULES
from evaluations.selectors.inspections.statement import statement_of

NOTIFIED, ENDED = dt.date(2015, 1, 26), dt.date(2015, 2, 6)


def inspection(authority, user, **fields) -> Inspection:
    made = Inspection(authority=authority, updated_by=user, **{"notified_on": NOTIFIED} | fields)
    made.save()
    for kind in ClockKind:
        InspectionClock(inspection=made, kind=kind, days=RULES[kind].days, updated_by=user).save()
    return made


def entry(inspection: Inspection, user, title="Meeting with headteachers", **fields) -> NotebookEntry:
    made = NotebookEntry(
        inspection=inspection, title=title, updated_by=user, **{"held_on": ENDED, "notes": "Said."} | fields
    )
    made.save()
    return made


def answered(inspection: Inspection, day: dt.date) -> Inspection:
    """With its statement of action published as it stands."""
    inspection.statement_on = day
    inspection.statement = freeze(statement_of(inspection))
    inspection.save()
    return inspection


def set_clock(inspection: Inspection, kind: str, **fields) -> InspectionClock:
    row = inspection.clocks.get(kind=kind)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row
