"""Rows of plain values as workbooks and CSV: nothing in them is ever run as a formula."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

A4 = 9
MOST_CHARACTERS = 32_767  # a cell holds no more; xlsxwriter would leave it empty
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "d mmmm yyyy",
}
RISKY = ("=", "+", "-", "@", "\t", "\r")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that looks as it was written: `layout` is the spreadsheet's own code for that, such as 0.0%."""

    value: float
    layout: str


Value = str | int | float | dt.date | Figure | None


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters, as a spreadsheet counts them."""

    title: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    rows: list[list[Value]]


def write_table(book: Any, table: Table) -> Any:
    """A worksheet with a frozen header, filters, and a page set up for printing."""
    sheet = book.add_worksheet(table.name)
    head = book.add_format(
        {
            "font_name": "Arial",
            "font_size": 10,
            "bold": True,
            "bottom": 2,
            "text_wrap": True,
            "valign": "bottom",
        }
    )
    text = book.add_format({"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"})
    date = book.add_format(
        {"font_name": "Arial", "font_size": 10, "num_format": "d mmmm yyyy", "valign": "top", "align": "left"}
    )
    layouts = {value.layout for row in table.rows for value in row if isinstance(value, Figure)}
    figures = {layout: _figure_style(book, layout) for layout in sorted(layouts)}
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.title, head)
    for number, row in enumerate(table.rows, start=1):
        for index, value in enumerate(row):
            style = date if isinstance(value, dt.date) else text
            if isinstance(value, Figure):
                style = figures[value.layout]
            write_value(sheet, number, index, value, style)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    set_paper(sheet)
    return sheet


def _figure_style(book: Any, layout: str) -> Any:
    return book.add_format({"font_name": "Arial", "font_size": 10, "num_format": layout, "valign": "top"})


def write_value(sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    """By its type, never by how it looks: text that begins with = stays text."""
    if value is None or value == "":
        return
    if isinstance(value, dt.date):
        sheet.write_datetime(row, column, dt.datetime(value.year, value.month, value.day), style)
    elif isinstance(value, str):
        sheet.write_string(row, column, cell_text(value), style)
    else:
        sheet.write_number(row, column, value.value if isinstance(value, Figure) else value, style)


def cell_text(value: str) -> str:
    """As a cell can hold it. What looks like the markup of a cell would be written as markup: a blank undoes that."""
    text = UNSEEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))[:MOST_CHARACTERS]
    return f"{text[: MOST_CHARACTERS - 1]} " if text.startswith("<r>") and text.endswith("</r>") else text


def write_pairs(book: Any, name: str, lines: Iterable[tuple[str, str]]) -> None:
    """A worksheet of terms and what is said of each."""
    sheet = book.add_worksheet(name)
    label = book.add_format({"font_name": "Arial", "font_size": 10, "bold": True, "valign": "top"})
    text = book.add_format({"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (term, said) in enumerate(lines):
        sheet.write_string(row, 0, cell_text(term), label)
        sheet.write_string(row, 1, cell_text(said), text)
    set_paper(sheet)


def set_paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")


def csv_bytes(rows: Iterable[Iterable[Value]]) -> bytes:
    """UTF-8 with a byte order mark, without which Excel takes it for Windows-1252."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def safe(value: Value) -> str:
    """Text that a spreadsheet would run as a formula begins with an apostrophe instead."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if value.startswith(RISKY) else value
