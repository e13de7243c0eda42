"""Setting a round up, and its team."""

import pytest

from accounts.enums import Role
from evaluations.enums import TeamRole
from evaluations.models import Rating, Round
from tests.evaluations.pages.conftest import at, hidden
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.rounds import RoundFactory, cell_of, join


class TestSettingUp:
    def test_it_shows_the_team_and_what_each_looks_after(self, get, lead, guest, round_, cell):
        join(round_, guest, "guest", (cell,))
        page = get(lead, at("setup", round_))
        assert [row[1:3] for row in page.rows("The round’s team")] == [
            ["Lead", "All of it"],
            ["Core team member", "All of it"],
            ["Guest", "1 of 27"],
        ]
        assert page.loose_ends == []

    def test_details_are_saved(self, as_lead, round_):
        form = {"name": "Spring term", "period": "2009–10", "rate_by": "", "version": "1"}
        assert as_lead.post(at("setup", round_), form)["Location"] == at("setup", round_)
        round_.refresh_from_db()
        assert (round_.name, round_.period, round_.rate_by) == ("Spring term", "2009–10", None)

    def test_details_that_someone_else_changed_meanwhile_are_not_overwritten(self, as_lead, round_):
        form = {"name": "Mine", "period": "2009–10", "rate_by": "", "version": "1"}
        as_lead.post(at("setup", round_), form | {"name": "Theirs"})
        page = Page(as_lead.post(at("setup", round_), form))
        assert page.response.status_code == 422
        assert page.errors[0][1] == (
            "Someone else changed this round while you were here. Look at it again, then do it once more."
        )
        assert page.at("id_name").attrs["value"] == "Mine"
        assert Round.objects.get().name == "Theirs"

    def test_saved_once_more_after_that_they_are(self, as_lead, round_):
        form = {"name": "Mine", "period": "2009–10", "rate_by": "", "version": "1"}
        as_lead.post(at("setup", round_), form | {"name": "Theirs"})
        page = Page(as_lead.post(at("setup", round_), form))
        again = as_lead.post(at("setup", round_), form | {"version": hidden(page, "version")})
        assert (again.status_code, Round.objects.get().name) == (302, "Mine")

    def test_wrong_details_are_said_and_kept(self, as_lead, round_):
        form = {"name": "", "period": "2009–10", "rate_by": "soon", "version": "1"}
        page = Page(as_lead.post(at("setup", round_), form))
        assert [target for target, _ in page.errors] == ["id_name", "id_rate_by"]
        assert (page.at("id_rate_by").attrs["value"], page.loose_ends) == ("soon", [])

    @pytest.mark.parametrize(("who", "status"), [("core_member", 403), ("outsider", 404), ("guest", 404)])
    def test_only_a_lead_sets_it_up(self, request, sign_in, round_, who, status):
        client = sign_in(request.getfixturevalue(who))
        member = round_.team.first()
        found = [
            client.get(at("setup", round_)),
            client.post(at("setup", round_), {"name": "x"}),
            client.get(at("state", round_)),
            client.post(at("state", round_), {"step": "on", "version": "1"}),
            client.post(at("team_add", round_), {}),
            client.get(at("team_member", round_, member.pk)),
            client.post(at("team_member", round_, member.pk), {}),
            client.post(at("team_remove", round_, member.pk)),
        ]
        assert [response.status_code for response in found] == [status] * 8


