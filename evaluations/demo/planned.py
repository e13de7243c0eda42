"""What is to happen in an action plan, as fixtures/demo tells it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from evaluations.demo.calendar import Calendar
from evaluations.demo.reading import Raw, known
from evaluations.enums import Origin
from evaluations.services.plans.follow_ups import FollowUpDetails

Milestone = tuple[dt.date, str, dt.date | None]
"""Due, title, reached on."""
Progress = tuple[dt.date, str, str, str]
"""On, colour, note, who (empty: the action's lead)."""
Move = tuple[dt.date, str, str]
"""On, status, why (of one that is dropped)."""

PLAN_KEYS = {
    "begun", "introduction", "committee", "committee_on", "signed", "approved", "approved_by", "reply",
    "actions", "reasons", "follow_ups",
}  # fmt: skip
DETAIL_KEYS = {
    "priority", "lead_name", "helpers", "start", "due", "resources", "cost", "success", "indicator",
    "baseline", "target", "monitored_by", "monitored_how", "monitored_when", "committee_on",
}  # fmt: skip
ACTION_KEYS = DETAIL_KEYS | {
    "title", "made", "by", "element", "origin", "origin_text", "from_priority", "lead", "milestones", "progress",
    "moved", "changed",
}  # fmt: skip
FOLLOW_UP_KEYS = {"written", "kind", "text", "who", "due", "confirmed_on", "done_on"}


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """`details` as it is first written; `moved` and `changed` tell what becomes of it.

    `from_priority` is the key of what teams work on that it is made from.
    """

    title: str
    made: dt.date
    by: str
    element: str
    origin: str
    origin_text: str
    from_priority: str
    lead: str
    details: Mapping[str, Any]
    milestones: tuple[Milestone, ...]
    progress: tuple[Progress, ...]
    moved: tuple[Move, ...]
    changed: tuple[tuple[dt.date, Mapping[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class ActionsPlan:
    begun: dt.date
    introduction: str
    committee: str
    committee_on: dt.date | None
    signed: dt.date | None
    approved: dt.date | None
    approved_by: str
    reply: str
    actions: tuple[ActionPlan, ...]
    reasons: Mapping[str, tuple[dt.date, str]]
    follow_ups: tuple[tuple[dt.date, FollowUpDetails], ...]


def read_actions(file: str, calendar: Calendar) -> ActionsPlan:
    raw = known(file, calendar.read(file), PLAN_KEYS)
    return ActionsPlan(
        begun=raw["begun"],
        introduction=raw.get("introduction", ""),
        committee=raw.get("committee", ""),
        committee_on=raw.get("committee_on"),
        signed=raw.get("signed"),
        approved=raw.get("approved"),
        approved_by=raw.get("approved_by", ""),
        reply=raw.get("reply", ""),
        actions=tuple(_action(f"{file}, action {at}", one) for at, one in enumerate(raw["actions"], 1)),
        reasons={str(element): tuple(one) for element, one in raw.get("reasons", {}).items()},
        follow_ups=tuple(_follow_up(file, one) for one in raw.get("follow_ups", ())),
    )


def _action(where: str, raw: Raw) -> ActionPlan:
    known(where, raw, ACTION_KEYS)
    details = {key: value for key, value in raw.items() if key in DETAIL_KEYS}
    if "cost" in details:
        details["cost"] = Decimal(details["cost"])
    return ActionPlan(
        title=raw["title"],
        made=raw["made"],
        by=raw.get("by", ""),
        element=str(raw.get("element", "")),
        origin=Origin(raw.get("origin", Origin.FREE)),
        origin_text=raw.get("origin_text", ""),
        from_priority=raw.get("from_priority", ""),
        lead=raw.get("lead", ""),
        details=details,
        milestones=tuple((due, title, done) for due, title, done in map(_three, raw.get("milestones", ()))),
        progress=tuple(_progress(one) for one in raw.get("progress", ())),
        moved=tuple((day, status, why or "") for day, status, why in map(_three, raw.get("moved", ()))),
        changed=tuple((day, changes) for day, changes in raw.get("changed", ())),
    )


def _three(raw: list[Any]) -> tuple[Any, Any, Any]:
    first, second, *third = raw
    return first, second, third[0] if third else None


def _progress(raw: list[Any]) -> Progress:
    day, colour, note, *who = raw
    return day, colour, note, who[0] if who else ""


def _follow_up(file: str, raw: Raw) -> tuple[dt.date, FollowUpDetails]:
    known(f"{file}, follow-ups", raw, FOLLOW_UP_KEYS)
    told = {key: value for key, value in raw.items() if key != "written"}
    return raw["written"], FollowUpDetails(**told)
