"""A sheet as its reader hands it over, of a CSV file or of a workbook."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schools.intake.faults import Unreadable

Content = str | int | float | bool | dt.date | None

# What neither a database nor a page can show; line ends and tabs are fine.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds. `row` and `column` count from 1, as the spreadsheet's own margins do.

    Of a formula, `content` is what it last came to; of merged cells all but the first are empty. Whoever
    asked for the sheet decides whether to take either.
    """

    content: Content
    row: int
    column: int
    formula: bool = False
    merged: bool = False

    @property
    def place(self) -> str:
        return place(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Row:
    """`values` by column title; a title that the file lacks in this row has an empty value."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that is refused, and why; its content counts as empty."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """`header`: the titles asked for, in their own spelling, and any others, in the order of the file.

    Rows without content are left out.
    """

    name: str
    header: tuple[str, ...]
    rows: list[Row]
    faults: tuple[Fault, ...]


def letters(column: int) -> str:
    """A, Z, AA: the name of a column, from 1."""
    name = ""
    while column:
        column, left = divmod(column - 1, 26)
        name = chr(ord("A") + left) + name
    return name


def place(row: int, column: int) -> str:
    return f"row {row}, column {letters(column)}"


def match_header(
    found: Sequence[str], wanted: Sequence[str], where: str, known: Sequence[str] = ()
) -> dict[str, int]:
    """Title to index in the row, in the order of the file; case and spaces do not matter.

    `known` are titles that may be there, in the spelling to give them. Raises Unreadable where a title that
    is wanted is missing or stands twice.
    """
    spelled = {_key(title): title for title in (*wanted, *known)}
    places: dict[str, list[int]] = {}
    for index, title in enumerate(found):
        if _key(title):
            places.setdefault(spelled.get(_key(title), " ".join(title.split())), []).append(index)
    _refuse_missing([title for title in wanted if title not in places], where)
    _refuse_twice({title: at for title, at in places.items() if title in wanted and len(at) > 1}, where)
    return {title: at[0] for title, at in places.items()}


def _key(title: str) -> str:
    return " ".join(title.replace("\ufeff", "").split()).casefold()


def _refuse_missing(missing: Sequence[str], where: str) -> None:
    if missing:
        names = ", ".join(f"“{title}”" for title in missing)
        columns = "this column" if len(missing) == 1 else "these columns"
        raise Unreadable(
            f"{where} lacks {columns}: {names}. Put the titles back as they were, or start from a new copy."
        )


def _refuse_twice(twice: Mapping[str, Sequence[int]], where: str) -> None:
    for title, indexes in twice.items():
        columns = " and ".join(letters(index + 1) for index in indexes)
        raise Unreadable(
            f"{where} has the title “{title}” in columns {columns}, so it is not clear which is meant. "
            "Remove one of them."
        )
