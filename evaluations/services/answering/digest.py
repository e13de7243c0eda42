"""The tables beside the report: added, changed, and taken out while nothing points at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from evaluations.engine.writing import pasted_table
from evaluations.enums import Chart
from evaluations.models import DigestTable, Round, TeamAnswer
from evaluations.permissions.answering import can_keep_digest
from evaluations.services.errors import Overtaken, Refused

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 200, 20, 200
CLOSED = "The data digest is kept by the round’s team while the round is open for rating or agreeing."


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    source: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: str = Chart.NONE


def add_table(*, round_: Round, user: User, table: Table) -> DigestTable:
    """`round_` is locked by the caller. A number is given once, and stays with its table."""
    _check(round_)
    last = DigestTable.history.filter(round_id=round_.pk).aggregate(last=Max("number"))["last"] or 0
    return _write(DigestTable(round=round_, number=last + 1, version=0), user, table)


def change_table(*, round_: Round, kept: DigestTable, user: User, table: Table, version: int) -> DigestTable:
    """Raises Overtaken where someone saved another version. A save renews a table that was carried, changed or not."""
    _check(round_)
    if table_of(kept) == table and not kept.was:
        return kept
    if kept.version != version:
        raise Overtaken(kept)
    return _write(kept, user, table)


def remove_table(*, round_: Round, kept: DigestTable, user: User) -> None:
    _check(round_)
    if kept.cited_by.exists():
        raise Refused(f"An answer points at {kept.ref}, so it stays. Untick it in that answer first.")
    kept.updated_by = user
    kept.delete()


def table_of(kept: DigestTable) -> Table:
    rows = tuple(tuple(row) for row in kept.rows)
    return Table(kept.title, kept.source, tuple(kept.columns), rows, kept.chart)


def move_to_digest(*, round_: Round, answer: TeamAnswer, user: User, title: str) -> DigestTable | None:
    """Takes the table that is pasted into an answer out of its text, into the digest, and points at it there.

    None where the text holds none. `answer` was saved by this person just now, under the round's lock.
    """
    found = pasted_table(answer.text)
    if found is None:
        return None
    if fault := fault_of([found.columns, *found.rows]):
        raise Refused(f"What is pasted stays in the text. {fault}")
    table = add_table(round_=round_, user=user, table=Table(title, "", found.columns, found.rows))
    answer.text = found.text_with(f"See {table.ref} in the data digest.")
    answer.version += 1
    answer.updated_by, answer.updated_at = user, timezone.now()
    answer.save()
    answer.cites.add(table)
    return table


def fault_of(lines: Sequence[Sequence[str]]) -> str:
    """Why these lines, heads first, are no table of the digest; nothing where they are one."""
    if len(lines) < 2:
        return "Paste a table of at least two lines: heads, and a row below them."
    if len(lines) - 1 > MOST_ROWS:
        return f"A digest table has at most {MOST_ROWS} rows; this one has {len(lines) - 1}. Sum it up first."
    if max(map(len, lines)) > MOST_COLUMNS:
        return f"A digest table has at most {MOST_COLUMNS} columns; this one has {max(map(len, lines))}."
    if max(map(len, lines)) < 2:
        return "Only one column is found. Copy the cells in your spreadsheet, so that they stay apart."
    longest = max(len(cell) for line in lines for cell in line)
    if longest > LONGEST_CELL:
        return f"A cell holds at most {LONGEST_CELL} characters; the longest has {longest}."
    return ""


def _write(kept: DigestTable, user: User, table: Table) -> DigestTable:
    kept.title, kept.source, kept.chart = table.title, table.source, table.chart
    kept.columns, kept.rows = list(table.columns), [list(row) for row in table.rows]
    kept.was = ""
    kept.version += 1
    kept.updated_by, kept.updated_at = user, timezone.now()
    kept.save()
    return kept


def _check(round_: Round) -> None:
    if not can_keep_digest(round_.access):
        raise Refused(CLOSED)
