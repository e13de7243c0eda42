"""Records of meetings, and what was changed in one of them."""

from collections.abc import Iterator
from typing import Any

from evaluations.models import Meeting, Round
from evaluations.selectors.history import Event, steps_of, who


def meetings_of(round_: Round) -> list[Meeting]:
    """Newest first; one query."""
    return list(round_.meetings.select_related("updated_by"))


FIELDS = (
    ("What it was", lambda row: row.get_kind_display()),
    ("Date", lambda row: f"{row.held_on:%-d %B %Y}"),
    ("Who was there", lambda row: "; ".join(row.present)),
    ("Notes", lambda row: row.notes),
    ("Decisions", lambda row: row.decisions),
)


def meeting_events(meeting: Meeting) -> list[Event]:
    """What changed, field by field, newest first; one query."""
    rows = steps_of(Meeting.history.filter(id=meeting.pk))
    events = [event for before, row in rows for event in _events(before, row)]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _events(before: Any | None, row: Any) -> Iterator[Event]:
    for name, said in FIELDS:
        was, now = said(before) if before is not None else "", said(row)
        if was != now:
            yield Event(row.history_date, who(row), name, was, now, "")
