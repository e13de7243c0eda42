"""The training checklist: what is done, when, by whom; and where each point is done."""

import datetime as dt

import pytest
from django.utils import timezone

from evaluations.enums import Preparation
from evaluations.models import Prepared
from tests.evaluations.pages.reading import Page


@pytest.fixture
def tick(as_lead, at, laqs):
    def ticked(item="meeting", client=as_lead, **form):
        return client.post(at("checklist", laqs), {"do": "tick", "item": item, "done_on": "12/1/2010"} | form)

    return ticked


def point(page, item):
    return page.at(f"point-{item}")


class TestTicking:
    def test_it_says_when_it_was_done_and_who_said_so(self, tick, get, core_member, at, laqs):
        assert tick()["Location"] == at("preparing", laqs)
        page = get(core_member, at("preparing", laqs))
        assert "Done on 12 January 2010, ticked by Lena Lead" in point(page, "meeting").text
        assert "1 of 7 done." in page.text

    def test_ticked_twice_the_first_stays(self, tick):
        for day in ("12/1/2010", "13/1/2010"):
            assert tick(done_on=day).status_code == 302
        assert Prepared.objects.get().done_on == dt.date(2010, 1, 12)

    def test_it_can_be_taken_back_and_the_history_keeps_both(self, tick, lead):
        tick()
        tick(do="untick", done_on="")
        kept = Prepared.history.order_by("history_id").values_list("history_type", "item", "history_user")
        assert Prepared.objects.count() == 0
        assert list(kept) == [("+", "meeting", lead.pk), ("-", "meeting", lead.pk)]

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("", "Give the date."),
            ("soon", "Write the date as day, month and year, for example 26/3/2010."),
            (f"{timezone.localdate() + dt.timedelta(days=1):%d/%m/%Y}", "The date cannot be after today."),
        ],
    )
    def test_a_wrong_date_is_said_beside_its_box_and_kept(self, tick, day, said):
        page = Page(tick(done_on=day))
        assert (page.response.status_code, page.errors, page.loose_ends) == (
            422,
            [("done-meeting", said)],
            [],
        )
        assert page.at("done-meeting").attrs["value"] == day
        assert Prepared.objects.count() == 0

    def test_a_point_that_does_not_exist_is_refused(self, tick):
        assert (Page(tick(item="nothing")).response.status_code, Prepared.objects.count()) == (422, 0)

    def test_only_a_lead_ticks(self, tick, as_core, get, core_member, at, laqs):
        page = get(core_member, at("preparing", laqs))
        offered = [n for n in page.find("button") if n.attrs.get("value") == "tick"]
        assert (tick(client=as_core).status_code, offered, Prepared.objects.count()) == (403, [], 0)


def test_points_lead_to_where_they_are_done(get, lead, at, laqs):
    page = get(lead, at("preparing", laqs))
    links = {
        item.value: [n.attrs["href"] for n in point(page, item.value).all if n.tag == "a"]
        for item in Preparation
    }
    assert links == {
        "team": [at("contributors", laqs)],
        "briefing": [at("briefing", laqs)],
        "meeting": [at("meetings", laqs)],
        "training": [at("meetings", laqs)],
        "focus": [at("focus", laqs)],
        "evidence": ["/evidence/"],
        "rating": [at("state", laqs)],
    }


def test_no_one_is_led_where_they_may_not_go(get, core_member, sign_in, at, laqs):
    page = get(core_member, at("preparing", laqs))
    main = [n.attrs["href"] for n in page.at("main").all if n.tag == "a" and n.attrs["href"].startswith("/")]
    assert {href: sign_in(core_member).get(href).status_code for href in main} == dict.fromkeys(main, 200)
