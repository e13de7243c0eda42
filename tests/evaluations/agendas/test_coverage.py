"""What of both agendas is covered with an authority in a school year, and an agenda of the rest."""

import csv
import datetime as dt
import io

import pytest
from django.utils import timezone

from evaluations.models import Agenda
from evaluations.selectors.regional.agendas.coverage import school_year, year_words
from tests.evaluations.agendas.conftest import DATA, FIRST, SECOND, WITH, at
from tests.evaluations.pages.reading import Page
from tests.factories.agendas import AgendaFactory, ask, ask_own, cover

pytestmark = pytest.mark.django_db
OF_2009 = f"{WITH}coverage/?year=2009"


@pytest.mark.parametrize(
    ("day", "year", "words"),
    [
        (dt.date(2010, 8, 31), 2009, "2009–10"),
        (dt.date(2010, 9, 1), 2010, "2010–11"),
        (dt.date(2000, 1, 1), 1999, "1999–00"),
    ],
)
def test_a_school_year_begins_in_september(day, year, words):
    assert (school_year(day), year_words(school_year(day))) == (year, words)


@pytest.fixture
def covered(agenda):
    first, _ = ask(agenda, FIRST, SECOND)
    cover(first, "2009-11-20", "Never shown here.")
    return agenda


def line(page, question):
    return next(row.text for row in page.find("tr") if question in row.text)


def test_each_question_says_when_and_with_whom_or_that_it_is_not_covered(get, primary_adviser, covered):
    page = get(primary_adviser, OF_2009)
    assert (page.heading, page.loose_ends) == ("What is covered in 2009–10", [])
    assert line(page, "PSA targets?").endswith("20 November 2009 Strategy manager (Primary)")
    assert line(page, "What is the vision").endswith("Not covered –")
    assert "Contacts in the authority 1 of 42" in page.text
    assert line(page, "1.1 Delivery").endswith("1 of 5 0 of 2")
    assert "Never shown here." not in page.text


def test_a_question_covered_twice_names_both_and_another_year_none(get, primary_adviser, authority, covered):
    again = AgendaFactory(authority=authority, author=primary_adviser, who="Head of service")
    cover(*ask(again, FIRST), "2010-02-01")
    page = get(primary_adviser, OF_2009)
    assert line(page, "PSA targets?").endswith(
        "20 November 2009 1 February 2010 Strategy manager (Primary) Head of service (Primary)"
    )
    assert "Contacts in the authority 0 of 42" in get(primary_adviser, f"{WITH}coverage/?year=2010").text


def test_meetings_of_other_phases_do_not_count_and_those_on_all_do_unopened(
    get, primary_adviser, director, authority, content
):
    other = AgendaFactory(authority=authority, author=director, phase="secondary")
    whole = AgendaFactory(authority=authority, author=director, phase=None, who="Director of services")
    cover(*ask(other, FIRST), "2009-11-20")
    cover(*ask(whole, SECOND), "2009-12-01")
    page = get(primary_adviser, OF_2009)
    assert line(page, "PSA targets?").endswith("Not covered –")
    assert line(page, "What is the vision").endswith("1 December 2009 Director of services (All phases)")
    assert at(whole) not in page.html
    assert at(whole) in get(director, OF_2009).html


def test_ones_own_question_stands_at_its_aspect_and_is_not_counted(get, primary_adviser, covered):
    cover(ask_own(covered, "And the pool?", "1.1"), "2009-11-20")
    page = get(primary_adviser, OF_2009)
    assert "And the pool? Own question" in line(page, "And the pool?")
    assert "Contacts in the authority 1 of 42" in page.text


def test_the_csv_has_a_line_a_question_and_runs_no_formula(as_, primary_adviser, covered):
    cover(ask_own(covered, "=1+1", "1.1"), "2009-11-20")
    response = as_(primary_adviser).get(f"{WITH}coverage.csv?year=2009")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 42 + 31 + 1
    assert list(rows[0].values())[5:] == [
        "Does the LA: work effectively with providers to achieve the PSA targets?",
        *(FIRST, "Covered", "2009-11-20", "Strategy manager", "Autumn review", "Primary"),
    ]
    assert next(row["Question"] for row in rows if row["Published as"] == "Own question") == "'=1+1"
    assert response["Content-Disposition"].endswith('"any-borough-agendas-primary-2009-10.csv"')


class TestOnePress:
    @pytest.fixture
    def today(self):
        return timezone.localdate()

    def press(self, client, **changes):
        return client.post(f"{WITH}uncovered/", {"by": "primary", "audience": "authority"} | changes)

    def test_it_makes_an_agenda_of_what_is_neither_covered_nor_planned(
        self, as_, primary_adviser, agenda, today, authority
    ):
        cover(*ask(agenda, FIRST), today)
        ask(AgendaFactory(authority=authority, author=primary_adviser, held_on=today), DATA)
        page = Page(as_(primary_adviser).get(f"{WITH}coverage/"))
        assert "Make an agenda of the 40 not covered" in page.text
        response = self.press(as_(primary_adviser))
        made = Agenda.objects.latest("pk")
        places = set(made.items.values_list("place", flat=True))
        assert response["Location"] == at(made, "edit/")
        assert (len(places), places & {FIRST, DATA}, made.phase.ref) == (40, set(), "primary")

    def test_pressed_twice_it_makes_one(self, as_, primary_adviser, authority, content):
        for _ in range(2):
            self.press(as_(primary_adviser), audience="schools")
        assert [(one.audience, one.items.count()) for one in Agenda.objects.all()] == [("schools", 31)]

    @pytest.mark.parametrize("by", ["secondary", "all"])
    def test_only_for_a_phase_of_the_post(self, as_, primary_adviser, authority, content, by):
        page = Page(self.press(as_(primary_adviser), by=by).client.get(f"{WITH}coverage/"))
        assert (page.messages, Agenda.objects.count()) == (
            ["Your post is not for that phase. Choose one that it is for."],
            0,
        )
