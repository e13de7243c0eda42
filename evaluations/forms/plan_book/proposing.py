"""From rows to what they propose: only what differs from the plan as it was when the file was made."""

from evaluations.forms.plan_book.actions import fields_of
from evaluations.forms.plan_book.cells import text_of
from evaluations.forms.plan_book.keys import is_new, key_of, number_of, version_of
from evaluations.forms.plan_book.milestones import Milestones
from evaluations.forms.plan_book.read import Read
from evaluations.forms.plan_book.rows import Rows
from evaluations.reports.plans import columns
from evaluations.selectors.plans.book import Book
from evaluations.services.plan_book import Proposed, StepSaid
from schools.intake import Row


def versions_of(rows: Rows) -> set[tuple[int, int]]:
    """What has to be looked up before the rows can be put against it."""
    found = {(number_of(row), version_of(row)) for row in rows.actions}
    return {(number, version) for number, version in found if number and version}


def propose(rows: Rows, book: Book) -> Read:
    """No queries."""
    read = Read(book, faults=list(rows.faults))
    milestones = Milestones(read, rows)
    seen: dict[str, int] = {}
    for row in rows.actions:
        key = key_of(row)
        if key in seen:
            read.refuse(columns.ACTIONS, f"row {row.number}", _twice(row, seen[key]))
            continue
        if key:
            seen[key] = row.number
        _action(read, row, milestones.pop(key))
    _rest(read, milestones)
    return read


def _twice(row: Row, first: int) -> str:
    return f"{text_of(row.values[columns.REFERENCE])} stands in row {first} already. Keep one of the two."


def _action(read: Read, row: Row, steps: tuple[StepSaid, ...]) -> None:
    number, version = number_of(row), version_of(row)
    if problem := _whose(read.book, row, number, version):
        read.refuse(columns.ACTIONS, f"row {row.number}", problem)
        return
    fields, progress = fields_of(read, row, read.book.base(number, version) if number else None)
    if number == 0 and not fields.get("title"):
        _without_words(read, row)
    elif fields or progress or steps:
        read.proposed.append(Proposed(row.number, number, version, fields, progress, steps))


def _without_words(read: Read, row: Row) -> None:
    """A new row whose words were refused has said so already."""
    place = row.values[columns.ACTION].place
    if not read.refused_at(columns.ACTIONS, place):
        read.refuse(columns.ACTIONS, place, "A new action needs words that say what will be done.")


def _whose(book: Book, row: Row, number: int, version: int) -> str:
    """What is wrong with the reference or the version; blank where nothing is."""
    reference = row.values[columns.REFERENCE]
    if reference.formula or row.values[columns.VERSION].formula:
        return "Its reference or version is a formula. Put back what stood there."
    if number and number not in book.actions:
        return f"This plan has no action {text_of(reference)}. For a new action leave the reference empty."
    if number and book.base(number, version) is None:
        return "Its version is not one that the action has had. Put back what stood there, or download again."
    if not number and reference.content is not None and not is_new(row):
        return (
            f"“{text_of(reference)[:40]}” is no reference. Leave it empty for a new action, or write New 1."
        )
    return ""


def _rest(read: Read, milestones: Milestones) -> None:
    """Milestones of actions whose row is not in the file."""
    for owner, found in milestones.left.items():
        if not owner.isdigit():
            for row, _ in found:
                words = text_of(row.values[columns.REFERENCE])
                read.refuse(
                    columns.MILESTONES, f"row {row.number}", f"There is no row {words} in the sheet Actions."
                )
            continue
        action = read.book.actions[int(owner)]
        steps = tuple(step for _, step in found)
        read.proposed.append(Proposed(found[0][0].number, action.number, action.version, {}, "", steps))
