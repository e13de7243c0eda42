"""Making an agenda, picking its questions, and bringing them into order."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.models import Agenda, AgendaItem
from evaluations.services.regional.agendas.listing import Wanted, _in_order
from tests.evaluations.agendas.conftest import DATA, FIRST, SECOND, WITH, at
from tests.evaluations.pages.reading import Page
from tests.factories.agendas import ask, ask_own, cover

pytestmark = pytest.mark.django_db
FORM = {
    "audience": "authority",
    "phase": "primary",
    "title": "Autumn review",
    "held_on": "20/11/2009",
    "who": "Strategy manager",
}


def asked(agenda):
    return list(agenda.items.values_list("position", "place"))


class TestMaking:
    def test_it_is_kept_and_goes_on_to_its_questions(self, as_, primary_adviser, authority, content):
        response = as_(primary_adviser).post(f"{WITH}new/", FORM)
        made = Agenda.objects.get()
        assert response["Location"] == at(made, "questions/")
        assert (made.authority, made.author, made.phase.ref) == (authority, primary_adviser, "primary")
        assert (made.title, made.held_on, made.who) == (
            "Autumn review",
            dt.date(2009, 11, 20),
            "Strategy manager",
        )

    def test_what_is_missing_is_said_and_what_was_typed_stays(self, as_, primary_adviser, authority, content):
        page = Page(as_(primary_adviser).post(f"{WITH}new/", FORM | {"title": "", "held_on": "soon"}))
        assert (page.response.status_code, page.loose_ends) == (422, [])
        assert page.errors == [
            ("id_title", "Give the agenda a title."),
            ("id_held_on", "Write the date as day, month and year, for example 26/3/2010."),
        ]
        assert page.at("id_who").attrs["value"] == "Strategy manager"

    @pytest.mark.parametrize("phase", ["secondary", "all"])
    def test_an_adviser_of_a_phase_makes_none_for_another(
        self, as_, primary_adviser, authority, content, phase
    ):
        assert as_(primary_adviser).post(f"{WITH}new/", FORM | {"phase": phase}).status_code == 422
        assert Agenda.objects.count() == 0

    def test_the_director_makes_one_for_all_phases(self, as_, director, authority, content):
        as_(director).post(f"{WITH}new/", FORM | {"phase": "all"})
        assert Agenda.objects.get().phase is None

    def test_sent_twice_it_is_made_once(self, as_, primary_adviser, authority, content):
        for _ in range(2):
            as_(primary_adviser).post(f"{WITH}new/", FORM)
        assert Agenda.objects.count() == 1

    def test_it_can_be_taken_away_until_something_is_told_of_it(self, as_, primary_adviser, agenda):
        (item,) = ask(agenda, FIRST)
        cover(item, "2009-11-20")
        page = Page(as_(primary_adviser).post(at(agenda, "remove/"), follow=True))
        assert page.messages == [
            "What was said at a meeting is kept: an agenda with a question that is covered stays."
        ]
        cover(item, None)
        assert as_(primary_adviser).post(at(agenda, "remove/"))["Location"] == WITH
        assert (Agenda.objects.count(), Agenda.history.first().history_type) == (0, "-")
        assert AgendaItem.history.first().history_user == primary_adviser

    def test_a_save_over_a_newer_one_shows_both(self, as_, director, primary_adviser, agenda):
        form = {name: FORM[name] for name in ("title", "held_on", "who")}
        as_(director).post(at(agenda, "edit/"), form | {"who": "Head of service", "version": 1})
        page = Page(as_(primary_adviser).post(at(agenda, "edit/"), form | {"who": "Advisers", "version": 1}))
        agenda.refresh_from_db()
        assert (page.response.status_code, agenda.who, agenda.version) == (409, "Head of service", 2)
        assert page.at("id_who").attrs["value"] == "Advisers"
        assert "With whom Head of service" in page.text
        sent = {"version": page.find("input")[1].attrs["value"]} | form | {"who": "Advisers"}
        assert as_(primary_adviser).post(at(agenda, "edit/"), sent | {"version": 2}).status_code == 302
        agenda.refresh_from_db()
        assert agenda.who == "Advisers"


class TestPicking:
    def pick(self, client, agenda, *places, version=1):
        return client.post(at(agenda, "questions/"), {"question": places, "version": version})

    def test_they_come_on_in_the_order_of_the_publication(self, as_, primary_adviser, agenda):
        self.pick(as_(primary_adviser), agenda, DATA, FIRST)
        assert asked(agenda) == [(1, FIRST), (2, DATA)]
        self.pick(as_(primary_adviser), agenda, DATA, FIRST, SECOND, version=2)
        assert asked(agenda) == [(1, FIRST), (2, SECOND), (3, DATA)]
        assert agenda.items.first().question == (
            "Does the LA: work effectively with providers to achieve the PSA targets?"
        )

    def test_unticked_they_go_but_for_what_is_told_of_and_ones_own(self, as_, primary_adviser, agenda):
        items = ask(agenda, FIRST, SECOND, DATA)
        cover(items[1], "2009-11-20", "Said.")
        ask_own(agenda, "And the pool?")
        self.pick(as_(primary_adviser), agenda)
        assert asked(agenda) == [(1, SECOND), (2, "")]

    def test_none_is_taken_that_the_phase_or_the_audience_is_not_asked(
        self, as_, director, authority, content
    ):
        as_(director).post(f"{WITH}new/", FORM | {"phase": "early-years"})
        agenda = Agenda.objects.get()
        places = ("Appendix 3, 1.4, bullet 1", "Appendix 4, 1.1, bullet 1", "Nowhere", FIRST)
        self.pick(as_(director), agenda, *places)
        assert asked(agenda) == [(1, FIRST)]

    def test_over_a_newer_list_nothing_is_written_and_the_ticks_stay(
        self, as_, director, primary_adviser, agenda
    ):
        self.pick(as_(director), agenda, FIRST)
        page = Page(self.pick(as_(primary_adviser), agenda, DATA))
        ticked = [box.attrs["value"] for box in page.find("input") if "checked" in box.attrs]
        assert (page.response.status_code, ticked, asked(agenda)) == (409, [DATA], [(1, FIRST)])
        assert "On the agenda now." in page.text

    def test_the_page_says_what_was_covered_this_year_and_with_whom(
        self, get, primary_adviser, agenda, authority
    ):
        cover(*ask(agenda, FIRST), "2009-11-20")
        page = get(primary_adviser, at(agenda, "questions/"))
        assert page.loose_ends == []
        assert "Covered on 20 November 2009 with Strategy manager (Primary)." in page.text
        assert page.text.count("Not covered this year.") == 41


class TestOrder:
    def send(self, agenda, numbers, **more):
        items = zip(agenda.items.all(), numbers, strict=True)
        return {f"item-{item.pk}-number": number for item, number in items} | {"version": 1} | more

    def test_numbers_move_questions(self, as_, primary_adviser, agenda):
        ask(agenda, FIRST, SECOND, DATA)
        as_(primary_adviser).post(at(agenda, "order/"), self.send(agenda, (3, 2, 3)))
        assert asked(agenda) == [(1, SECOND), (2, DATA), (3, FIRST)]

    def test_ones_own_question_is_added_reworded_and_taken_off(self, as_, primary_adviser, agenda, content):
        ask(agenda, FIRST, DATA)
        new = {"new-question": "And the pool?", "new-element": content.element("1.1").pk}
        as_(primary_adviser).post(at(agenda, "order/"), self.send(agenda, (1, 2), **new))
        own = agenda.items.get(place="")
        assert (own.position, own.question, own.updated_by) == (2, "And the pool?", primary_adviser)
        changed = {f"item-{own.pk}-question": "And both pools?", f"item-{own.pk}-element": "", "version": 2}
        as_(primary_adviser).post(at(agenda, "order/"), self.send(agenda, (1, 2, 3), **changed))
        own.refresh_from_db()
        assert (own.question, own.element) == ("And both pools?", None)
        gone = changed | {f"item-{own.pk}-question": "", f"item-{own.pk}-remove": "on", "version": 3}
        as_(primary_adviser).post(at(agenda, "order/"), self.send(agenda, (1, 2, 3), **gone))
        assert asked(agenda) == [(1, FIRST), (2, DATA)]

    def test_published_words_stay_and_so_does_what_is_told_of(self, as_, primary_adviser, agenda):
        (first,) = ask(agenda, FIRST)
        own = cover(ask_own(agenda, "And the pool?"), "2009-11-20")
        sent = {f"item-{one.pk}-question": "Changed" for one in (first, own)} | {
            f"item-{own.pk}-remove": "on"
        }
        as_(primary_adviser).post(at(agenda, "order/"), self.send(agenda, (1, 2), **sent))
        assert list(agenda.items.values_list("question", flat=True)) == [first.question, "And the pool?"]

    def test_a_number_that_is_none_is_said_where_it_stands(self, as_, primary_adviser, agenda):
        (item,) = ask(agenda, FIRST)
        page = Page(as_(primary_adviser).post(at(agenda, "order/"), self.send(agenda, ("first",))))
        assert page.errors == [(f"id_item-{item.pk}-number", "Write the number as a whole number.")]
        assert (page.response.status_code, page.loose_ends) == (422, [])

    def test_over_a_newer_list_nothing_is_written_and_both_are_shown(
        self, as_, director, primary_adviser, agenda
    ):
        ask(agenda, FIRST, DATA)
        new = {"new-question": "And the pool?"}
        as_(director).post(at(agenda, "order/"), self.send(agenda, (2, 1)))
        page = Page(as_(primary_adviser).post(at(agenda, "order/"), self.send(agenda, (1, 2), **new)))
        assert (page.response.status_code, agenda.items.count()) == (409, 2)
        assert page.at("id_new-question").text == "And the pool?"


@given(st.lists(st.integers(1, 9), min_size=1, max_size=7), st.data())
def test_any_numbers_give_an_order_of_all_and_a_lone_move_lands_where_it_says(numbers, data):
    items = {pk: AgendaItem(pk=pk, position=pk) for pk in range(1, len(numbers) + 1)}
    order = [
        one.pk for one in _in_order(items, [Wanted(pk, n) for pk, n in zip(items, numbers, strict=True)])
    ]
    assert sorted(order) == list(items)
    moved, to = data.draw(st.sampled_from(list(items))), data.draw(st.integers(1, len(items)))
    rows = [Wanted(pk, to if pk == moved else pk) for pk in items]
    assert [one.pk for one in _in_order(items, rows)].index(moved) + 1 == to
