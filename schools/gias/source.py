"""A file of the register or of its links, row by row."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from schools.gias.columns import COLUMNS, FIELD_OF, LINK_COLUMNS, LINK_FIELD_OF, LINKS_REQUIRED, REQUIRED
from schools.gias.rows import Layout, RawRow, raw_row
from schools.gias.words import urn_key
from schools.intake import Table, open_csv

# The whole register was about 65 MB with 50,000 rows in 2025, closed schools and 140 columns included.
MOST_BYTES = 90 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """An open file."""

    layout: Layout
    rows: Iterator[RawRow]


@contextmanager
def open_register(upload: Any) -> Iterator[Source]:
    """Raises Unreadable, also while its rows are read."""
    titles = tuple(COLUMNS.values())
    with open_csv(upload, header=REQUIRED, known=titles, most_bytes=MOST_BYTES) as table:
        yield _source(table, FIELD_OF)


@contextmanager
def open_links(upload: Any) -> Iterator[Source]:
    titles = tuple(LINK_COLUMNS.values())
    with open_csv(upload, header=LINKS_REQUIRED, known=titles, most_bytes=MOST_BYTES) as table:
        yield _source(table, LINK_FIELD_OF)


def _source(table: Table, field_of: Mapping[str, str]) -> Source:
    layout = Layout({field_of[title]: at + 1 for title, at in table.columns.items() if title in field_of})
    return Source(layout, (raw_row(number, cells, layout) for number, cells in table.rows))


class Numbers:
    """Which numbers stand in a file twice, and in which rows: none of them is taken."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self.twice: dict[str, list[int]] = {}
        self.rows = 0

    def count(self, row: RawRow) -> None:
        self.rows += 1
        urn = urn_key(row.cells["urn"])
        first = self._first.setdefault(urn, row.number)
        if first != row.number and urn:
            self.twice.setdefault(urn, [first]).append(row.number)


def why_twice(rows: Sequence[int]) -> str:
    last = f"{rows[-1]}" if len(rows) < 6 else "more"
    shown = ", ".join(f"{number}" for number in rows[: min(len(rows) - 1, 5)]) + f" and {last}"
    return f"This URN stands in rows {shown}, so it is not clear which is right. Keep one of them."
