"""What inspections, entries and clocks say, field by field: for pages, for two texts that clash, for history."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from evaluations.models import Finding, Inspection, InspectionClock, NotebookEntry
from evaluations.selectors.history import Event, steps_of, who
from evaluations.selectors.inspections.finding_history import finding_events

Fields = tuple[tuple[str, Callable[[Any], str]], ...]


def day(value: dt.date | None) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""


def spent(minutes: int | None) -> str:
    """Such as “1 hour 30 minutes”."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    parts += [f"{rest} minute{'s' if rest > 1 else ''}"] if rest else []
    return " ".join(parts)


INSPECTION: Fields = (
    ("What it is", lambda row: row.get_kind_display()),
    ("Self-evaluation", lambda row: str(row.round) if row.round else ""),
    ("Why the authority was chosen", lambda row: row.reason),
    ("Lead inspector", lambda row: row.lead_inspector),
    ("Inspectors", lambda row: row.inspectors),
    ("The authority’s nominee", lambda row: row.nominee),
    ("Notified", lambda row: day(row.notified_on)),
    ("Week 1 begins", lambda row: day(row.week1_on)),
    ("Week 2 begins", lambda row: day(row.week2_on)),
    ("On-site inspection ended", lambda row: day(row.ended_on)),
    ("Report published", lambda row: day(row.published_on)),
    ("Where the report is", lambda row: row.report_url),
    ("Committee", lambda row: row.committee),
    ("Committee date", lambda row: day(row.committee_on)),
    ("Decision", lambda row: row.decision),
    ("Statement of action published", lambda row: day(row.statement_on)),
)
ENTRY: Fields = (
    ("What it records", lambda row: row.get_kind_display()),
    ("Title", lambda row: row.title),
    ("Date", lambda row: day(row.held_on)),
    ("Who took part", lambda row: row.present),
    ("Time spent", lambda row: spent(row.minutes)),
    ("Notes", lambda row: row.notes),
    ("Strengths", lambda row: row.strengths),
    ("Weaknesses", lambda row: row.weaknesses),
    ("In confidence", lambda row: "Yes" if row.in_confidence else "No"),
)
FINDING: Fields = (("Finding", lambda row: row.text),)
CLOCK: Fields = (
    ("Working days", lambda row: str(row.days)),
    ("Source of the number", lambda row: row.source),
    ("Runs from", lambda row: day(row.starts_on)),
    ("Done", lambda row: day(row.done_on)),
    ("Note", lambda row: row.note),
)
OF: dict[type, Fields] = {
    Inspection: INSPECTION,
    NotebookEntry: ENTRY,
    InspectionClock: CLOCK,
    Finding: FINDING,
}


def said_by(row: Inspection | NotebookEntry | InspectionClock | Finding) -> list[tuple[str, str]]:
    """Label and words of each field; no query where what it links to was read with it."""
    return [(label, said(row)) for label, said in OF[type(row)]]


def inspection_events(inspection: Inspection) -> list[Event]:
    """Of the case, its clocks and its findings, newest first; five queries."""
    rows = Inspection.history.filter(id=inspection.pk).select_related("round").defer("round__report")
    clocks = InspectionClock.history.filter(inspection_id=inspection.pk)
    kinds = events_of(clocks, CLOCK, lambda row: row.get_kind_display())
    return newest([*events_of(rows, INSPECTION), *finding_events(inspection), *kinds])


def entry_events(entry: NotebookEntry) -> list[Event]:
    """Newest first; one query."""
    return newest([*events_of(NotebookEntry.history.filter(id=entry.pk), ENTRY)])


def newest(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.when, reverse=True)


def events_of(
    rows: Any, fields: Fields, of: Callable[[Any], str] | None = None, gone: str = "Taken away"
) -> Iterator[Event]:
    """Each change of a field; `gone` is said of a row that was taken away."""
    for before, row in steps_of(rows):
        if row.history_type == "-":
            yield Event(row.history_date, who(row), of(row) if of else str(row), "", gone, "")
            continue
        for label, said in fields:
            was, now = said(before) if before is not None else "", said(row)
            if was != now:
                name = f"{of(row)}: {label[0].lower()}{label[1:]}" if of else label
                yield Event(row.history_date, who(row), name, was, now, "")
