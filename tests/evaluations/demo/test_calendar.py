"""Days, years and their words in the files, read from the day of loading."""

import datetime as dt

import pytest

from evaluations.demo import calendar as module
from evaluations.demo.calendar import Calendar

FRIDAY = dt.date(2026, 11, 27)


def told(monkeypatch, raw, today=FRIDAY):
    monkeypatch.setattr(module, "read", lambda name: raw)
    return Calendar(today).read("any.yaml")


def test_days_count_from_today_and_meet_on_weekdays(monkeypatch):
    raw = {"due": "-7d", "steps": [["+1d", "+2d", "+3d", "-1d"]]}
    assert told(monkeypatch, raw) == {
        "due": dt.date(2026, 11, 20),
        "steps": [
            [dt.date(2026, 11, 30), dt.date(2026, 11, 30), dt.date(2026, 11, 30), dt.date(2026, 11, 26)]
        ],
    }


def test_texts_name_days_and_school_years(monkeypatch):
    raw = "Answer by {-7d}, for {year}; last year was {year-1}, begun in {autumn-1}"
    assert told(monkeypatch, raw) == (
        "Answer by 20 November 2026, for 2026–27; last year was 2025–26, begun in 2025"
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2026, 8, 31), "2025–26"),
        (dt.date(2026, 9, 1), "2026–27"),
        (dt.date(2099, 12, 31), "2099–00"),
    ],
)
def test_a_school_year_begins_in_september(monkeypatch, today, said):
    assert told(monkeypatch, "{year}", today) == said


def test_everything_else_stays_as_it_is(monkeypatch):
    raw = {6: [3.5, None, True, dt.date(2009, 9, 14), "7 days", "{nothing}", "−7d"]}
    assert told(monkeypatch, raw) == raw
