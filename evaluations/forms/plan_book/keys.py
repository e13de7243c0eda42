"""Which action a row is of: A1, or new, or New 1 where it has milestones of its own."""

import re

from evaluations.forms.plan_book.cells import text_of
from evaluations.reports.plans import columns
from schools.intake import Row, Value

REF = re.compile(r"[Aa]?(\d{1,6})")


def key_of(row: Row) -> str:
    """What tells an action from others in one file: its number, or new with what follows, or nothing."""
    if number := number_of(row):
        return str(number)
    return " ".join(text_of(row.values[columns.REFERENCE]).casefold().split())


def is_new(row: Row) -> bool:
    return key_of(row).startswith("new")


def number_of(row: Row) -> int:
    """0 where the row names none."""
    match = REF.fullmatch(text_of(row.values[columns.REFERENCE]).strip())
    return int(match[1]) if match else 0


def version_of(row: Row) -> int:
    return whole(row.values[columns.VERSION])


def whole(value: Value) -> int:
    text = text_of(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
