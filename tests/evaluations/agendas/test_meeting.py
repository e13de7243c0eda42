"""After the meeting: what was covered, on what day, and what was said."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.evaluations.agendas.conftest import DATA, FIRST, at
from tests.evaluations.pages.reading import Page
from tests.factories.agendas import ask

pytestmark = pytest.mark.django_db
DAY = dt.date(2009, 11, 20)


@pytest.fixture
def items(agenda):
    return ask(agenda, FIRST, DATA)


def row(item, covered="on", on="20/11/2009", note="Half of them do.", version=1):
    sent = {"on": on, "note": note, "version": version} | ({"covered": covered} if covered else {})
    return {f"item-{item.pk}-{name}": value for name, value in sent.items()}


def told(item):
    item.refresh_from_db()
    return item.covered_on, item.note, item.version


def test_it_is_kept_on_its_day_and_shown_on_the_agenda(as_, get, primary_adviser, agenda, items):
    data = row(items[0], note="Half of\r\nthem do.") | row(items[1], covered="", note="")
    response = as_(primary_adviser).post(at(agenda, "meeting/"), data)
    assert (told(items[0]), told(items[1])) == ((DAY, "Half of\nthem do.", 2), (None, "", 1))
    assert (response["Location"], items[0].updated_by) == (at(agenda), primary_adviser)
    assert "Covered on 20 November 2009 Half of them do." in get(primary_adviser, at(agenda)).text


def test_the_day_of_the_meeting_is_offered_or_today_where_that_is_still_to_come(
    get, primary_adviser, agenda, items
):
    page = get(primary_adviser, at(agenda, "meeting/"))
    assert page.at(f"id_item-{items[0].pk}-on").attrs["value"] == "20/11/2009"
    agenda.held_on = timezone.localdate() + dt.timedelta(days=9)
    agenda.save()
    page = get(primary_adviser, at(agenda, "meeting/"))
    assert page.at(f"id_item-{items[0].pk}-on").attrs["value"] == f"{timezone.localdate():%d/%m/%Y}"
    assert ("still to come" in page.text, page.loose_ends) == (True, [])


@pytest.mark.parametrize(
    ("on", "error"),
    [
        ("", "Give the day on which question 1 was covered."),
        ("soon", "Write the date as day, month and year, for example 26/3/2010."),
        ("1/1/2090", "The date cannot be after today."),
    ],
)
def test_a_day_that_is_wrong_is_said_and_what_was_typed_stays(as_, primary_adviser, agenda, items, on, error):
    page = Page(as_(primary_adviser).post(at(agenda, "meeting/"), row(items[0], on=on)))
    field = f"id_item-{items[0].pk}"
    assert (page.response.status_code, page.errors) == (422, [(f"{field}-on", error)])
    assert (page.at(f"{field}-note").text, told(items[0])) == ("Half of them do.", (None, "", 1))


def test_a_day_of_a_question_that_is_not_ticked_is_not_read(as_, primary_adviser, agenda, items):
    as_(primary_adviser).post(at(agenda, "meeting/"), row(items[0], covered="", on="soon"))
    assert told(items[0]) == (None, "Half of them do.", 2)


def test_two_who_write_at_different_questions_both_stand(as_, director, primary_adviser, agenda, items):
    as_(director).post(at(agenda, "meeting/"), row(items[0], note="Hers.") | row(items[1], "", note=""))
    as_(primary_adviser).post(at(agenda, "meeting/"), row(items[0], "", note="") | row(items[1], note="His."))
    assert (told(items[0]), told(items[1])) == ((DAY, "Hers.", 2), (DAY, "His.", 2))


def test_two_at_one_question_are_both_shown_and_nothing_is_lost(
    as_, director, primary_adviser, agenda, items
):
    as_(director).post(at(agenda, "meeting/"), row(items[0], note="Hers."))
    mine = row(items[0], note="His.") | row(items[1], note="More.")
    page = Page(as_(primary_adviser).post(at(agenda, "meeting/"), mine))
    assert (page.response.status_code, told(items[0]), told(items[1])) == (
        409,
        (DAY, "Hers.", 2),
        (None, "", 1),
    )
    assert "As Dora Director saved it" in page.text
    assert page.at(f"id_item-{items[0].pk}-note").text == "His."
    sent = {
        box.attrs["name"]: box.attrs["value"]
        for box in page.find("input")
        if box.attrs["name"].endswith("-version")
    }
    as_(primary_adviser).post(at(agenda, "meeting/"), mine | sent)
    assert (told(items[0]), told(items[1])) == ((DAY, "His.", 3), (DAY, "More.", 2))
    assert [row.note for row in items[0].history.all()][:2] == ["His.", "Hers."]
