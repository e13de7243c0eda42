"""The parts of a workbook read once before anything takes them apart, so that none can fill the memory.

It also finds what a reader of values passes over: which cells are formulas, which are merged, the last row.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

CHUNK = 64 * 1024
MOST_PART = 48 * 1024 * 1024
MOST_TEXT = 100_000  # Excel's own limit is 32,767 characters a cell
MOST_IN_A_ROW = 20_000
MOST_ROWS = 200_000  # with the empty ones, which programs write for the sake of their borders
MOST_OUTSIDE_ROWS = 50_000
MOST_STRINGS = 600_000  # elements in the table of shared strings
MOST_MARKED = 300_000  # cells with formulas, and cells merged, of all sheets
MOST_COLUMNS = 500  # columns beyond are not read
CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class TooMuch(Exception):
    """More than any spreadsheet of people holds."""


class Odd(Exception):
    """Something that no spreadsheet program writes."""


@dataclass(slots=True)
class Part:
    """Cells as (row, column), from 1."""

    last_row: int = 0
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: set[tuple[int, int]] = field(default_factory=set)


def survey(archive: zipfile.ZipFile) -> dict[str, Part]:
    """By name of the part. Raises TooMuch or Odd."""
    parts: dict[str, Part] = {}
    left = MOST_MARKED
    for entry in archive.infolist():
        part = parts[entry.filename] = _Survey(left).of(_chunks(archive, entry))
        left -= len(part.formulas) + len(part.merged)
    return parts


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    read = 0
    with archive.open(entry) as member:
        while chunk := member.read(CHUNK):
            read += len(chunk)
            if read > MOST_PART:
                raise TooMuch
            yield chunk


class _Survey:
    def __init__(self, most_marked: int) -> None:
        self.part, self.most_marked = Part(), most_marked
        self.ranges: list[tuple[int, int, int, int]] = []
        self.most_outside = MOST_OUTSIDE_ROWS
        self.row = self.column = 0
        self.rows = self.inside = self.outside = self.text = 0
        self.in_row = False

    def of(self, chunks: Iterator[bytes]) -> Part:
        """What is no XML (a picture, settings of a printer) no reader of XML gets further with either."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            for chunk in chunks:
                parser.Parse(chunk)
        except expat.ExpatError:
            pass
        for top, left, low, right in self.ranges:
            self._mark_merged(top, left, min(low, self.part.last_row), min(right, MOST_COLUMNS))
        return self.part

    def _doctype(self, *args: object) -> None:
        raise Odd

    def _characters(self, text: str) -> None:
        self.text += len(text)
        if self.text > MOST_TEXT:
            raise TooMuch

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.text = 0
        if self.in_row:
            self.inside += 1
        else:
            self.outside += 1
        if self.inside > MOST_IN_A_ROW or self.outside > self.most_outside:
            raise TooMuch
        match name.rpartition(" ")[2]:
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "f" if self.in_row:
                self.part.formulas.add((self.row, self.column))
                self._check_marked()
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case "sst":
                self.most_outside = MOST_STRINGS

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.rows, self.outside = self.rows + 1, self.outside - 1
        if self.rows > MOST_ROWS:
            raise TooMuch
        self.in_row, self.inside, self.column = True, 0, 0
        given = attributes.get("r", "")
        self.row = int(given) if given.isdecimal() and len(given) < 9 else self.row + 1
        self.part.last_row = max(self.part.last_row, self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        at = CELL.fullmatch(attributes.get("r", ""))
        self.column = _number(at[1]) if at else self.column + 1

    def _end(self, name: str) -> None:
        if name.endswith(" row") or name == "row":
            self.in_row = False

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        start, end = CELL.fullmatch(first), CELL.fullmatch(last or first)
        if start and end:
            self.ranges.append((int(start[2]), _number(start[1]), int(end[2]), _number(end[1])))

    def _mark_merged(self, top: int, left: int, low: int, right: int) -> None:
        if (low - top) * (right - left) > self.most_marked:
            raise TooMuch
        self.part.merged.update(
            (row, column) for row in range(top, low + 1) for column in range(left, right + 1)
        )
        self._check_marked()

    def _check_marked(self) -> None:
        if len(self.part.formulas) + len(self.part.merged) > self.most_marked:
            raise TooMuch


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
