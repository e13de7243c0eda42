"""A guest's last day in a round: all of it as before, and the day after nothing of that round."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from evaluations.enums import RoundState, TeamRole
from evaluations.models import Rating
from evaluations.selectors.access import cells_for, round_for, rounds_for
from evaluations.services.errors import Refused
from evaluations.services.team import add_member
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state
from tests.factories.rounds import RoundFactory, cell_of, join

DAY = dt.timedelta(days=1)


@pytest.fixture
def cell(round_):
    return cell_of(round_, "2.4", "primary")


@pytest.fixture
def place(round_, guest, cell):
    return join(round_, guest, TeamRole.GUEST, (cell,))


@pytest.fixture
def last_day(place):
    def set_to(day):
        place.until = day
        place.save()

    return set_to


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.mark.parametrize(("days", "reached"), [(1, True), (0, True), (-1, False)])
class TestTheDayItselfAndTheDayAfter:
    @pytest.fixture(autouse=True)
    def ends(self, last_day, today, days):
        last_day(today + days * DAY)

    def test_the_round_and_its_cells_are_reached_until_then(self, guest, round_, cell, reached):
        found = (
            list(rounds_for(guest).values_list("pk", flat=True)),
            list(cells_for(guest).filter(named=True).values_list("pk", flat=True)),
        )
        assert found == (([round_.pk], [cell.pk]) if reached else ([], []))

    def test_the_page_of_an_aspect_opens_until_then(self, sign_in, guest, cell, reached):
        addresses = [address(cell, name) for name in ("rate", "cell_history")]
        opened = [sign_in(guest).get(one).status_code for one in addresses]
        assert opened == [200 if reached else 404] * 2

    def test_they_rate_until_then(self, sign_in, guest, cell, reached):
        form = {"rating": "G", "comment": "Seen.", "rating-version": "0"}
        sign_in(guest).post(address(cell), form)
        assert list(Rating.objects.values_list("comment", flat=True)) == (["Seen."] if reached else [])

    def test_home_and_the_list_of_rounds_speak_of_it_until_then(self, get, guest, reached):
        pages = [get(guest, reverse(name)) for name in ("home", "evaluations:rounds")]
        assert ["Spring 2010" in page.html for page in pages] == [reached, reached]

    @pytest.mark.parametrize("state", [RoundState.AGREEING, RoundState.SIGNED_OFF])
    def test_what_the_team_agrees_is_read_until_then(self, sign_in, guest, round_, cell, state, reached):
        in_state(round_, state)
        assert sign_in(guest).get(address(cell)).status_code == (200 if reached else 404)


def test_nobody_waits_for_a_guest_who_has_left(get, lead, last_day, today, round_, at):
    said = []
    for until in (today, today - DAY):
        last_day(until)
        rows = get(lead, at("state", round_)).rows("How much each member has rated, and who has finished")
        home = [row[0] for row in get(lead, reverse("home")).rows("How far the team is")]
        said.append((rows[-1][0], "Gil Guest" in home))
    day = today - DAY
    assert said == [("Gil Guest", True), (f"Gil Guest left after {day.day} {day:%B %Y}", False)]


def test_it_holds_in_that_round_alone(get, guest, round_, authority, last_day, today):
    other = RoundFactory(authority=authority, name="Autumn 2010")
    join(other, guest, TeamRole.GUEST, (cell_of(other, "1.1", "primary"),))
    last_day(today - DAY)
    page = get(guest, reverse("evaluations:rounds"))
    assert [row[0].split(" 2010")[0] for row in page.rows("Rounds, newest first")] == ["Autumn"]


def test_it_ends_for_someone_of_the_authority_too_who_was_a_guest_of_the_round(
    sign_in, authority, round_, cell, today, at
):
    """Not a way to see more: a core member who is no guest any more would read the whole round."""
    user = MembershipFactory(authority=authority, role=Role.CORE).user
    place = join(round_, user, TeamRole.GUEST, (cell,))
    statuses = []
    for until in (today, today - DAY):
        place.until = until
        place.save()
        client = sign_in(user)
        statuses.append([client.get(one).status_code for one in (address(cell), at("round", round_))])
    assert statuses == [[200, 404], [404, 404]]


@pytest.mark.parametrize("name", ["home", "evaluations:rounds"])
def test_it_costs_no_query(sign_in, guest, last_day, today, name):
    client, costs = sign_in(guest), []
    for until in (None, today):
        last_day(until)
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(name))
        costs.append(len(captured))
    assert costs[0] == costs[1]


class TestChoosingIt:
    @pytest.fixture
    def add(self, round_, lead):
        def added(membership, role=TeamRole.GUEST, **more):
            found = round_for(lead, round_.slug)
            return add_member(round_=found, membership=membership, role=role, **more)

        return added

    def test_left_empty_it_is_the_last_day_of_the_membership(self, add, guest):
        membership = guest.memberships.get()
        assert add(membership).until == membership.until

    def test_an_earlier_day_is_kept(self, add, guest, today):
        assert add(guest.memberships.get(), until=today + DAY).until == today + DAY

    def test_today_may_be_the_last(self, add, guest, today):
        assert add(guest.memberships.get(), until=today).until == today

    def test_a_day_after_the_membership_ends_is_refused(self, add, guest):
        membership = guest.memberships.get()
        with pytest.raises(Refused, match="belongs to the authority until"):
            add(membership, until=membership.until + DAY)

    def test_a_day_that_has_passed_is_refused(self, add, guest, today):
        with pytest.raises(Refused, match="that has not passed"):
            add(guest.memberships.get(), until=today - DAY)

    def test_a_guest_whose_membership_has_no_end_needs_one(self, add, authority):
        with pytest.raises(Refused, match="a guest joins until a date"):
            add(MembershipFactory(authority=authority, role=Role.CORE))

    def test_others_have_none(self, add, authority, today):
        member = add(MembershipFactory(authority=authority), role=TeamRole.CORE, until=today + DAY)
        assert member.until is None
