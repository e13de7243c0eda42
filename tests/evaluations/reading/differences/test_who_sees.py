"""Who sees what was planned and whether it made the difference, on pages and in the history of a cell."""

from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.selectors.access import round_for
from evaluations.selectors.differences import differences_of
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.evaluations.reading.making import planned, sign_plan
from tests.factories.answers import in_state
from tests.factories.rounds import join


class TestWhoSeesIt:
    def test_a_guest_who_is_named_for_it_sees_no_plan(self, get, guest, action, cell, round_, url):
        join(round_, guest, "guest", (cell,))
        page = get(guest, address(cell))
        assert (page.response.status_code, page.find("section", css="lq-earlier")) == (200, [])
        assert get(guest, url).response.status_code == 404

    def test_an_adviser_reads_it_and_is_not_asked(self, get, adviser, action, cell):
        (box,) = get(adviser, address(cell)).find("section", css="lq-earlier")
        assert "Nobody has said yet whether it made the difference." in box.text

    def test_a_reader_sees_it_on_the_readers_page_only(self, get, reader, action, cell, round_, before, lead):
        sign_plan(before, lead)
        in_state(round_, RoundState.SIGNED_OFF)
        assert get(reader, address(cell)).find("section", css="lq-earlier") == []

    def test_an_action_of_another_rating_is_not_there(self, sign_in, core_member, before, round_, action):
        other = planned(before, ("2.5", "primary"), "Another")
        at = reverse("evaluations:difference", args=[round_.slug, "primary", "2.4", other.pk])
        assert sign_in(core_member).get(at).status_code == 404

    def test_answers_of_an_open_round_are_for_those_who_see_it(
        self, record, core_member, reader, action, round_
    ):
        record(core_member, "no")

        def seen(user):
            access = round_for(user, round_.slug).access
            return [row.made for row in differences_of([action.pk], access).get(action.pk, [])]

        assert (seen(core_member), seen(reader)) == (["no"], [])
        in_state(round_, RoundState.SIGNED_OFF)
        assert seen(reader) == ["no"]


def test_the_history_of_the_cell_has_each_answer_for_those_who_are_asked(
    client, record, reader, lead, core_member, round_, cell
):
    record(core_member, note="Half of them.")
    record(lead, made="yes", note="All of them now.", version=1)
    in_state(round_, RoundState.SIGNED_OFF)
    what = "Did A1 make the difference? Agree one report format"

    def events(user):
        client.force_login(user)
        page = Page(client.get(address(cell, "cell_history")))
        return (
            [row[1:] for row in page.rows("What changed, newest first")] if what in page.text else page.text
        )

    assert events(lead) == [
        ["Lena Lead", what, "In part", "Yes", "All of them now."],
        ["Cory Core", what, "Not yet", "In part", "Half of them."],
    ]
    assert "Nothing is recorded yet." in events(reader)
