"""Clocks in working days: from which day each runs, when it is due, how it stands, and who sets it."""

import datetime as dt

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from evaluations.enums import ClockKind
from evaluations.models import Inspection, InspectionClock
from evaluations.selectors.inspections.clocks import clocks_of, clocks_running, next_of
from tests.factories.inspections import ENDED, inspection, set_clock

DAY = dt.date(2015, 5, 11)
KINDS = ("accuracy", "report", "copies", "published", "statement")


def clocks(case, today=DAY):
    return {clock.kind: clock for clock in clocks_of(case, case.clocks.all(), today)}


def test_without_dates_nothing_runs(case):
    assert {kind: (clock.days, clock.due) for kind, clock in clocks(case).items()} == dict(
        zip(KINDS, [(5, None), (28, None), (5, None), (30, None), (70, None)], strict=True)
    )
    assert next_of(clocks(case).values()) is None


def test_the_report_runs_from_the_end_on_site_and_the_rest_from_the_day_it_came(case):
    case.ended_on = ENDED
    assert clocks(case)["report"].due == dt.date(2015, 3, 18)
    set_clock(case, "report", done_on=DAY)
    due = {kind: clock.due for kind, clock in clocks(case).items()}
    assert due == {
        "accuracy": None,
        "report": dt.date(2015, 3, 18),
        "copies": dt.date(2015, 5, 18),
        "published": dt.date(2015, 6, 23),
        "statement": dt.date(2015, 8, 18),
    }
    assert clocks(case)["report"].is_late
    assert next_of(clocks(case).values()).kind == "copies"


def test_days_and_start_that_a_lead_gives_go_before_the_rule(case):
    set_clock(case, "copies", days=6, starts_on=dt.date(2015, 12, 23))
    clock = clocks(case)["copies"]
    assert (clock.due, clock.changed) == (dt.date(2016, 1, 5), True)


@pytest.mark.parametrize(
    ("today", "left", "over", "overdue"),
    [
        (dt.date(2015, 5, 15), 1, 0, False),
        (dt.date(2015, 5, 18), 0, 0, False),
        (dt.date(2015, 5, 20), -2, 2, True),
    ],
)
def test_what_is_left_and_what_is_overdue(case, today, left, over, overdue):
    set_clock(case, "copies", starts_on=DAY)
    clock = clocks(case, today)["copies"]
    assert (clock.left, clock.over, clock.overdue) == (left, over, overdue)


def test_on_the_saturday_after_a_friday_it_is_overdue_and_not_due_today(case):
    set_clock(case, "copies", days=4, starts_on=DAY)
    clock = clocks(case, dt.date(2015, 5, 16))["copies"]
    assert (clock.due, clock.left, clock.overdue) == (dt.date(2015, 5, 15), 0, True)
    words = render_to_string("evaluations/inspections/left.html", {"clock": clock})
    assert " ".join(words.split()).endswith(">Overdue</span>")


def test_the_timeline_says_who_set_a_clock(as_lead, case, lead, at):
    before = as_lead.get(at("_timeline")).content.decode()
    as_lead.post(at("_clock", "copies"), {"days": 6, "note": "As the call said.", "version": 1})
    page = as_lead.get(at("_timeline")).content.decode()
    said = f"Set by {lead} on"
    assert (before.count(said), page.count(said), page.count("As the call said.")) == (0, 1, 1)


@given(st.dates(dt.date(2009, 1, 1), dt.date(2029, 1, 1)), st.sampled_from(ClockKind), st.integers(1, 250))
def test_a_day_more_is_never_due_sooner_and_an_end_given_counts_for_the_report_alone(start, kind, days):
    case = Inspection(ended_on=start)
    rows = [InspectionClock(kind=kind, days=number) for number in (days, days + 1)]
    first, second = (clocks_of(case, [row], start)[0].due for row in rows)
    assert (first is None) == (kind != ClockKind.REPORT)
    assert first is None or start < first < second


def test_the_lead_sets_a_clock_and_it_is_kept_with_its_history(as_lead, get, lead, case, at):
    as_lead.post(
        at("_clock", "statement"),
        {"days": "60", "starts_on": "11/5/2015", "note": "As the department wrote.", "version": "1"},
    )
    row = case.clocks.get(kind="statement")
    assert (row.days, row.starts_on, row.note, row.version) == (60, DAY, "As the department wrote.", 2)
    assert [old.days for old in row.history.order_by("pk")] == [70, 60]
    page = get(lead, at("_timeline"))
    assert (page.heading, page.loose_ends) == ("Timeline and clocks", [])
    assert "4 August 2015" in page.text
    assert "We could not confirm 70 working days in the regulations." in page.text


def test_the_source_of_a_number_can_be_given_and_the_number_need_not_be_checked_any_more(
    as_lead, get, lead, case, at
):
    source = "SI 2007/462, regulation 3"
    before = get(lead, at("_timeline")).text
    as_lead.post(at("_clock", "statement"), {"days": "70", "source": f" {source}\n", "version": "1"})
    after = get(lead, at("_timeline")).text
    assert (before.count("Check this number"), after.count("Check this number")) == (1, 0)
    assert f"70 working days: {source}" in after
    assert [old.source for old in case.clocks.get(kind="statement").history.order_by("pk")] == ["", source]
    assert source in get(lead, at("_history")).text


def test_an_overtaken_clock_shows_both_and_loses_nothing(as_lead, case, at):
    set_clock(case, "copies", days=4, version=2)
    answer = as_lead.post(at("_clock", "copies"), {"days": "9", "note": "Mine.", "version": "1"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert (">Mine.</textarea>" in text.replace("\n", ""), 'name="version" value="2"' in text) == (True, True)
    assert case.clocks.get(kind="copies").days == 4


@pytest.mark.parametrize("days", ["0", "251", "soon", ""])
def test_days_that_cannot_be_are_refused(as_lead, case, at, days):
    assert as_lead.post(at("_clock", "copies"), {"days": days, "version": "1"}).status_code == 422
    assert case.clocks.get(kind="copies").days == 5


def test_home_shows_a_lead_what_runs_first_due_first(get, lead, core_member, authority, case):
    set_clock(case, "copies", starts_on=DAY)
    set_clock(case, "accuracy", starts_on=dt.date(2015, 5, 4))
    later = inspection(authority, lead, ended_on=ENDED)
    membership = lead.memberships.get()
    assert [one.clock.kind for one in clocks_running(membership, DAY)] == ["report", "accuracy", "copies"]
    assert f"/inspections/{later.pk}/timeline/" in get(lead, "/").html
    assert "/timeline/" not in get(core_member, "/").html
