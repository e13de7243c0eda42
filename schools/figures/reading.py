"""A CSV file of any size as rows, line by line: UTF-8 or Windows-1252, and nothing that is neither."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from schools.figures.formats import Row

LOOK_AHEAD = 4 * 1024 * 1024
MOST_COLUMNS = 500


class NotCsv(ValueError):
    """In words for the person."""


@contextmanager
def csv_in(file: BinaryIO) -> Iterator[tuple[list[str], Iterator[Row]]]:
    """The header, in lower case, and its rows with the numbers of their lines. Raises NotCsv.

    `file` stays open.
    """
    text = io.TextIOWrapper(file, encoding=_encoding(file), newline="", errors="strict")
    try:
        reader = csv.reader(text)
        header = _header(reader)
        yield header, _rows(reader, header)
    finally:
        text.detach()


def _header(reader: Any) -> list[str]:
    try:
        header = [name.strip().lower() for name in next(reader, [])]
    except (csv.Error, UnicodeDecodeError) as error:
        raise NotCsv("This is not a CSV file. Save it as CSV (comma delimited), and choose that.") from error
    if not any(header):
        raise NotCsv("The file is empty. Check that it opens on your computer, and choose it again.")
    if len(header) > MOST_COLUMNS or len(set(header)) < len(header):
        raise NotCsv("The first line must name each column once. Check that it is the line of column names.")
    return header


def _rows(reader: Any, header: list[str]) -> Iterator[Row]:
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, dict(zip(header, [*cells, *[""] * len(header)], strict=False))
    except (csv.Error, UnicodeDecodeError) as error:
        raise NotCsv(f"The file cannot be read after line {reader.line_num}: {error}.") from error


def _encoding(file: BinaryIO) -> str:
    start = file.read(LOOK_AHEAD)
    file.seek(0)
    if b"\0" in start or start.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise NotCsv("This is not a CSV file. Save it as CSV (comma delimited), and choose that.")
    try:
        start[: start.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
