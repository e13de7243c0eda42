"""The fields of one row of the sheet Actions."""

from collections.abc import Callable
from typing import Any

from evaluations.enums import ActionStatus, Progress
from evaluations.forms.plan_book.cells import (
    Refusal,
    as_written,
    check,
    choice_of,
    day_of,
    line_of,
    long_of,
    pounds_of,
    text_of,
)
from evaluations.forms.plan_book.read import Read
from evaluations.models import Action
from evaluations.reports.plans import columns
from evaluations.selectors.plans.book import Book, Place
from schools.intake import Row, Value

Fields = dict[str, Any]
MOST_WORDS = 5_000
STATUSES = {str(label): str(code) for code, label in ActionStatus.choices}
PROGRESS = {str(label): str(code) for code, label in Progress.choices}
# Those that are read in ways of their own.
GROUPED = {"element", "phase", "lead", "status", "progress", "cost"}


def fields_of(read: Read, row: Row, base: Any) -> tuple[Fields, str]:
    """What the row changes of `base`, None for a new action, and the progress that it reports, if any."""
    book, found, said = read.book, Fields(), Fields()
    for title, (name, reading) in PLAIN.items():
        was = getattr(base, name) if base else None
        _take(read, found, row.values[title], _filling(name, reading), was)
    lead = book.lead_of(base) if base else ""
    _take(read, found, row.values[columns.LEAD], lambda value: _lead(book, value), lead)
    _take(read, found, row.values[columns.COST], _filling("cost", pounds_of), base.cost if base else None)
    status = ActionStatus(base.status).label if base else ""
    _take(read, found, row.values[columns.STATUS], _status, status)
    _place(read, found, row, base)
    progress = Progress(base.progress).label if base and base.progress else ""
    _take(read, said, row.values[columns.PROGRESS], _progress, progress)
    changed = {name: value for name, value in found.items() if not _same(base, name, value)}
    return changed, said.get("progress", "")


def _take(read: Read, found: Fields, value: Value, reading: Callable[[Value], Fields], was: Any) -> None:
    """Nothing where the cell says what was written there; else what it says, or why that is refused."""
    if not value.formula and not value.merged and as_written(value, was):
        return
    try:
        check(value)
        found |= reading(value)
    except Refusal as refusal:
        read.refuse(columns.ACTIONS, value.place, str(refusal))


def _filling(name: str, reading: Callable[[Value], Any]) -> Callable[[Value], Fields]:
    return lambda value: {name: reading(value)}


def _reading(name: str) -> Callable[[Value], Any]:
    """How a column is read, by the kind of the field that it fills."""
    field = Action._meta.get_field(name)
    if field.get_internal_type() == "DateField":
        return day_of
    if field.get_internal_type() == "TextField":
        return lambda value: long_of(value, MOST_WORDS)
    most = int(field.max_length or 0)  # type: ignore[union-attr]
    return lambda value: line_of(value, most)


PLAIN = {
    field.title: (field.name, _reading(field.name))
    for field in columns.FIELDS
    if field.name and field.name not in GROUPED
}


def _lead(book: Book, value: Value) -> Fields:
    name = line_of(value, 120)
    same = [pk for pk, known in book.leads.items() if known.casefold() == name.casefold()]
    if len(same) > 1:
        raise Refusal(f"{len(same)} people are called {name}. Choose the lead on the action’s own page.")
    return {"lead_id": same[0], "lead_name": ""} if same else {"lead_id": None, "lead_name": name}


def _status(value: Value) -> Fields:
    return {"status": choice_of(value, STATUSES) if value.content is not None else ActionStatus.TO_DO.value}


def _progress(value: Value) -> Fields:
    if value.content is None:
        raise Refusal("Progress that was reported stays. Choose Red, Amber or Green.")
    return {"progress": choice_of(value, PROGRESS)}


def _place(read: Read, found: Fields, row: Row, base: Any) -> None:
    """Element and phase are one place in the round, and change together."""
    cells = row.values[columns.ELEMENT], row.values[columns.PHASE]
    was = read.book.place_of(base) if base else ("", "")
    if not any(cell.formula or cell.merged for cell in cells) and all(map(as_written, cells, was)):
        return
    try:
        for cell in cells:
            check(cell)
        element, phase = (text_of(cell) for cell in cells)
        nowhere = not element and not phase
        found["cell_id"] = None if nowhere else read.book.places[_spelled(read.book, element, phase)]
    except Refusal as refusal:
        read.refuse(columns.ACTIONS, cells[0].place, str(refusal))


def _spelled(book: Book, element: str, phase: str) -> Place:
    for place in book.places:
        if (place[0].casefold(), place[1].casefold()) == (element.casefold(), phase.casefold()):
            return place
    where = f"{element} in {phase}" if phase else element or "An empty element"
    raise Refusal(f"{where} is not in this round. Choose the element and the phase from the lists.")


def _same(base: Any, name: str, value: Any) -> bool:
    return value in ("", None) if base is None else bool(getattr(base, name) == value)
