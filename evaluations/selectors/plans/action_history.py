"""What happened to an action: who changed what, from what to what."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from evaluations.enums import ActionStatus, Progress
from evaluations.models import Action, Milestone
from evaluations.selectors.history import Event, steps_of, who

# What people call the fields of an action, in the order of its form.
WORDS = {
    "title": "Action",
    "cell_id": "What it is to improve",
    "priority": "Priority or objective",
    "lead": "Lead",
    "helpers": "Helped by",
    "start": "Start",
    "due": "Due",
    "status": "Status",
    "status_reason": "Reason",
    "progress": "Progress",
    "resources": "Resources",
    "cost": "Cost",
    "success": "Success criteria",
    "indicator": "Indicator",
    "baseline": "Baseline",
    "target": "Target",
    "monitored_by": "Monitored by",
    "monitored_how": "Monitored how",
    "monitored_when": "Monitored when",
    "evaluation": "Evaluation of impact",
    "evaluated_on": "Evaluated on",
    "committee_on": "Committee date",
}


def events_of(action_pk: int, cells: Mapping[int, str]) -> list[Event]:
    """Newest first; two queries. A save that changed several fields is several events. `cells`: their names."""
    changed = Action.history.filter(id=action_pk).select_related("lead")
    events = [*_action_events(changed, cells), *_step_events(Milestone.history.filter(action_id=action_pk))]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _action_events(rows: QuerySet[Any], cells: Mapping[int, str]) -> Iterator[Event]:
    for before, row in steps_of(rows):
        if before is None:
            yield Event(row.history_date, who(row), "The action", "", f"Added: {row.title}", "")
            continue
        for name, label in WORDS.items():
            said = [said_of(name, one, cells) for one in (before, row)]
            if said[0] != said[1]:
                yield Event(row.history_date, who(row), label, said[0], said[1], "")


def _step_events(rows: QuerySet[Any]) -> Iterator[Event]:
    for before, row in steps_of(rows):
        said = ["" if one is None or one.history_type == "-" else _step(one) for one in (before, row)]
        if row.history_type == "-":
            yield Event(row.history_date, who(row), "Milestone", _step(row), "Removed", "")
        elif said[0] != said[1]:
            yield Event(row.history_date, who(row), "Milestone", said[0], said[1], "")


def said_of(name: str, row: Any, cells: Mapping[int, str]) -> str:
    """A field of an action, or of a version of one, in words; empty where nothing is given."""
    if name == "lead":
        return str(row.lead) if row.lead_id and row.lead else row.lead_name
    if name == "cell_id":
        return cells.get(row.cell_id, "None")
    value = getattr(row, name)
    if name == "status":
        return str(ActionStatus(value).label)
    if name == "progress":
        return str(Progress(value).label) if value else ""
    return in_words(value)


def in_words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value.day} {value:%B %Y}"
    return f"£{value:,.2f}" if isinstance(value, Decimal) else str(value)


def _step(row: Any) -> str:
    reached = f", reached on {in_words(row.done_on)}" if row.done_on else ""
    return f"{in_words(row.due)}: {row.title}{reached}"
