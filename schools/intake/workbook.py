"""One sheet of an Excel workbook, by openpyxl, once the file is known to be bounded and honest."""

import datetime as dt
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape

from schools.intake.faults import Unreadable
from schools.intake.files import check_size, check_workbook, opened
from schools.intake.parts import MOST_COLUMNS, Odd, Part, TooMuch, survey
from schools.intake.sheet import CONTROLS, Content, Fault, Row, Sheet, Value, match_header

MOST_CHARACTERS = 32_767
SAVE_AGAIN = "Open it in Excel, save it again, and choose that file."


def read_xlsx(
    upload: Any,
    *,
    sheet: str | None,
    header: Sequence[str],
    header_row: int = 1,
    most_rows: int,
    most_bytes: int,
) -> Sheet:
    """The sheet of that name, or the first. Raises Unreadable; nothing in the file is run."""
    file, name = opened(upload)
    check_size(file, name, most_bytes)
    check_workbook(file, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # openpyxl remarks on what it leaves out: validations, dates too early
            return _read(file, name, sheet, header, header_row, most_rows)
    except Unreadable:
        raise
    except TooMuch as fault:
        raise Unreadable(
            f"“{name}” unpacks to far more than a spreadsheet holds, so it is not opened. {SAVE_AGAIN}"
        ) from fault
    except Odd as fault:
        raise Unreadable(
            f"“{name}” is put together in a way that no office program does. {SAVE_AGAIN}"
        ) from fault
    except Exception as fault:
        # Whatever openpyxl trips over: it names errors of a dozen kinds for one thing.
        raise Unreadable(f"“{name}” is damaged. {SAVE_AGAIN}") from fault


def _read(
    file: Any, name: str, wanted: str | None, header: Sequence[str], header_row: int, most: int
) -> Sheet:
    with zipfile.ZipFile(file) as archive:
        parts = survey(archive)
    file.seek(0)
    book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        sheet = _named(book.worksheets, wanted, name)
        sheet.reset_dimensions()  # what it says of its own size may be wrong
        part = parts.get(sheet._worksheet_path, Part())
        where = f"Row {header_row} of the sheet “{sheet.title}” in “{name}”"
        columns = match_header(_titles(sheet, header_row, part), header, where)
        faults: list[Fault] = []
        rows = _rows(sheet, part, header_row, columns, faults)
        kept = list(islice(rows, most + 1))
        if len(kept) > most:
            raise Unreadable(f"“{name}” has more than {most:,} rows. Check that it is the right one.")
        return Sheet(sheet.title, tuple(columns), kept, tuple(faults))
    finally:
        book.close()


def _named(sheets: Sequence[Any], wanted: str | None, name: str) -> Any:
    if not sheets:
        raise Unreadable(f"“{name}” has no sheet with cells. Check that it is the right file.")
    for sheet in sheets:
        if wanted is None or sheet.title.strip().casefold() == wanted.strip().casefold():
            return sheet
    titles = ", ".join(f"“{sheet.title}”" for sheet in sheets[:10])
    raise Unreadable(
        f"“{name}” has no sheet named “{wanted}”. It has {titles}. Name the sheet as it was, or choose another file."
    )


def _titles(sheet: Any, header_row: int, part: Part) -> list[str]:
    if header_row > part.last_row:
        return []
    found = next(
        sheet.iter_rows(min_row=header_row, max_row=header_row, max_col=MOST_COLUMNS, values_only=True), ()
    )
    return ["" if title is None else str(title) for title in found]


def _rows(
    sheet: Any, part: Part, header_row: int, columns: dict[str, int], faults: list[Fault]
) -> Iterator[Row]:
    """Up to the last row that is there: what follows it in the file is none of ours."""
    first, width = header_row + 1, max(columns.values()) + 1
    with_formulas = {row for row, _ in part.formulas}
    cells_by_row = sheet.iter_rows(min_row=first, max_col=width)
    for number, cells in zip(range(first, part.last_row + 1), cells_by_row, strict=False):
        if number in with_formulas or any(cell.value is not None for cell in cells):
            values = {
                title: _value(cells[index], number, index + 1, part, faults)
                for title, index in columns.items()
            }
            if any(value.content is not None or value.formula for value in values.values()):
                yield Row(number, values)


def _value(cell: Any, row: int, column: int, part: Part, faults: list[Fault]) -> Value:
    content, fault = _content(cell)
    value = Value(content, row, column, (row, column) in part.formulas, (row, column) in part.merged)
    if fault and not value.formula:
        faults.append(Fault(value.place, fault))
    return value


def _content(cell: Any) -> tuple[Content, str]:
    """What the cell holds, or nothing and why it is refused."""
    content = cell.value
    if content is None:
        return None, ""
    if cell.data_type == "e":
        return None, f"It shows an error ({content}) in place of a value."
    if isinstance(content, str):
        return _text(unescape(content).strip())
    if isinstance(content, dt.datetime):
        return content.date(), ""
    if isinstance(content, bool | int | float | dt.date):
        return content, ""
    return None, "It holds a time of day or a length of time."


def _text(content: str) -> tuple[Content, str]:
    if CONTROLS.search(content):
        return None, "It holds characters that cannot be shown."
    if len(content) > MOST_CHARACTERS:
        return None, f"It holds more than {MOST_CHARACTERS:,} characters."
    return content or None, ""
