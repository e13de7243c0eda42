"""Spreadsheets as people hand them in, and as people who mean harm do, made on the spot."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import xlsxwriter

XML = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]], touch=lambda book: None) -> bytes:
    """Sheets by name with their rows; `touch` may do more to the book before it is closed."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "d mmmm yyyy"}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        touch(book)
    return out.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """The same workbook with some of its parts put in place of its own, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
        for name in set(parts) - set(old.namelist()):
            new.writestr(name, parts[name])
    return out.getvalue()


def sheet_xml(data: str, after: str = "", before: str = "") -> str:
    return f'{XML}{before}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'
