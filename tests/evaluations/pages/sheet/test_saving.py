"""Saving a sheet: whole by its form, row by row with htmx; two windows clash in sight, and nothing typed is lost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Rating
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.sheet.conftest import kept, typed
from tests.factories.answers import in_state, judge
from tests.factories.rounds import cell_of, join

HTMX = {"HX-Request": "true"}
MOST_FOR_A_SAVE = 8


@pytest.fixture
def save(sign_in, core_member, url):
    def saved(*rows, user=None, htmx=False, **more):
        data = {name: value for row in rows for name, value in row.items()} | more
        return sign_in(user or core_member).post(url, data, headers=HTMX if htmx else {})

    return saved


def test_all_rows_at_once(save, element, core_member, url):
    response = save(typed(element("1"), "green", "Good."), typed(element("2"), "amber"), typed(element("3")))
    assert (response.status_code, response["Location"]) == (302, url)
    assert kept(core_member) == [("1", "green", "Good.", 1), ("2", "amber", "", 1)]


def test_it_says_when_it_was_saved(save, sign_in, core_member, element, url):
    client = sign_in(core_member)
    page = Page(client.post(url, typed(element("1"), "green"), follow=True))
    assert re.fullmatch(r"Saved at \d\d:\d\d\.", page.messages[0])


def test_a_level_that_is_none_is_no_highlight(save, element, core_member):
    save(typed(element("1"), "purple", "Hm."))
    assert kept(core_member) == [("1", "", "Hm.", 1)]


def test_a_highlight_is_cleared_without_script_and_the_rest_is_saved(save, element, core_member):
    save(typed(element("1"), "green", "Good."))
    save(typed(element("1"), "green", "Good.", 1), typed(element("2"), "red"), clear=f"r{element('1').pk}")
    assert kept(core_member) == [("1", "", "Good.", 2), ("2", "red", "", 1)]


def test_the_way_to_evidence_saves_first(save, element, core_member):
    response = save(typed(element("1"), "green"), do=f"evidence:{element('1').pk}")
    assert response["Location"] == address(element("1"), "evidence_link")
    assert kept(core_member) == [("1", "green", "", 1)]


class TestRow:
    def test_one_row_goes_and_its_version_and_the_count_come_back(self, save, element, core_member):
        cell = element("1")
        part = Page(save(typed(cell, "green", "Good."), htmx=True))
        assert part.response.status_code == 200
        assert part.at(f"version-r{cell.pk}").attrs["value"] == "1"
        assert part.at("sheet-rated").text == "1"
        assert part.find("textarea") == []

    def test_late_it_is_marked(self, save, element, laqs):
        in_state(laqs, RoundState.AGREEING)
        cell = element("1")
        part = Page(save(typed(cell, "green"), htmx=True))
        assert part.at(f"late-r{cell.pk}").text == "Late"
        assert Rating.objects.get().late

    def test_agreed_meanwhile_what_was_typed_is_shown(self, save, element, laqs, lead):
        cell = element("1")
        in_state(laqs, RoundState.AGREEING)
        judge(cell, lead, "red")
        part = Page(save(typed(cell, "green", "I typed this."), htmx=True))
        assert (part.response.status_code, Rating.objects.count()) == (409, 0)
        why = "The team has agreed this one, so ratings of it are closed. Nothing you recorded is lost."
        assert part.errors == [(f"row-r{cell.pk}", f"1 Leadership: {why}")]
        assert "I typed this." in part.html

    @pytest.mark.parametrize("state", [RoundState.RATING, RoundState.AGREEING])
    def test_it_asks_little_of_the_database(self, sign_in, core_member, element, url, laqs, state):
        client = sign_in(core_member)
        in_state(laqs, state)
        client.post(url, typed(element("1"), "green"), headers=HTMX)
        with CaptureQueriesContext(connection) as captured:
            client.post(url, typed(element("1"), "amber", version=1), headers=HTMX)
        work = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
        assert (len(work) <= MOST_FOR_A_SAVE, kept(core_member)) == (True, [("1", "amber", "", 2)])

    def test_of_a_cell_that_is_not_on_the_sheet_it_is_not_found(self, save, guest, laqs, element):
        join(laqs, guest, "guest", (element("3"),))
        assert save(typed(element("1"), "green"), user=guest, htmx=True).status_code == 404
        assert Rating.objects.count() == 0

    def test_of_another_round_it_is_not_found(self, save, round_):
        other = cell_of(round_, "1.1", "primary")
        assert (save(typed(other, "green")).status_code, Rating.objects.count()) == (404, 0)

    def test_a_guests_form_saves_their_own_rows_only(self, save, guest, laqs, element):
        join(laqs, guest, "guest", (element("3"),))
        save(typed(element("1"), "green"), typed(element("3"), "red"), user=guest)
        assert kept(guest) == [("3", "red", "", 1)]


class TestTwoWindows:
    @pytest.fixture
    def saved_elsewhere(self, save, element):
        save(typed(element("1"), "green", "From one window."))
        return element("1")

    def test_the_other_one_is_told_and_both_texts_are_shown(self, save, saved_elsewhere, core_member):
        cell = saved_elsewhere
        page = Page(save(typed(cell, "red", "From the other.")))
        assert page.response.status_code == 422
        said = "Choose which to keep for “1 Leadership”: another window of yours saved while you were typing"
        assert page.errors == [(f"keep-r{cell.pk}-mine", said)]
        assert kept(core_member) == [("1", "green", "From one window.", 1)]
        assert "From one window." in page.text
        assert page.sends("sheet-form")[f"note-r{cell.pk}"] == ["From the other."]
        assert page.loose_ends == []

    def test_row_by_row_too(self, save, saved_elsewhere):
        part = Page(save(typed(saved_elsewhere, "red", "From the other."), htmx=True))
        assert (part.response.status_code, "From one window." in part.html) == (409, True)

    def test_other_rows_of_the_form_are_saved(self, save, saved_elsewhere, element, core_member):
        save(typed(saved_elsewhere, "red"), typed(element("2"), "amber"))
        assert kept(core_member) == [("1", "green", "From one window.", 1), ("2", "amber", "", 1)]

    @pytest.mark.parametrize(
        ("keep", "stays"),
        [("mine", ("1", "red", "Other.", 2)), ("theirs", ("1", "green", "From one window.", 1))],
    )
    def test_the_choice_is_kept(self, save, saved_elsewhere, core_member, keep, stays):
        cell = saved_elsewhere
        choice = {f"keep-r{cell.pk}": keep, f"seen-r{cell.pk}": "1"}
        assert save(typed(cell, "red", "Other."), choice).status_code == 302
        assert kept(core_member) == [stays]


def test_a_comment_that_is_too_long_is_told_and_kept_whole(save, element, core_member):
    cell, note = element("1"), "a" * 20_001
    page = Page(save(typed(cell, "green", note), typed(element("2"), "red")))
    said = "1 Leadership: Shorten your comment to 20,000 characters; it has 20,001."
    assert page.errors == [(f"note-r{cell.pk}", said)]
    assert page.sends("sheet-form")[f"note-r{cell.pk}"] == [note]
    assert kept(core_member) == [("2", "red", "", 1)]


def test_closed_meanwhile_everything_typed_is_shown(save, element, laqs):
    in_state(laqs, RoundState.SIGNED_OFF)
    page = Page(save(typed(element("1"), "green", "I typed all this.")))
    assert (page.response.status_code, Rating.objects.count()) == (422, 0)
    assert "I typed all this." in page.text


class TestFinished:
    def member(self, laqs, user):
        return laqs.team.get(user=user)

    def test_it_is_said_with_the_rows_and_seen_by_the_team(self, save, get, lead, laqs, element, core_member):
        save(typed(element("1"), "green", "PLANTED"), do="finish")
        assert self.member(laqs, core_member).finished_at is not None
        page = get(lead, reverse("evaluations:sheet", args=[laqs.slug]))
        said = [node.text for node in page.find("ul", css="lq-list")[-1].all if node.tag == "li"]
        today = f"{timezone.localdate():%-d %B %Y}"
        assert said == ["Lena Lead Not yet", f"Cory Core Finished on {today}"]
        assert "PLANTED" not in page.html

    def test_saving_after_it_changes_nothing_of_that(self, save, laqs, element, core_member):
        save(typed(element("1"), "green"), do="finish")
        first = self.member(laqs, core_member).finished_at
        save(typed(element("1"), "red", version=1), do="finish")
        save(typed(element("2"), "red"))
        assert self.member(laqs, core_member).finished_at == first

    def test_it_can_be_taken_back(self, save, laqs, element, core_member):
        save(typed(element("1"), "green"), do="finish")
        save(do="resume")
        assert self.member(laqs, core_member).finished_at is None

    def test_it_is_not_said_over_rows_that_were_not_saved(self, save, laqs, element, core_member):
        assert save(typed(element("1"), "green", "a" * 20_001), do="finish").status_code == 422
        assert self.member(laqs, core_member).finished_at is None

    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.AGREEING, RoundState.SIGNED_OFF])
    def test_only_while_the_round_is_open_for_rating(self, save, laqs, core_member, state):
        in_state(laqs, state)
        assert save(do="finish").status_code == 422
        assert self.member(laqs, core_member).finished_at is None
