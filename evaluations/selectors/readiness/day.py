"""The day that a round gets ready for, and what of its summary is written."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery

from evaluations.models import Inspection, Round, SelfEntry


@dataclass(frozen=True, slots=True)
class ReadyFor:
    """`week` is the week of the inspection that begins on the day; 0 where a lead set the day."""

    day: dt.date | None
    week: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """`findings` and `summary`: whether key findings are chosen, and the opening of the summary is written."""

    ready_for: ReadyFor
    findings: bool
    summary: bool


def head_of(round_: Round) -> Head:
    """One query. Of the newest inspection that names the round week 2, else week 1; else the day that was set."""
    newest = Inspection.objects.filter(round=OuterRef("pk")).order_by("-notified_on", "-pk")
    keys = SelfEntry.objects.filter(cell__round=OuterRef("pk"), key=True)
    set_on, opening, findings, week1, week2 = Round.objects.values_list(
        "readiness__starts_on",
        "self_summary__opening",
        Exists(keys),
        Subquery(newest.values("week1_on")[:1]),
        Subquery(newest.values("week2_on")[:1]),
    ).get(pk=round_.pk)
    return Head(ready_for(set_on, week1, week2), findings, bool(opening and opening.strip()))


def ready_for(set_on: dt.date | None, week1: dt.date | None, week2: dt.date | None) -> ReadyFor:
    if week2:
        return ReadyFor(week2, 2)
    return ReadyFor(week1, 1) if week1 else ReadyFor(set_on)
