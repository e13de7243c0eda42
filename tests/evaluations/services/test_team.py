"""Who is in a round's team and what each looks after."""

import pytest

from accounts.enums import Role
from evaluations.enums import RoundState, TeamRole
from evaluations.models import Rating
from evaluations.services.errors import Refused
from evaluations.services.team import add_member, look_after, remove_member
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of, join


@pytest.fixture
def newcomer(authority):
    return MembershipFactory(authority=authority, role=Role.CORE)


def team(round_):
    return {str(member.user): member.role for member in round_.team.select_related("user")}


def place_of(round_, user):
    return round_.team.get(user=user)


class TestAdding:
    def test_a_member_of_the_authority_joins_in_the_role_chosen(self, reach, round_, lead, newcomer):
        member = add_member(round_=reach(lead, round_), membership=newcomer, role=TeamRole.CORE)
        assert (member.user, member.role) == (newcomer.user, TeamRole.CORE)

    def test_added_twice_they_are_there_once_in_their_first_role(self, reach, round_, lead, newcomer):
        for role in (TeamRole.CORE, TeamRole.GUEST):
            add_member(round_=reach(lead, round_), membership=newcomer, role=role)
        assert team(round_)[str(newcomer.user)] == TeamRole.CORE
        assert round_.team.count() == 3

    def test_someone_of_another_authority_is_refused(self, reach, round_, lead, outsider):
        with pytest.raises(Refused, match="belongs to this authority"):
            add_member(round_=reach(lead, round_), membership=outsider.memberships.get(), role=TeamRole.CORE)

    def test_a_guest_of_the_authority_joins_as_a_guest_only(self, reach, round_, lead, guest):
        membership = guest.memberships.get()
        with pytest.raises(Refused, match="Gil Guest is a guest of the authority"):
            add_member(round_=reach(lead, round_), membership=membership, role=TeamRole.CORE)
        added = add_member(round_=reach(lead, round_), membership=membership, role=TeamRole.GUEST)
        assert added.role == TeamRole.GUEST

    @pytest.mark.parametrize("who", ["reader", "adviser"])
    def test_those_who_only_read_are_not_put_in_a_team(self, request, reach, round_, lead, who):
        membership = request.getfixturevalue(who).memberships.get()
        with pytest.raises(Refused, match="cannot rate"):
            add_member(round_=reach(lead, round_), membership=membership, role=TeamRole.CORE)


class TestRemoving:
    def test_they_go_and_what_they_rated_stays(self, reach, round_, cell, lead, core_member):
        Rating.objects.create(cell=cell, user=core_member, comment="Mostly there.")
        remove_member(round_=reach(lead, round_), member=place_of(round_, core_member))
        assert (team(round_), Rating.objects.get().comment) == ({"Lena Lead": "lead"}, "Mostly there.")

    def test_the_last_lead_stays(self, reach, round_, lead):
        with pytest.raises(Refused, match="A round keeps at least one lead"):
            remove_member(round_=reach(lead, round_), member=place_of(round_, lead))
        assert team(round_) == {"Lena Lead": "lead", "Cory Core": "core"}

    def test_one_of_two_leads_may_go(self, reach, round_, lead, authority):
        other = MembershipFactory(authority=authority, role=Role.LEAD).user
        join(round_, other, "lead")
        remove_member(round_=reach(lead, round_), member=place_of(round_, lead))
        assert team(round_) == {"Cory Core": "core", str(other): "lead"}


class TestLookingAfter:
    def test_what_is_chosen_replaces_what_was(self, reach, round_, lead, core_member):
        member = place_of(round_, core_member)
        for phase in ("primary", "secondary"):
            look_after(round_=reach(lead, round_), member=member, cells=[cell_of(round_, "2.4", phase)])
        assert [cell.phase.ref for cell in member.cells.all()] == ["secondary"]

    def test_nothing_chosen_means_all_of_it(self, reach, round_, lead, core_member):
        member = place_of(round_, core_member)
        member.cells.set([cell_of(round_, "2.4", "primary")])
        look_after(round_=reach(lead, round_), member=member, cells=[])
        assert member.cells.count() == 0


@pytest.mark.parametrize("what", ["add", "remove", "look after"])
class TestWhoMayAndWhen:
    @pytest.fixture
    def act(self, reach, round_, cell, newcomer, core_member):
        member = place_of(round_, core_member)
        acts = {
            "add": lambda at: add_member(round_=at, membership=newcomer, role=TeamRole.CORE),
            "remove": lambda at: remove_member(round_=at, member=member),
            "look after": lambda at: look_after(round_=at, member=member, cells=[cell]),
        }
        return lambda user, what: acts[what](reach(user, round_))

    @pytest.mark.parametrize("who", ["core_member", "adviser"])
    def test_only_a_lead_changes_the_team(self, request, act, what, who):
        with pytest.raises(Refused, match="Only a lead may change the team"):
            act(request.getfixturevalue(who), what)

    def test_the_team_of_a_signed_off_round_stays_as_it_was(self, act, what, lead, round_):
        in_state(round_, RoundState.SIGNED_OFF)
        with pytest.raises(Refused, match="so its team stays as it was"):
            act(lead, what)
        assert team(round_) == {"Lena Lead": "lead", "Cory Core": "core"}
