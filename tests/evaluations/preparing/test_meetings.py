"""The record of a team's meetings: who writes and reads it, and that nothing in it is lost."""

import datetime as dt

import pytest
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Meeting
from tests.evaluations.pages.conftest import hidden
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state
from tests.factories.rounds import RoundFactory, join

FORM = {
    "kind": "first",
    "held_on": "12/1/2010",
    "present": ["Lena Lead", "Cory Core"],
    "others": "Gwen Governor\n\n Parent  carer representative ",
    "notes": "Went through all thirteen.\r\nOne stays open.",
    "decisions": "Cory asks the forum by 20 January.",
}


@pytest.fixture
def record(as_core, at, laqs):
    def recorded(**changes):
        return as_core.post(at("meeting_new", laqs), FORM | changes)

    return recorded


@pytest.fixture
def meeting(record):
    record()
    return Meeting.objects.get()


class TestRecording:
    def test_it_is_kept_and_shown(self, record, get, core_member, at, laqs):
        response = record()
        kept = Meeting.objects.get()
        page = get(core_member, at("meeting", laqs, kept.pk))
        assert response["Location"] == at("meeting", laqs, kept.pk)
        assert (kept.kind, kept.held_on, kept.updated_by) == ("first", dt.date(2010, 1, 12), core_member)
        assert kept.present == ["Lena Lead", "Cory Core", "Gwen Governor", "Parent carer representative"]
        assert (page.heading, page.loose_ends) == ("First meeting of the core team", [])
        assert "Tuesday 12 January 2010" in page.text
        assert "Lena Lead; Cory Core; Gwen Governor; Parent carer representative" in page.text

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"held_on": ""}, ("id_held_on", "Give the date.")),
            (
                {"held_on": "soon"},
                ("id_held_on", "Write the date as day, month and year, for example 26/3/2010."),
            ),
            ({"held_on": "1/1/1901"}, ("id_held_on", "Check the year: the date cannot be before 1990.")),
            (
                {"present": [], "others": " \n"},
                ("id_present_0", "Say who was there: tick at least one person, or give a name."),
            ),
            ({"notes": "", "decisions": " "}, ("id_notes", "Write down what was said or what was decided.")),
        ],
    )
    def test_what_is_wrong_is_said_and_all_that_was_typed_stays(self, record, changes, error):
        page = Page(record(**changes))
        typed = FORM | changes
        assert (page.response.status_code, page.errors, page.loose_ends) == (422, [error], [])
        assert page.at("id_decisions").text == typed["decisions"].strip()
        assert Meeting.objects.count() == 0

    def test_not_for_a_day_to_come(self, record):
        tomorrow = timezone.localdate() + dt.timedelta(days=1)
        page = Page(record(held_on=f"{tomorrow:%d/%m/%Y}"))
        assert page.errors == [("id_held_on", "The date cannot be after today.")]

    def test_sent_twice_it_is_kept_once(self, record):
        assert [record().status_code, record().status_code, Meeting.objects.count()] == [302, 302, 1]

    def test_markup_is_shown_as_it_was_typed(self, record, get, core_member, at, laqs):
        record(notes="<script>alert(1)</script>", others="<b>Bold</b>")
        page = get(core_member, at("meeting", laqs, Meeting.objects.get().pk))
        assert "<script>alert(1)</script>" in page.text
        assert "<script>alert" not in page.html


