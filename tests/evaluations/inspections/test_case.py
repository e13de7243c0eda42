"""An inspection and its notebook: kept, changed only from what was seen, confidential until it is published."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.models import Inspection, NotebookEntry
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.inspections import entry, inspection

LIST = "/inspections/"
CASE = {
    "kind": "again",
    "notified_on": "26/1/2015",
    "week1_on": "26/1/2015",
    "week2_on": "2/2/2015",
    "ended_on": "6/2/2015",
    "lead_inspector": "  Ina   Inspector ",
    "inspectors": "One\n\n Two ",
    "reason": "Too few good schools.",
}
ENTRY = {
    "kind": "meeting",
    "title": "Meeting with headteachers",
    "held_on": "3/2/2015",
    "present": "Three headteachers",
    "minutes": "95",
    "strengths": "They trust officers.",
    "weaknesses": "Slow challenge.",
}


def test_a_lead_opens_a_case_once_with_all_its_clocks(as_lead, get, lead):
    for _ in range(2):
        as_lead.post(reverse("evaluations:inspection_new"), CASE)
    case = Inspection.objects.get()
    assert (case.kind, case.ended_on, case.lead_inspector) == ("again", dt.date(2015, 2, 6), "Ina Inspector")
    assert (case.inspectors, case.clocks.count()) == ("One\nTwo", 5)
    page = get(lead, reverse("evaluations:inspection", args=[case.pk]))
    assert (page.heading, page.loose_ends) == (
        "Re-inspection of school improvement arrangements, January 2015",
        [],
    )


def test_dates_in_the_wrong_order_are_refused_and_what_was_typed_is_kept(as_lead):
    answer = as_lead.post(reverse("evaluations:inspection_new"), CASE | {"week2_on": "19/1/2015"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert ("This is before “week 1 begins”" in text, "Too few good schools." in text) == (True, True)
    assert Inspection.objects.count() == 0


def test_an_entry_is_kept_and_shown(as_core, get, core_member, case, at):
    as_core.post(at("_entry_new"), ENTRY)
    row = NotebookEntry.objects.get()
    page = get(core_member, at("_entry", row.pk))
    assert (page.heading, page.loose_ends) == ("Meeting with headteachers", [])
    assert "1 hour 35 minutes" in page.text
    assert "1 entry, 1 hour 35 minutes of gathering evidence." in get(core_member, at("")).text


def test_an_entry_that_says_nothing_is_refused(as_core, case, at):
    answer = as_core.post(at("_entry_new"), ENTRY | {"strengths": " ", "weaknesses": ""})
    assert answer.status_code == 422
    assert NotebookEntry.objects.count() == 0


def test_an_overtaken_entry_shows_both_texts_and_can_be_put_together(as_core, as_lead, lead, case, at):
    row = entry(case, lead, strengths="As it was.")
    address = at("_entry_edit", row.pk)
    as_lead.post(address, ENTRY | {"strengths": "Theirs.", "version": "1"})
    answer = as_core.post(address, ENTRY | {"strengths": "Mine.", "version": "1"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert ("Theirs." in text, "Mine." in text) == (True, True)
    as_core.post(address, ENTRY | {"strengths": "Both.", "version": "2"})
    row.refresh_from_db()
    assert (row.strengths, row.version) == ("Both.", 3)
    assert [old.strengths for old in row.history.order_by("pk")] == ["As it was.", "Theirs.", "Both."]


def test_it_is_confidential_from_readers_until_it_is_published_and_again_when_that_is_taken_back(
    as_lead, get, reader, case, at
):
    seen = []
    for day in ("", "22/5/2015", ""):
        case.refresh_from_db()
        as_lead.post(at("_publish"), {"published_on": day, "version": case.version})
        seen.append((get(reader, at("")).response.status_code, at("") in get(reader, LIST).html))
    assert seen == [(404, False), (200, True), (404, False)]


def test_what_was_in_confidence_once_is_not_in_the_history_that_an_adviser_may_open(
    get, lead, adviser, case, at
):
    row = entry(case, lead, notes="Whispered.", in_confidence=True)
    row.notes, row.in_confidence = "Said aloud.", False
    row.save()
    assert get(adviser, at("_entry", row.pk)).response.status_code == 200
    assert get(adviser, at("_entry_history", row.pk)).response.status_code == 403
    assert "Whispered." in get(lead, at("_entry_history", row.pk)).text


@pytest.mark.parametrize("name", ["", "_timeline", "_history", "_edit", "s"])
def test_a_page_costs_the_same_however_much_there_is(as_lead, lead, authority, case, at, name):
    url = LIST if name == "s" else at(name)

    def grow(number):
        for n in range(number):
            inspection(authority, lead)
            row = entry(case, lead, f"Entry {n}")
            row.notes = "More."
            row.save()

    grow(1)
    as_lead.get(url)
    one = asked(lambda: as_lead.get(url))
    grow(3)
    stands(one, asked(lambda: as_lead.get(url)), MOST)
