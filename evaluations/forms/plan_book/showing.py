"""A change in words, for the preview: the field, what it was, what it becomes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from evaluations.enums import ActionStatus, Progress
from evaluations.reports.plans.columns import FIELDS
from evaluations.reports.plans.words import money
from evaluations.reports.words import date_words
from evaluations.selectors.plans.book import Book, Said
from evaluations.services.plan_book import Change

LABELS = {field.name: field.title for field in FIELDS if field.name}


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Shown:
    """`field` names its controls; `version` is the one that the person is shown."""

    change: Change
    name: str
    place: str
    field: str
    version: int
    lines: list[Line]


def shown_of(book: Book, change: Change) -> Shown:
    action = change.action
    return Shown(
        change=change,
        name=f"{action.ref} {action.title}" if action else change.details.title,
        place=f"row {change.proposed.row}",
        field=f"a{action.number}" if action else f"r{change.proposed.row}",
        version=action.version if action else 0,
        lines=[line for line in _lines(book, change) if line.was != line.becomes],
    )


def _lines(book: Book, change: Change) -> Iterator[Line]:
    action, details = change.action, change.details
    for name, label in LABELS.items():
        if name not in {"element", "phase", "lead", "progress"} and name in change.fields:
            yield Line(label, _said(name, getattr(action, name, None)), _said(name, getattr(details, name)))
    if "cell_id" in change.fields:
        yield Line("Element", _place(book, action), _place(book, details))
    if "lead_id" in change.fields or "lead_name" in change.fields:
        yield Line("Lead", _lead(book, action), _lead(book, details))
    if change.progress:
        yield Line(
            "Progress", _said("progress", getattr(action, "progress", "")), _said("progress", change.progress)
        )
    now = book.steps[action.number, action.version] if action else {}
    for step in change.steps:
        was = now.get(step.pk) if step.pk else None
        yield Line("Milestone", _milestone(was) if was else "", _milestone(step.said))


def _said(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if name == "status":
        return str(ActionStatus(value).label)
    if name == "progress":
        return str(Progress(value).label)
    if isinstance(value, Decimal):
        return money(int(value * 100))
    return date_words(value) if isinstance(value, dt.date) else str(value)


def _place(book: Book, row: Any) -> str:
    return ", ".join(part for part in book.place_of(row) if part) if row else ""


def _lead(book: Book, row: Any) -> str:
    return book.lead_of(row) if row else ""


def _milestone(said: Said) -> str:
    title, due, done = said
    return f"{date_words(due)}: {title}{f' (done {date_words(done)})' if done else ''}"
