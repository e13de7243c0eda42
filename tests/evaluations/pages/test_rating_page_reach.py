"""Who reaches the page of an aspect in a phase, and what each of them is asked there."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import answer, in_state, judge
from tests.factories.rounds import cell_of, join


class TestWhoSeesIt:
    def test_another_authority_does_not_find_it(self, sign_in, outsider, cell):
        client = sign_in(outsider)
        assert [client.get(address(cell)).status_code, client.post(address(cell)).status_code] == [404, 404]

    def test_it_is_the_same_not_found_as_for_a_round_that_is_not_there(self, sign_in, outsider, cell):
        client = sign_in(outsider)
        nowhere = client.get(address(cell).replace(cell.round.slug, "nowhere"))
        assert client.get(address(cell)).content == nowhere.content.replace(
            b"nowhere", cell.round.slug.encode()
        )

    def test_signed_out_it_leads_to_the_sign_in(self, client, cell):
        response = client.get(address(cell))
        assert (response.status_code, response["Location"]) == (
            302,
            f"{reverse('account_login')}?next={address(cell)}",
        )

    def test_a_reader_is_told_that_it_is_not_signed_off_yet(self, sign_in, reader, cell):
        assert sign_in(reader).get(address(cell)).status_code == 403

    def test_a_reader_reads_it_once_it_is_signed_off(self, get, reader, round_, cell):
        in_state(round_, RoundState.SIGNED_OFF)
        page = get(reader, address(cell))
        assert (page.response.status_code, asks(page)) == (200, [])

    def test_an_adviser_reads_it_and_is_asked_nothing(self, get, adviser, core_member, cell):
        answer(cell, core_member, "2.4-G-1", "no", "Not in the small schools.")
        page = get(adviser, address(cell))
        assert asks(page) == []
        assert page.at("criterion-2.4-G-1").text.endswith("Critical Not met Not in the small schools.")
        assert "Ask the lead to add you" in page.text

    def test_a_core_member_outside_the_team_reads_it(self, get, authority, cell):
        other = MembershipFactory(authority=authority).user
        assert asks(get(other, address(cell))) == []

    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.SIGNED_OFF])
    def test_nothing_is_asked_before_rating_and_after_the_sign_off(self, get, lead, round_, cell, state):
        in_state(round_, state)
        assert asks(get(lead, address(cell))) == []

    def test_while_agreeing_the_team_still_records_and_may_rate_late(self, get, core_member, round_, cell):
        in_state(round_, RoundState.AGREEING)
        page = get(core_member, address(cell))
        assert (len(asks(page)) > 0, "your-rating" in page.ids) == (True, True)
        assert "A rating given or changed now is marked late" in page.text

    def test_once_it_is_agreed_the_team_still_records_but_nobody_rates(
        self, get, core_member, lead, round_, cell
    ):
        in_state(round_, RoundState.AGREEING)
        judge(cell, lead, "NI")
        page = get(core_member, address(cell))
        assert (len(asks(page)) > 0, "your-rating" in page.ids) == (True, False)

    def test_a_guest_opens_what_they_are_named_for_and_nothing_else(self, sign_in, guest, round_, cell):
        join(round_, guest, "guest", (cell,))
        client = sign_in(guest)
        other = cell_of(round_, "2.5", "primary")
        assert [client.get(address(one)).status_code for one in (cell, other)] == [200, 404]
        assert client.post(address(other), {"comment": "x"}).status_code == 404

    def test_a_guests_page_leads_to_what_they_are_named_for_only(self, get, guest, round_, cell):
        named = (cell, cell_of(round_, "1.1", "primary"), cell_of(round_, "1.1", "secondary"))
        join(round_, guest, "guest", named)
        page = get(guest, address(cell))
        (steps,) = page.find("ul", css="lq-steps-nav")
        assert [node.attrs["href"] for node in steps.all if node.tag == "a"] == [
            address(named[1]),
            address(cell),
        ]
        assert f"/rounds/{round_.slug}/" not in [node.attrs.get("href") for node in page.find("a")]

    def test_a_guest_whose_last_day_is_over_does_not_find_it(self, sign_in, guest, round_, cell):
        join(round_, guest, "guest", (cell,))
        guest.memberships.update(until="2009-12-31")
        assert sign_in(guest).get(address(cell)).status_code == 404


def asks(page: Page) -> list[str]:
    """Names of what the person could fill in."""
    fields = [*page.find("input"), *page.find("textarea")]
    return [node.attrs["name"] for node in fields if node.attrs.get("type") != "hidden"]