class TestChanging:
    def test_the_form_comes_filled_in_with_names_that_are_not_the_teams_among_others(
        self, get, core_member, at, laqs, meeting
    ):
        page = get(core_member, at("meeting_edit", laqs, meeting.pk))
        ticked = [n.attrs["value"] for n in page.find("input") if "checked" in n.attrs]
        assert ticked == ["Cory Core", "Lena Lead"] or ticked == ["Lena Lead", "Cory Core"]
        assert page.at("id_others").text == "Gwen Governor Parent carer representative"

    def test_a_change_is_kept_with_what_was_before(self, as_lead, get, lead, at, laqs, meeting):
        form = FORM | {"decisions": "Lena asks the forum.", "version": 1}
        assert as_lead.post(at("meeting_edit", laqs, meeting.pk), form).status_code == 302
        rows = get(lead, at("meeting_history", laqs, meeting.pk)).rows("What changed, newest first")
        assert rows[0][1:5] == [
            "Lena Lead",
            "Decisions",
            "Cory asks the forum by 20 January.",
            "Lena asks the forum.",
        ]
        assert len(rows) == 6

    def test_two_at_once_lose_nothing(self, as_lead, as_core, at, laqs, meeting):
        address = at("meeting_edit", laqs, meeting.pk)
        as_lead.post(address, FORM | {"notes": "Theirs.", "version": 1})
        page = Page(as_core.post(address, FORM | {"notes": "Mine.", "version": 1}))
        assert (page.response.status_code, page.loose_ends) == (409, [])
        assert page.errors[0][1].startswith("Lena Lead changed this record while you were writing.")
        assert (page.at("id_notes").text, "Theirs." in page.text) == ("Mine.", True)
        meeting.refresh_from_db()
        assert meeting.notes == "Theirs."
        form = FORM | {"notes": "Both.", "version": hidden(page, "version")}
        assert as_core.post(address, form).status_code == 302
        meeting.refresh_from_db()
        assert (meeting.notes, meeting.version) == ("Both.", 3)

    def test_an_error_after_a_clash_does_not_hide_the_next_one(self, as_lead, as_core, at, laqs, meeting):
        """The version stays that of what the person has seen."""
        address = at("meeting_edit", laqs, meeting.pk)
        as_lead.post(address, FORM | {"notes": "Theirs.", "version": 1})
        page = Page(as_core.post(address, FORM | {"held_on": "", "version": 1}))
        assert (page.response.status_code, hidden(page, "version")) == (422, "1")

    def test_the_same_again_changes_nothing(self, as_lead, at, laqs, meeting):
        as_lead.post(at("meeting_edit", laqs, meeting.pk), FORM | {"version": 1})
        meeting.refresh_from_db()
        assert (meeting.version, meeting.updated_by.name) == (1, "Cory Core")

    def test_one_of_another_round_is_not_found(self, as_lead, at, laqs, meeting, authority, lead):
        other = RoundFactory(authority=authority)
        join(other, lead, "lead")
        names = ("meeting", "meeting_edit", "meeting_history")
        assert [as_lead.get(at(name, other, meeting.pk)).status_code for name in names] == [404] * 3


class TestWhoReads:
    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.AGREEING, RoundState.SIGNED_OFF])
    @pytest.mark.parametrize(
        ("who", "status"),
        [("lead", 200), ("adviser", 200), ("reader", 403), ("guest", 404), ("outsider", 404)],
    )
    def test_those_who_see_the_round_while_it_is_open(
        self, request, sign_in, at, laqs, meeting, state, who, status
    ):
        user = request.getfixturevalue(who)
        if who == "guest":
            join(laqs, user, "guest", tuple(laqs.cells.all()))
        in_state(laqs, state)
        names = [at("meetings", laqs), at("meeting", laqs, meeting.pk), at("preparing", laqs)]
        assert [sign_in(user).get(name).status_code for name in names] == [status] * 3

    def test_a_core_member_outside_the_team_reads_and_does_not_write(
        self, sign_in, at, laqs, meeting, authority
    ):
        client = sign_in(MembershipFactory(authority=authority).user)
        asked = [
            client.get(at("meeting", laqs, meeting.pk)),
            client.get(at("meeting_edit", laqs, meeting.pk)),
            client.post(at("meeting_new", laqs), FORM),
        ]
        assert [one.status_code for one in asked] == [200, 403, 403]

    def test_the_team_goes_on_meeting_after_sign_off(self, record, laqs):
        in_state(laqs, RoundState.SIGNED_OFF)
        assert (record(kind="planning").status_code, Meeting.objects.count()) == (302, 1)
