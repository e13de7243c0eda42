"""Reads a sheet that was filled in away from the site. The file is hostile until each cell is checked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import Truncator

from evaluations.forms.ratings import rating_fault
from evaluations.forms.texts import clean_text
from evaluations.reports import sheet_book as book
from evaluations.selectors.sheet import Row, Sheet
from schools.intake import Fault, Unreadable, Value, read_xlsx
from schools.intake import Row as FileLine
from standards.content import Level

MOST_ROWS = 500
MOST_BYTES = 2 * 1024 * 1024
TAKE_ANOTHER = "Download your sheet again and fill in that copy."


class SheetUploadForm(forms.Form):
    file = forms.FileField(
        label="Your filled-in sheet",
        help_text="The Excel file (.xlsx) that you downloaded here, up to 2 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        allow_empty_file=True,
        error_messages={"required": "Choose the file that you filled in."},
    )


@dataclass(frozen=True, slots=True)
class FileRow:
    """What the file says of one row of the sheet; `version` is the one that it was downloaded with."""

    row: Row
    place: str
    level: Level | None
    comment: str
    version: int


@dataclass(frozen=True, slots=True)
class FileRead:
    """`faults` are the cells refused, with their place; `missing` rows of the sheet that the file lacks."""

    rows: tuple[FileRow, ...]
    faults: tuple[Fault, ...]
    missing: int


def read_sheet_file(upload: Any, page: Sheet, user_pk: int) -> FileRead:
    """Raises Unreadable where the file as a whole is not this person's sheet of this round."""
    _check_about(upload, page, user_pk)
    sheet = read_xlsx(
        upload, sheet=book.NAME, header=book.header_of(page), most_rows=MOST_ROWS, most_bytes=MOST_BYTES
    )
    return _Reader(page, sheet.faults).read(sheet.rows)


def _check_about(upload: Any, page: Sheet, user_pk: int) -> None:
    sheet = read_xlsx(
        upload, sheet=book.ABOUT, header=[book.WHAT, book.VALUE], most_rows=MOST_ROWS, most_bytes=MOST_BYTES
    )
    said = {_text(row.values[book.WHAT]): _text(row.values[book.VALUE]) for row in sheet.rows}
    wanted = book.about_of(page, user_pk)
    if said.get(book.ROUND) != wanted[book.ROUND]:
        raise Unreadable(f"This file is the sheet of another round. Choose the one for {page.round.name}.")
    if said.get(book.FRAMEWORK) != wanted[book.FRAMEWORK]:
        raise Unreadable(f"This file was made from another version of the framework. {TAKE_ANOTHER}")
    if said.get(book.PERSON) != wanted[book.PERSON]:
        raise Unreadable("This file is somebody else’s sheet. Each person hands in their own.")


class _RefusedCell(Exception):
    """Of one cell; its row stays as it is on the site."""

    def __init__(self, value: Value, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(value.place, message)


class _Reader:
    def __init__(self, page: Sheet, faults: tuple[Fault, ...]) -> None:
        self.page = page
        self.rows = {book.place_of(row): row for row in page.every}
        self.faults = list(faults)
        self.faulty = {fault.place for fault in faults}
        self.levels = {word.casefold(): level for word, level in _level_words(page)}

    def read(self, lines: list[FileLine]) -> FileRead:
        by_place: dict[str, list[FileLine]] = {}
        for line in lines:
            by_place.setdefault(_text(line.values[book.PLACE]), []).append(line)
        found = []
        for place, same in by_place.items():
            try:
                found += self._known(place, same)
            except _RefusedCell as refused:
                self.faults.append(refused.fault)
        return FileRead(tuple(found), tuple(self.faults), len(self.rows.keys() - by_place.keys()))

    def _known(self, place: str, lines: list[FileLine]) -> list[FileRow]:
        """At most one row: none of a row that is not on the sheet, or that the reader refused already."""
        row = self.rows.get(place)
        if row is None:
            self.faults += [fault for line in lines if (fault := self._stranger(line))]
            return []
        if len(lines) > 1:
            self.faults += self._repeated(row, lines)
            return []
        values = [lines[0].values[title] for title in (self.page.words.column, book.COMMENT, book.VERSION)]
        for value in values:
            _refuse_made_up(value)
        return [] if self.faulty & {value.place for value in values} else [self._row(row, lines[0])]

    def _row(self, row: Row, line: FileLine) -> FileRow:
        at, version = line.values[self.page.words.column], line.values[book.VERSION]
        level, comment = self._level(at), self._comment(line.values[book.COMMENT])
        if _text(line.values[book.BASE]) == book.fingerprint(level, comment):
            return FileRow(row, at.place, row.level, row.comment, row.version)
        if type(version.content) is not int or version.content < 0:
            raise _RefusedCell(version, f"This hidden cell was changed. {TAKE_ANOTHER}")
        return FileRow(row, at.place, level, comment, version.content)

    def _level(self, value: Value) -> Level | None:
        text = _text(value)
        if not text:
            return None
        if level := self.levels.get(text.casefold()):
            return level
        *others, last = (choice.level.label for choice in self.page.words.choices)
        choices = f"{', '.join(others)} or {last}"
        raise _RefusedCell(
            value, f"“{Truncator(text).chars(40)}” is not {choices}. Choose one, or leave the cell empty."
        )

    def _comment(self, value: Value) -> str:
        comment = clean_text(_text(value))
        if fault := rating_fault(comment):
            raise _RefusedCell(value, fault)
        return comment

    def _stranger(self, line: FileLine) -> Fault | None:
        """Somebody added a row; one without words in it is of no matter."""
        typed = [line.values[title] for title in (self.page.words.column, book.COMMENT)]
        if any(value.content is not None or value.formula for value in typed):
            return Fault(typed[0].place, "This row is not one of your sheet, so it is not read.")
        return None

    def _repeated(self, row: Row, lines: list[FileLine]) -> Iterator[Fault]:
        name = f"{row.element.ref} {row.name}{f', {row.phase.label}' if row.phase else ''}"
        for line in lines[1:]:
            yield Fault(
                line.values[self.page.words.column].place,
                f"{name} stands in row {lines[0].number} too. Keep one of them; neither is read as it is.",
            )


def _refuse_made_up(value: Value) -> None:
    if value.formula:
        raise _RefusedCell(value, "It holds a formula. Type the words themselves.")
    if value.merged:
        raise _RefusedCell(
            value, "It is merged with other cells. Unmerge them, so that each row has its own."
        )


def _level_words(page: Sheet) -> Iterator[tuple[str, Level]]:
    for choice in page.words.choices:
        level = choice.level
        for word in (level.code, level.label, level.column, level.overall):
            yield word, level


def _text(value: Value) -> str:
    """As a person sees it: a comment may be a year or a date."""
    content = value.content
    if isinstance(content, dt.date):
        return f"{content:%-d %B %Y}"
    if isinstance(content, float) and content.is_integer():
        return str(int(content))
    return "" if content is None else str(content)