class TestTheTeam:
    @pytest.fixture
    def newcomer(self, authority):
        return MembershipFactory(authority=authority, role=Role.CORE)

    def test_a_person_of_the_authority_joins_and_their_share_comes_next(self, as_lead, round_, newcomer):
        response = as_lead.post(at("team_add", round_), {"person": newcomer.pk, "role": "core"})
        member = round_.team.get(user=newcomer.user)
        assert (response["Location"], member.role) == (at("team_member", round_, member.pk), TeamRole.CORE)

    def test_offered_are_those_of_the_authority_who_can_rate_and_are_not_in_it(
        self, get, lead, guest, reader, adviser, outsider, round_, newcomer
    ):
        page = get(lead, at("setup", round_))
        people = [node.text for node in page.at("id_person").all if node.tag == "option"]
        assert sorted(people) == sorted(
            ["Choose a person", "Gil Guest (guest)", f"{newcomer.user} (core team member)"]
        )

    def test_someone_else_is_not_added_by_hand(self, as_lead, round_, outsider, reader):
        for user in (outsider, reader):
            form = {"person": user.memberships.get().pk, "role": "core"}
            page = Page(as_lead.post(at("team_add", round_), form, follow=True))
            assert page.messages == ["Choose a person and their role in the team."]
        assert round_.team.count() == 2

    def test_a_guest_of_the_authority_is_not_made_a_core_member(self, as_lead, round_, guest):
        form = {"person": guest.memberships.get().pk, "role": "core"}
        page = Page(as_lead.post(at("team_add", round_), form, follow=True))
        said = "Gil Guest is a guest of the authority, so they join the team as a guest."
        assert (page.messages, round_.team.count()) == ([said], 2)

    def test_what_a_member_looks_after_is_ticked_in_a_grid(self, get, as_lead, lead, round_, core_member):
        member = round_.team.get(user=core_member)
        cells = [cell_of(round_, "2.4", "primary"), cell_of(round_, "1.1", "early-years")]
        form = {"cell": [cell.pk for cell in cells]}
        assert as_lead.post(at("team_member", round_, member.pk), form)["Location"] == at("setup", round_)
        page = get(lead, at("team_member", round_, member.pk))
        ticked = {n.attrs["value"] for n in page.find("input") if "checked" in n.attrs}
        assert ticked == {str(cell.pk) for cell in cells}
        assert (page.text.count("N/A"), page.loose_ends) == (3, [])

    def test_cells_of_another_round_and_what_is_no_cell_are_passed_over(
        self, as_lead, round_, core_member, authority
    ):
        member, mine = round_.team.get(user=core_member), cell_of(round_, "2.4", "primary")
        theirs = cell_of(RoundFactory(authority=authority), "2.4", "primary")
        form = {"cell": [mine.pk, theirs.pk, "", "x", "9" * 30, "9" * 5000, "²"]}
        page = Page(as_lead.post(at("team_member", round_, member.pk), form, follow=True))
        assert list(member.cells.all()) == [mine]
        assert page.messages == ["Cory Core looks after 1 of 27."]

    def test_a_member_of_another_round_is_not_found(self, as_lead, round_, authority, core_member):
        other = join(RoundFactory(authority=authority), core_member)
        addresses = [at(name, round_, other.pk) for name in ("team_member", "team_remove")]
        assert [as_lead.post(address).status_code for address in addresses] == [404, 404]

    def test_one_is_removed_and_what_they_recorded_stays(self, as_lead, round_, cell, core_member):
        Rating.objects.create(cell=cell, user=core_member, comment="Mostly there.")
        member = round_.team.get(user=core_member)
        page = Page(as_lead.post(at("team_remove", round_, member.pk), follow=True))
        assert page.messages == ["Cory Core is no longer in the team. What they recorded stays."]
        assert (round_.team.count(), Rating.objects.count()) == (1, 1)

    def test_the_last_lead_is_not_removed(self, as_lead, round_, lead):
        member = round_.team.get(user=lead)
        page = Page(as_lead.post(at("team_remove", round_, member.pk), follow=True))
        assert (page.messages, round_.team.count()) == (
            ["A round keeps at least one lead. Name another lead first."],
            2,
        )

    def test_nobody_is_removed_by_a_link(self, as_lead, round_, core_member):
        member = round_.team.get(user=core_member)
        addresses = [at("team_remove", round_, member.pk), at("team_add", round_)]
        assert [as_lead.get(address).status_code for address in addresses] == [405, 405]
