"""An uploaded file of the register between its upload and its end: the columns that are kept, a line a row.

The first line says which columns there are and which numbers stand twice. What follows can be read from any byte
where a line begins, so that a file of 25,000 rows is gone through in many small requests.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from schools.gias.links import Link, link_of
from schools.gias.rows import Layout, RawRow
from schools.gias.source import Numbers, open_links, open_register
from schools.gias.words import NotUnderstood

SCHOOL, LINK = "school", "link"
MOST_CHARACTERS = 500  # of a cell; anything longer than what is kept is refused later all the same
IN_MEMORY = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of it. `end` is the byte where the next one begins."""

    layout: Layout
    twice: Mapping[str, Sequence[int]]
    schools: list[RawRow]
    links: list[Link]
    count: int
    end: int


def store(upload: Any, links: Any | None, out: IO[bytes]) -> int:
    """How many rows there are, links included. Raises Unreadable before anything is written to `out`."""
    numbers = Numbers()
    with SpooledTemporaryFile(IN_MEMORY) as body:
        with open_register(upload) as source:
            layout = source.layout
            for row in source.rows:
                numbers.count(row)
                body.write(_line(SCHOOL, row))
        count = numbers.rows + (_store_links(links, body) if links else 0)
        out.write(_json({"columns": dict(layout.columns), "twice": numbers.twice}))
        body.seek(0)
        shutil.copyfileobj(body, out)
    return count


def _store_links(upload: Any, body: IO[bytes]) -> int:
    count = 0
    with open_links(upload) as source:
        for row in source.rows:
            body.write(_line(LINK, row))
            count += 1
    return count


def read_part(file: IO[bytes], start: int, most: int) -> Part:
    """At most so many rows from that byte on; from 0 on, those behind the first line."""
    file.seek(0)
    head = json.loads(file.readline())
    if start:
        file.seek(start)
    schools, links, count = [], [], 0
    while count < most and (line := file.readline()):
        what, number, cells = json.loads(line)
        row = RawRow(number, cells)
        count += 1
        if what == SCHOOL:
            schools.append(row)
            continue
        with suppress(NotUnderstood):
            links.append(link_of(row))
    return Part(Layout(head["columns"]), head["twice"], schools, links, count, file.tell())


def _line(what: str, row: RawRow) -> bytes:
    return _json([what, row.number, {field: cell[:MOST_CHARACTERS] for field, cell in row.cells.items()}])


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
