"""What ratings did since a decision: which two rounds are compared, and how it is said."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.reports.regional.support.since import Move, Since, around
from evaluations.selectors.regional.standing import Head

NOON = dt.time(12, tzinfo=dt.UTC)
days = st.integers(733_000, 733_009).map(dt.date.fromordinal)


class Grade:
    def __init__(self, code, rank):
        self.code, self.rank = code, rank


GOOD, BETTER = Grade("G", 3), Grade("OS", 4)
WORSE = Grade("NI", 2)


def head(day):
    return Head(
        day.toordinal(), 1, "round", f"{day:%B %Y}", "signed-off", dt.datetime.combine(day, NOON), None
    )


def newest_first(found):
    return [head(day) for day in sorted(found, reverse=True)]


@given(st.sets(days, max_size=4), days)
def test_a_decision_lies_between_the_last_round_by_its_day_and_the_newest_after(found, day):
    before, after = around(newest_first(found), day)
    by, later = [one for one in found if one <= day], [one for one in found if one > day]
    assert (before and before.pk) == (max(by).toordinal() if by else None)
    assert (after and after.pk) == (max(later).toordinal() if later else None)


def test_a_round_signed_off_late_on_the_day_counts_by_the_clock_of_london():
    late = dt.datetime(2009, 6, 30, 23, 30, tzinfo=dt.UTC)
    one = Head(1, 1, "round", "Summer", "signed-off", late, None)
    assert around([one], dt.date(2009, 6, 30)) == (None, one)


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (Since(), "No round signed off since"),
        (Since("Spring", ""), "No round signed off since"),
        (Since("", "Autumn"), "No round was signed off before it"),
        (Since("Spring", "Autumn"), "Not rated in both rounds"),
        (Since("Spring", "Autumn", (Move("2.4", WORSE, GOOD),)), "2.4 up from NI to G"),
        (
            Since("Spring", "Autumn", (Move("2.4", GOOD, GOOD), Move("2.5", GOOD, WORSE))),
            "2.4 still G; 2.5 down from G to NI",
        ),
        (
            Since(
                *("Spring", "Autumn"),
                (
                    Move("1.1", WORSE, GOOD),
                    Move("1.2", GOOD, WORSE),
                    *[Move(f"2.{n}", GOOD, GOOD) for n in "123"],
                ),
            ),
            "Up: 1.1. Down: 1.2. Same: 3",
        ),
        (Since("Spring", "Autumn", tuple(Move(f"2.{n}", BETTER, BETTER) for n in "1234")), "None of 4 moved"),
    ],
)
def test_it_is_said_aspect_by_aspect_while_there_are_few(since, said):
    assert since.words == said
