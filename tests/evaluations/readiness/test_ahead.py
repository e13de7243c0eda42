"""One line on what will be missing: on a lead's home page and on the page of an inspection."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.selectors.access import round_for
from evaluations.selectors.readiness.ahead import documents_ahead, led
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answers import in_state
from tests.factories.inspections import inspection
from tests.factories.readiness import document, needless, ready_day
from tests.factories.rounds import RoundFactory, join

TODAY, DAY = dt.date(2026, 3, 2), dt.date(2026, 3, 20)


def said(schedule, today=TODAY):
    return [one.said for one in documents_ahead([schedule], today)]


def test_documents_and_lines_without_one_are_counted_for_the_next_of_the_two_days(schedule, lead):
    ready_day(schedule, lead, DAY)
    document(schedule, lead, number=1, state="ready")
    document(schedule, lead, number=2, ready_on=dt.date(2026, 3, 16))
    needless(schedule, lead, number=3)
    days = (TODAY, dt.date(2026, 3, 13), dt.date(2026, 3, 14), dt.date(2026, 3, 20), dt.date(2026, 3, 21))
    assert [said(schedule, day) for day in days] == [
        ["7 documents missing a week before 20 March 2026"],
        ["7 documents missing a week before 20 March 2026"],
        ["6 documents missing a day before 20 March 2026"],
        ["7 documents missing for 20 March 2026"],
        [],
    ]


def test_the_day_is_that_of_the_inspection_that_names_the_round(schedule, lead, authority):
    ready_day(schedule, lead, DAY)
    inspection(authority, lead, round=schedule, week1_on=dt.date(2026, 4, 13), week2_on=dt.date(2026, 4, 20))
    assert said(schedule) == ["9 documents missing a week before 20 April 2026"]


def test_without_a_day_it_says_what_is_missing_now_and_nothing_where_nothing_is(schedule, lead):
    assert said(schedule) == ["9 documents missing"]
    for number in range(1, 10):
        document(schedule, lead, number=number, state="ready")
    assert said(schedule) == []


def test_only_open_rounds_without_grades_that_the_person_leads_are_looked_at(
    schedule, lead, core_member, authority
):
    rated = RoundFactory.create(authority=authority, created_by=lead)
    asked_of = [(lead, schedule), (lead, rated), (core_member, schedule)]
    assert [len(led([round_for(who, row.slug)])) for who, row in asked_of] == [1, 0, 0]
    in_state(schedule, RoundState.SIGNED_OFF)
    assert led([round_for(lead, schedule.slug)]) == []


def test_a_lead_is_told_at_home_and_a_member_is_not(schedule, lead, core_member, get):
    words = "9 documents missing"
    assert [words in get(who, reverse("home")).text for who in (lead, core_member)] == [True, False]


def test_home_costs_the_same_with_one_document_and_with_three(schedule, lead, as_lead):
    document(schedule, lead)
    as_lead.get(reverse("home"))
    one = asked(lambda: as_lead.get(reverse("home")))
    document(schedule, lead, number=2)
    document(schedule, lead, number=3)
    stands(one, asked(lambda: as_lead.get(reverse("home"))), MOST)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_an_inspection_leads_to_readiness(schedule, lead, authority, as_lead, at, number):
    case = inspection(authority, lead, round=schedule, week2_on=dt.date(2126, 4, 22))
    for one in range(number):
        document(schedule, lead, number=one + 1)
    url = reverse("evaluations:inspection", args=[case.pk])
    sent = asked(lambda: as_lead.get(url))
    page = as_lead.get(url).content.decode()
    assert ("9 documents missing a week before 22 April 2126" in page, f'href="{at()}"' in page) == (
        True,
        True,
    )
    assert len(sent) <= MOST


def test_the_page_of_an_inspection_leads_nobody_where_they_may_not_go(
    schedule, lead, core_member, authority, get, at
):
    """A guest of the round, though a core team member of the authority."""
    schedule.team.filter(user=core_member).delete()
    join(schedule, core_member, "guest")
    case = inspection(authority, lead, round=schedule)
    page = get(core_member, reverse("evaluations:inspection", args=[case.pk]))
    assert ("9 documents missing" in page.text, at() in page.html) == (False, False)
