"""What happened to the record of an aspect: who changed what, from what to what."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

from evaluations.enums import Extent
from evaluations.models import Cell, EvidenceLink, SelfEntry, StatementRecord
from evaluations.permissions import can_see_confidential
from evaluations.selectors.history import Event, item_title, link_events, steps_of, who

TICKED, UNTICKED = "Ticked", "No longer ticked"


def aspect_events(cell: Cell) -> list[Event]:
    """Newest first; six queries."""
    statements = StatementRecord.history.filter(cell_id=cell.pk)
    entries = SelfEntry.history.filter(cell_id=cell.pk)
    events = [
        *_changes(statements, _statement, _extent, lambda row: row.note),
        *_changes(entries, _entry, lambda row: row.text, lambda row: ""),
        *_tick_events(cell),
        *link_events(cell),
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


@dataclass(frozen=True, slots=True)
class _Link:
    """An item linked to the aspect; `gone` is when it was unlinked, which takes its ticks away too."""

    title: str
    gone: dt.datetime | None


def _tick_events(cell: Cell) -> Iterator[Event]:
    """What was ticked under a statement, one event an item; unlinking tells its own event."""
    links, ticked = _links(cell), _ticked(cell)
    for before, row in steps_of(StatementRecord.history.filter(cell_id=cell.pk)):
        was = ticked.get(before.history_id, frozenset()) if before else frozenset()
        now = ticked.get(row.history_id, frozenset())
        for pk in sorted(now - was):
            yield Event(row.history_date, who(row), _statement(row), "", f"{TICKED}: {links[pk].title}", "")
        for pk in sorted(was - now):
            if links[pk].gone is None or links[pk].gone > row.history_date:
                yield Event(row.history_date, who(row), _statement(row), links[pk].title, UNTICKED, "")


def _links(cell: Cell) -> Mapping[int, _Link]:
    confidential = can_see_confidential(cell.access)
    rows = EvidenceLink.history.filter(cell_id=cell.pk).select_related("item").order_by("history_id")
    return {
        row.id: _Link(
            item_title(row.item, confidential), row.history_date if row.history_type == "-" else None
        )
        for row in rows
    }


def _ticked(cell: Cell) -> Mapping[int, frozenset[int]]:
    """Links by historical row."""
    kept = StatementRecord.history.model.evidence.model.objects.filter(history__cell_id=cell.pk)
    found = defaultdict(set)
    for row, link in kept.values_list("history_id", "evidencelink_id"):
        found[row].add(link)
    return {row: frozenset(links) for row, links in found.items()}
