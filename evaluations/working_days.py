"""Working days in England, by which clocks of an inspection run.

A working day is any but Saturday, Sunday, Christmas Day, Good Friday and bank holidays in England and Wales (SI
2007/462, regulation 1(2)). Closed schools do not stop a clock.
"""

import datetime as dt
from functools import cache

import holidays

DAY = dt.timedelta(days=1)
SATURDAY = 5


@cache
def _days_off(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < SATURDAY and day not in _days_off(day.year)


def working_days_after(start: dt.date, days: int) -> dt.date:
    """The day that many working days after `start`, which is not counted itself; `days` is 1 or more."""
    if days < 1:
        raise ValueError(f"{days} working days: give 1 or more")
    due = start
    for _ in range(days):
        due += DAY
        while not is_working_day(due):
            due += DAY
    return due


def working_days_until(today: dt.date, due: dt.date) -> int:
    """How many working days are left after `today`, `due` included; below zero once it has passed."""
    first, last = sorted((today, due))
    between = sum(is_working_day(first + DAY * number) for number in range(1, (last - first).days + 1))
    return between if due >= today else -between
