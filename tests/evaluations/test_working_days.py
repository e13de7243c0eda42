"""Against days worked out from the government's own list of bank holidays (working_days.csv)."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.working_days import is_working_day, working_days_after, working_days_until

with (Path(__file__).parent / "working_days.csv").open(newline="") as file:
    VECTORS = [
        (
            dt.date.fromisoformat(row["start_excluded"]),
            int(row["working_days"]),
            dt.date.fromisoformat(row["due"]),
        )
        for row in csv.DictReader(file)
    ]

DAYS = st.dates(dt.date(2012, 1, 1), dt.date(2028, 12, 31))


def test_every_vector_gives_its_day():
    assert len(VECTORS) == 75
    assert [working_days_after(start, days) for start, days, _ in VECTORS] == [due for _, _, due in VECTORS]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (dt.date(2022, 6, 3), False),
        (dt.date(2022, 5, 30), True),
        (dt.date(2020, 5, 8), False),
        (dt.date(2020, 5, 4), True),
        (dt.date(2021, 12, 27), False),
        (dt.date(2026, 4, 3), False),
        (dt.date(2026, 11, 28), False),
    ],
    ids=[
        "jubilee",
        "moved for it",
        "VE day",
        "moved for that",
        "in place of Christmas",
        "Good Friday",
        "Saturday",
    ],
)
def test_days_that_were_moved(day, works):
    assert is_working_day(day) is works


@given(DAYS, st.integers(1, 80))
def test_a_clock_ends_on_a_working_day_with_as_many_left_as_it_was_given(start, days):
    due = working_days_after(start, days)
    assert (is_working_day(due), working_days_until(start, due)) == (True, days)


@given(DAYS, DAYS)
def test_days_left_and_days_gone_by_are_each_other_s_mirror(one, other):
    assert working_days_until(one, other) == -working_days_until(other, one)


def test_no_days_are_no_clock():
    with pytest.raises(ValueError, match="give 1 or more"):
        working_days_after(dt.date(2026, 11, 27), 0)
