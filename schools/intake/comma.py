"""CSV as spreadsheets write it: UTF-8 or Windows-1252 (Excel's “Unicode text” too), commas or semicolons or tabs."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from schools.intake.faults import BadFile, Unreadable
from schools.intake.files import check_size, opened, refuse_workbook
from schools.intake.reading import read_at
from schools.intake.sheet import CONTROLS, Fault, Row, Sheet, Value, match_header, place
from schools.intake.text import encodings_for, refuse_web, unreadable_line

DELIMITERS = ",;\t"
MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file while it is open: `columns` by title to index; `rows` are read as they are asked for.

    A row comes with its number in a spreadsheet, which counts a cell of several lines once, and may be
    shorter than the header. Rows without content are left out.
    """

    name: str
    columns: dict[str, int]
    rows: Iterator[tuple[int, list[str]]]


def read_csv(upload: Any, *, header: Sequence[str], most_rows: int, most_bytes: int) -> Sheet:
    """All of it at once. Raises Unreadable."""
    rows: list[Row] = []
    faults: list[Fault] = []
    with open_csv(upload, header=header, most_bytes=most_bytes) as table:
        for number, cells in table.rows:
            if len(rows) == most_rows:
                raise Unreadable(
                    f"“{table.name}” has more than {most_rows:,} rows. Check that it is the right one."
                )
            rows.append(_row(number, cells, table.columns, faults))
        return Sheet(table.name, tuple(table.columns), rows, tuple(faults))


@contextmanager
def open_csv(
    upload: Any, *, header: Sequence[str], most_bytes: int, known: Sequence[str] = ()
) -> Iterator[Table]:
    """For files too large to hold. Raises Unreadable, also while its rows are read.

    `known` are titles that may be missing.
    """
    file, name = opened(upload)
    check_size(file, name, most_bytes)
    refuse_workbook(file, name)
    text = io.TextIOWrapper(file, _encoding(file, name), newline="")
    try:
        first = text.readline(64 * 1024)
        delimiter = max(DELIMITERS, key=first.count)
        text.seek(0)
        lines = _lines(csv.reader(text, delimiter=delimiter, strict=True), name)
        _, titles = next(lines, (1, []))
        if len(titles) > MOST_COLUMNS:
            raise Unreadable(
                f"Row 1 of “{name}” has more than {MOST_COLUMNS} columns. Check that it is the right file."
            )
        yield Table(name, match_header(titles, header, f"Row 1 of “{name}”", known), lines)
    finally:
        text.detach()


def _encoding(file: BinaryIO, name: str) -> str:
    """The first of those tried in which all of it is text."""
    start = read_at(file, 0, 2048)
    tried = {encoding: unreadable_line(file, encoding) for encoding in encodings_for(start)}
    encoding = next((encoding for encoding, line in tried.items() if not line), None)
    if encoding is None:
        raise Unreadable(
            f"“{name}” holds characters in line {max(tried.values())} that are neither UTF-8 nor Windows-1252, "
            "so it is damaged or not text. Open it in Excel, save it as “CSV UTF-8”, and choose that file."
        )
    try:
        refuse_web(start, encoding)
    except BadFile as fault:
        raise Unreadable(f"“{name}” {fault}") from fault
    file.seek(0)
    return encoding


def _lines(reader: Iterator[list[str]], name: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cells) and any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        raise Unreadable(
            f"“{name}” cannot be read from row {number + 1} on: a quotation mark there "
            "is opened and not closed as it should be, or a cell is longer than any may be. Mend that row and "
            "choose the file again."
        ) from error


def _row(number: int, cells: Sequence[str], columns: dict[str, int], faults: list[Fault]) -> Row:
    values = {}
    for title, index in columns.items():
        content = cells[index].strip() if index < len(cells) else ""
        if content and CONTROLS.search(content):
            faults.append(Fault(place(number, index + 1), "It holds characters that cannot be shown."))
            content = ""
        values[title] = Value(content or None, number, index + 1)
    return Row(number, values)
