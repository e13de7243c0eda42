"""What happened to the record of an aspect: who changed what, from what to what."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.text import Truncator

from evaluations.enums import Extent
from evaluations.models import Cell, SelfEntry, StatementRecord
from evaluations.selectors.history import Event, steps_of, who


def aspect_events(cell: Cell) -> list[Event]:
    """Newest first; two queries."""
    events = [
        *_changes(StatementRecord.history.filter(cell_id=cell.pk), _statement, _extent, lambda row: row.note),
        *_changes(SelfEntry.history.filter(cell_id=cell.pk), _entry, lambda row: row.text, lambda row: ""),
    ]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _statement(row: Any) -> str:
    return f"“{Truncator(row.quoted).chars(120)}”"


def _extent(row: Any) -> str:
    return str(Extent(row.extent).label) if row.extent else ""


def _entry(row: Any) -> str:
    return f"{row.get_kind_display()}{', key finding' if row.key else ''}"


def _changes(
    rows: Any, about: Callable[[Any], str], said: Callable[[Any], str], note: Callable[[Any], str]
) -> Iterator[Event]:
    """A row that was taken away says nothing any more; one that only moved has not changed."""
    for before, row in steps_of(rows):
        gone = row.history_type == "-"
        was = (about(before), said(before), note(before)) if before is not None else ("", "", "")
        now = (about(row), "" if gone else said(row), "" if gone else note(row))
        if gone or was != now:
            yield Event(row.history_date, who(row), now[0], was[1] or "–", now[1] or "–", now[2])
