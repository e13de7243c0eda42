"""One row of the register, as cells and as what they mean."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from schools.gias import words
from schools.gias.columns import COLUMNS
from schools.gias.words import NotUnderstood
from schools.intake.sheet import letters


@dataclass(frozen=True, slots=True)
class Layout:
    """Which kept columns a file has: field to the number of its column, from 1."""

    columns: Mapping[str, int]

    @property
    def fields(self) -> tuple[str, ...]:
        """Fields of School that rows of this file say something of, besides number and authority."""
        fields = [field for field in READERS if field in self.columns]
        pairs = [pair for pair in PAIRS if self.columns.keys() & {f"{pair}_name", f"{pair}_code"}]
        return (*fields, *pairs)

    def named(self, field: str) -> str:
        return f"{COLUMNS[field]} (column {letters(self.columns[field])})"


@dataclass(frozen=True, slots=True)
class RawRow:
    """Cells by field, as they stand in the file; `number` as a spreadsheet counts rows."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """`values` by field of School: what the row says of it, no more than the file has columns for."""

    number: int
    urn: int
    values: Mapping[str, Any]
    predecessor: int | None


READERS: Mapping[str, Callable[[str], Any]] = {
    "establishment_number": partial(words.code, width=4),
    "name": partial(words.text, longest=200),
    "type_code": partial(words.code, width=2),
    "type_name": partial(words.text, longest=80),
    "group_code": partial(words.code, width=1),
    "group_name": partial(words.text, longest=80),
    "opened": words.date,
    "closed": words.date,
    "low_age": partial(words.whole, most=120),
    "high_age": partial(words.whole, most=120),
    "pupils": partial(words.whole, most=99_999),
    "fsm_percent": words.percent,
    "trust": partial(words.text, longest=200),
    "street": partial(words.text, longest=120),
    "town": partial(words.text, longest=80),
    "postcode": partial(words.text, longest=10),
    "website": partial(words.text, longest=255),
    "ofsted_rating": partial(words.text, longest=60),
    "ofsted_on": words.date,
}
# A name and a code for one thing; either is enough.
PAIRS: Mapping[str, Callable[[str, str], Any]] = {"status": words.status, "phase": words.phase}


def facts_of(row: RawRow, layout: Layout) -> Facts:
    """Raises NotUnderstood with the column and the reason."""
    cells = row.cells
    with _naming(layout, "urn"):
        urn = words.urn(cells["urn"])
    values = {}
    for field in layout.fields:
        if field in PAIRS:
            values[field] = _pair(field, cells, layout)
            continue
        try:
            values[field] = READERS[field](cells[field])
        except NotUnderstood as fault:
            raise NotUnderstood(f"{layout.named(field)} {fault}.") from fault
    if not values["name"]:
        raise NotUnderstood(f"{layout.named('name')} is empty.")
    with _naming(layout, "predecessor"):
        before = words.whole(cells.get("predecessor", ""), 9_999_999)
    return Facts(row.number, urn, values, before or None)


def _pair(field: str, cells: Mapping[str, str], layout: Layout) -> Any:
    name = f"{field}_name" if f"{field}_name" in layout.columns else f"{field}_code"
    with _naming(layout, name):
        return PAIRS[field](cells.get(f"{field}_name", ""), cells.get(f"{field}_code", ""))


@contextmanager
def _naming(layout: Layout, field: str) -> Iterator[None]:
    try:
        yield
    except NotUnderstood as fault:
        raise NotUnderstood(f"{layout.named(field)} {fault}.") from fault


def raw_row(number: int, cells: Sequence[str], layout: Layout) -> RawRow:
    """Of a row that may be shorter than the header."""
    found = {
        field: cells[column - 1] if column <= len(cells) else "" for field, column in layout.columns.items()
    }
    return RawRow(number, found)
