"""School terms, as a plan counts time: autumn to December, spring to April, summer to August."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

NAMES = {1: "Spring", 5: "Summer", 9: "Autumn"}


@dataclass(frozen=True, slots=True)
class Term:
    """`first` and `last` are its days; `name` such as “Autumn 2009”."""

    first: dt.date
    last: dt.date

    @property
    def name(self) -> str:
        return f"{NAMES[self.first.month]} {self.first.year}"

    @property
    def next(self) -> "Term":
        return term_of(self.last + dt.timedelta(days=1))


def term_of(day: dt.date) -> Term:
    month = max(start for start in NAMES if start <= day.month)
    year, ends = (day.year + 1, 1) if month == 9 else (day.year, month + 4)
    return Term(dt.date(day.year, month, 1), dt.date(year, ends, 1) - dt.timedelta(days=1))


def terms_between(first: dt.date, last: dt.date) -> Iterator[Term]:
    """Every term that has a day from `first` to `last`, in order."""
    term = term_of(first)
    while term.first <= last:
        yield term
        term = term.next
