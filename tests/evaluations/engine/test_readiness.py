"""What is missing on a day: the edges of it."""

import datetime as dt
from itertools import product

import pytest

from evaluations.engine.readiness import Gap, Lack, Paper, Someone, Standing, days_before, gaps

TODAY, DAY = dt.date(2026, 3, 2), dt.date(2026, 3, 20)
WEEK_BEFORE, DAY_BEFORE = days_before(DAY)
DONE = Standing(findings=True, summary=True)


def missing(ready, on, by, today=TODAY):
    return Paper(1, ready, on).missing(by, today)


def test_a_week_and_a_day_before_are_days_of_the_calendar():
    assert (dt.date(2026, 3, 13), dt.date(2026, 3, 19)) == (WEEK_BEFORE, DAY_BEFORE)


def test_what_will_be_ready_on_the_day_itself_is_in_time_and_a_day_later_is_not():
    late = WEEK_BEFORE + dt.timedelta(days=1)
    assert [missing(ready=False, on=on, by=WEEK_BEFORE) for on in (WEEK_BEFORE, late)] == [False, True]
    assert missing(ready=False, on=late, by=DAY_BEFORE) is False


def test_what_was_to_be_ready_and_is_not_is_missing_from_the_day_after():
    on = TODAY - dt.timedelta(days=1)
    assert [missing(ready=False, on=one, by=DAY_BEFORE) for one in (on, TODAY)] == [True, False]
    assert missing(ready=True, on=on, by=DAY_BEFORE) is False


def test_what_is_not_ready_and_has_no_date_is_missing_and_what_is_ready_without_one_is_not():
    assert [missing(ready=one, on=None, by=DAY_BEFORE) for one in (False, True)] == [True, False]


def test_what_became_ready_only_after_a_day_was_missing_on_it():
    on = WEEK_BEFORE + dt.timedelta(days=1)
    assert [missing(ready=True, on=on, by=by, today=DAY) for by in (WEEK_BEFORE, DAY_BEFORE)] == [True, False]


def test_once_a_day_has_passed_what_is_still_not_ready_was_missing_on_it():
    assert (
        missing(ready=False, on=WEEK_BEFORE, by=WEEK_BEFORE, today=WEEK_BEFORE + dt.timedelta(days=1)) is True
    )


@pytest.mark.parametrize(("ready", "on"), list(product((True, False), (None, TODAY, DAY))))
def test_without_a_day_whatever_is_not_ready_is_missing(ready, on):
    assert missing(ready=ready, on=on, by=None) is not ready


def test_where_all_is_there_nothing_is_missing():
    ready = Standing(
        papers=(Paper(1, ready=True, on=None),),
        people=(Someone(2, confirmed=True, contact=True, available=True),),
        asked=3,
        answered=3,
        findings=True,
        summary=True,
    )
    assert gaps(ready, DAY_BEFORE, TODAY) == ()


def test_of_a_person_each_thing_that_is_missing_is_one_gap():
    found = gaps(
        Standing(people=(Someone(2, False, False, False),), findings=True, summary=True), None, TODAY
    )
    assert found == tuple(Gap(one, 2) for one in (Lack.UNCONFIRMED, Lack.NO_CONTACT, Lack.NO_AVAILABILITY))


@pytest.mark.parametrize(
    ("asked", "answered", "found"),
    [(None, 0, ()), (0, 0, (Gap(Lack.NOT_ASKED),)), (3, 2, (Gap(Lack.NOT_ANSWERED),)), (3, 3, ())],
)
def test_schools_are_to_be_asked_and_to_answer(asked, answered, found):
    assert gaps(Standing(asked=asked, answered=answered, findings=True, summary=True), None, TODAY) == found


def test_published_lines_concerns_and_the_summary_are_gaps_by_their_place():
    standing = Standing(bare_documents=(3, 4), bare_people=(1,), unanswered=(9,))
    assert gaps(standing, None, TODAY) == (
        Gap(Lack.NO_DOCUMENT, 3),
        Gap(Lack.NO_DOCUMENT, 4),
        Gap(Lack.NOBODY, 1),
        Gap(Lack.CONCERN, 9),
        Gap(Lack.FINDINGS),
        Gap(Lack.SUMMARY),
    )
