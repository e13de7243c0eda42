"""What the page of an aspect says when it could not be saved whole; what was typed stays in its fields."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.text import Truncator

from evaluations.enums import UNCONSIDERED, Extent
from evaluations.forms.selfevaluation.aspect import Submission
from evaluations.selectors.selfevaluation.aspect import AspectPage, EntryRow, Group
from evaluations.services.selfevaluation.aspect import Saved
from evaluations.services.selfevaluation.versions import Clash, Part
from evaluations.views.problems import Problems, TwoTexts, Unsaved, rows_as_typed

FORM = "aspect-form"


def problems_of(
    page: AspectPage, sent: Submission, saved: Saved, refused: tuple[str, ...]
) -> Problems | None:
    """None where everything is saved."""
    return Problems.of_parts(
        FORM, [_two(page, clash) for clash in saved.clashes], sent.faults, refused, _unsaved(page, sent)
    )


def _two(page: AspectPage, clash: Clash) -> TwoTexts:
    theirs, mine = clash.theirs, clash.mine
    now = {name: getattr(theirs, name) for name in mine.values}
    return TwoTexts(
        field=mine.slot,
        about=_about(page, mine),
        who=str(theirs.updated_by),
        theirs=theirs,
        their_answer=_answer(now),
        their_note=_text(now),
        my_answer=_answer(mine.values),
        my_note=_text(mine.values),
    )


def _about(page: AspectPage, part: Part) -> str:
    for row in page.statements:
        if row.slot == part.slot:
            return str(Truncator(row.statement.text).chars(90))
    group = next(group for group in page.groups if part.slot.startswith(f"{group.kind[0]}e"))
    return f"{group.one} {part.slot[2:]}"


def _answer(values: Any) -> str:
    if "extent" not in values:
        return "An entry" if values["text"] else "Taken away"
    return str(Extent(values["extent"]).label) if values["extent"] else UNCONSIDERED


def _text(values: Any) -> str:
    return str(values.get("note", values.get("text", "")))


def _unsaved(page: AspectPage, sent: Submission) -> Iterator[Unsaved]:
    """Of all that the page sent, only what differs from what is kept."""
    kept: dict[str, Any] = {row.slot: row for row in page.statements}
    entries = {row.pk: row for group in page.groups for row in group.rows if row.pk}
    for part in sent.typed_parts:
        row = kept.get(part.slot) or entries.get(part.pk)
        said = {name: getattr(row, name) if row else "" for name in part.values}
        if said != dict(part.values):
            yield Unsaved(_about(page, part), _answer(part.values), _text(part.values))


def put_back(page: AspectPage, sent: Submission, saved: Saved, *, closed: bool) -> None:
    """What was typed, where it was; beside it what others added meanwhile."""
    if closed:
        return
    for row in page.statements:
        part = sent.typed.statements.get(row.slot)
        if part and (row.slot in saved.clashing or row.slot not in sent.wish.statements):
            row.extent, row.note, row.version = part.values["extent"], part.values["note"], part.version
        row.error = sent.faults.get(f"note-{row.slot}", "")
    for group in page.groups:
        typed = [part for kind, part in sent.typed.entries if kind == group.kind]
        if typed:
            group.rows = _rows(group, typed, sent, saved)


def _rows(group: Group, typed: list[Part], sent: Submission, saved: Saved) -> list[EntryRow]:
    there = {row.pk: row for row in group.rows if row.pk}

    def row(part: Part, pk: int, version: int) -> EntryRow:
        kept = there.get(pk) or EntryRow(part.slot)
        fault = sent.faults.get(f"text-{part.slot}", "")
        text = part.values["text"]
        return replace(kept, slot=part.slot, pk=pk, version=version, text=text, error=fault)

    return rows_as_typed(group.rows, typed, saved.rows, saved.clashing, row)
