"""People added to the team from the table of who might help, for what is ticked there."""

import datetime as dt

import pytest
from django.utils import timezone

from evaluations.enums import TeamRole
from tests.evaluations.pages.reading import Page
from tests.factories.rounds import cell_of, join


class TestAdding:
    def test_a_core_member_for_the_elements_that_are_ticked(self, as_lead, post, laqs, newcomer):
        post(
            as_lead,
            "contributors",
            laqs,
            element=["3", "11"],
            person=newcomer.pk,
            role="core",
            represents=" SEAL team ",
        )
        member = laqs.team.get(user=newcomer.user)
        refs = [cell.element.ref for cell in member.cells.select_related("element")]
        assert (member.role, member.represents, member.until, refs) == (
            "core",
            "SEAL team",
            None,
            ["3", "11"],
        )

    def test_in_the_phases_that_are_ticked(self, as_lead, post, round_, newcomer):
        form = {"element": ["2.4"], "phase": ["primary", "secondary"], "person": newcomer.pk, "role": "core"}
        post(as_lead, "contributors", round_, **form)
        cells = round_.team.get(user=newcomer.user).cells.select_related("phase")
        assert [cell.phase.ref for cell in cells] == ["primary", "secondary"]

    def test_a_guest_until_a_day(self, as_lead, post, laqs, guest):
        until = timezone.localdate() + dt.timedelta(days=7)
        form = {"element": ["8"], "person": guest.memberships.get().pk, "role": "guest"}
        post(as_lead, "contributors", laqs, until=f"{until:%d/%m/%Y}", **form)
        assert laqs.team.get(user=guest).until == until

    def test_someone_who_is_in_the_team_keeps_what_they_have(self, as_lead, post, laqs, core_member):
        member = laqs.team.get(user=core_member)
        member.cells.set([cell_of(laqs, "1")])
        form = {"element": ["2"], "person": core_member.memberships.get().pk, "role": "core"}
        page = post(as_lead, "contributors", laqs, **form)
        assert page.messages == [
            "Cory Core was in the team already, and now looks after what you ticked as well."
        ]
        assert [cell.element.ref for cell in member.cells.select_related("element")] == ["1", "2"]

    def test_someone_who_was_asked_for_all_is_told_to_be_asked_for_less(
        self, as_lead, post, laqs, core_member
    ):
        laqs.team.get(user=core_member).cells.clear()
        form = {"element": ["2"], "person": core_member.memberships.get().pk, "role": "core"}
        page = post(as_lead, "contributors", laqs, **form)
        assert page.messages == [
            "Cory Core was asked for all of it, and now is asked only for what you ticked."
        ]

    def test_a_guest_who_has_left_comes_back_with_a_new_last_day(self, as_lead, at, laqs, guest):
        today = timezone.localdate()
        place = join(laqs, guest, TeamRole.GUEST, (cell_of(laqs, "8"),))
        place.until = today - dt.timedelta(days=1)
        place.save()
        form = {"element": ["9"], "person": guest.memberships.get().pk, "role": "guest"}
        refused = Page(as_lead.post(at("contributors", laqs), form))
        assert (refused.errors[0][0], place.cells.count()) == ("id_until", 1)
        again = as_lead.post(at("contributors", laqs), form | {"until": f"{today:%d/%m/%Y}"})
        place.refresh_from_db()
        assert (again.status_code, place.until, place.cells.count()) == (302, today, 2)

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"person": ""}, ("id_person", "Choose a person.")),
            (
                {"role": "guest", "element": []},
                ("id_element_0", "Tick at least one element: a guest sees only what they are named for."),
            ),
            (
                {"role": "guest"},
                ("id_until", "Give Nadia Newcomer’s last day: a guest joins until a date."),
            ),
            (
                {"role": "guest", "until": "soon"},
                ("id_until", "Write the last day as day, month and year, for example 26/3/2010."),
            ),
            (
                {"role": "guest", "until": "1/1/2001"},
                ("id_until", "Give a last day for Nadia Newcomer that has not passed."),
            ),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_given_is_kept(
        self, as_lead, at, laqs, newcomer, changes, error
    ):
        form = {"element": ["4"], "person": newcomer.pk, "role": "core", "represents": "Forum"} | changes
        page = Page(as_lead.post(at("contributors", laqs), form))
        assert (page.response.status_code, page.errors, page.loose_ends) == (422, [error], [])
        ticked = [
            n.attrs["value"]
            for n in page.find("input")
            if n.attrs.get("name") == "element" and "checked" in n.attrs
        ]
        assert (ticked, page.at("id_represents").attrs["value"]) == (form["element"], "Forum")
        assert laqs.team.count() == 2

    def test_a_guest_of_the_authority_is_not_made_a_core_member(self, as_lead, at, laqs, guest):
        form = {"element": ["4"], "person": guest.memberships.get().pk, "role": "core"}
        page = Page(as_lead.post(at("contributors", laqs), form))
        said = "Gil Guest is a guest of the authority, so they join the team as a guest."
        assert page.errors == [("id_person", said)]

    def test_nobody_of_another_authority_and_nobody_who_only_reads(
        self, as_lead, at, laqs, outsider, reader, adviser
    ):
        for user in (outsider, reader, adviser):
            form = {"element": ["4"], "person": user.memberships.get().pk, "role": "core"}
            page = Page(as_lead.post(at("contributors", laqs), form))
            assert page.errors[0][0] == "id_person"
        assert laqs.team.count() == 2

    def test_elements_that_do_not_exist_are_refused(self, as_lead, at, laqs, newcomer):
        form = {"element": ["99", "<b>"], "person": newcomer.pk, "role": "core"}
        assert Page(as_lead.post(at("contributors", laqs), form)).response.status_code == 422
        assert laqs.team.count() == 2


def test_a_guest_without_a_last_day_is_asked_for_it_where_it_can_be_given(as_lead, post, laqs, newcomer):
    page = post(as_lead, "team_add", laqs, person=newcomer.pk, role="guest")
    said = (
        "Give Nadia Newcomer’s last day: a guest joins until a date. Tick what they should look after, too."
    )
    chosen = [n.attrs["value"] for n in page.find("option") if "selected" in n.attrs]
    assert (page.messages, chosen) == ([said], [str(newcomer.pk), "guest"])
    assert (page.heading, laqs.team.count()) == ("Who might help, element by element", 2)
