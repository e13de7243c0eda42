"""What a sheet says when rows could not be saved; what was typed stays in them, or beside the page."""

from collections.abc import Mapping

from evaluations.forms.ratings import RatingEntry
from evaluations.forms.sheet import SheetEntry
from evaluations.models import Cell, Rating
from evaluations.selectors.sheet import Sheet
from evaluations.services.ratings import Outcome
from evaluations.views.problems import Problems, TwoTexts, Unsaved
from standards.content import Content, content_for

FORM = "sheet-form"


def part_problems(
    cells: Mapping[int, Cell],
    entries: list[SheetEntry],
    outcome: Outcome,
    faults: Mapping[str, str],
    refused: str,
) -> Problems:
    problems = Problems(form_id=FORM)
    for one in entries:
        cell = cells[one.cell_pk]
        content = content_for(cell.round.framework)
        about = _about(cell, content)
        if theirs := outcome.overtaken.get(one.cell_pk):
            problems.add_clash(_two(one, theirs, about, content))
        if fault := faults.get(one.field):
            problems.entries.append((f"note-{one.field}", f"{about}: {fault}"))
        if why := outcome.refused.get(one.cell_pk):
            problems.entries.append((f"row-{one.field}", f"{about}: {why}"))
            problems.unsaved.append(Unsaved(about, _level(one.entry, content), one.entry.comment))
    if refused:
        problems.entries.append(("main", refused))
    return problems


def show_sheet_problems(
    page: Sheet, entries: list[SheetEntry], outcome: Outcome, faults: Mapping[str, str], refused: str
) -> None:
    """Puts what was typed back into its rows, but for those that are closed."""
    rows = {row.cell.pk: row for row in page.every}
    cells = {pk: row.cell for pk, row in rows.items()}
    page.problems = part_problems(cells, entries, outcome, faults, refused)
    for one in entries:
        row = rows[one.cell_pk]
        if one.cell_pk in outcome.overtaken or one.field in faults:
            row.level = page.content.level_by_pk.get(one.entry.level_id)
            row.comment, row.version = one.entry.comment, one.entry.version
            row.error = faults.get(one.field, "")


def _about(cell: Cell, content: Content) -> str:
    element = content.element_by_pk[cell.element_id]
    phase = content.phase_by_pk.get(cell.phase_id)
    return f"{element.ref} {element.short_label}{f', {phase.label}' if phase else ''}"


def _level(entry: RatingEntry, content: Content) -> str:
    return content.level_by_pk[entry.level_id].label if entry.level_id else "No rating"


def _two(one: SheetEntry, theirs: Rating, about: str, content: Content) -> TwoTexts:
    return TwoTexts(
        field=one.field,
        about=about,
        who="another window of yours",
        theirs=theirs,
        their_answer=str(theirs.level or "No rating"),
        their_note=theirs.comment,
        my_answer=_level(one.entry, content),
        my_note=one.entry.comment,
    )
