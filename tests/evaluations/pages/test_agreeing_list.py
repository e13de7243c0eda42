"""The list of what the team agrees: how far apart it is, what is agreed, what remains."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.enums import RoundState
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import answer_all, in_state, judge, rate
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join, laqs_being_agreed


@pytest.fixture
def laqs(authority, lead, core_member):
    return laqs_being_agreed(authority, lead, core_member)


@pytest.fixture
def team(laqs, authority):
    """Four more members."""
    users = [MembershipFactory(authority=authority).user for _ in range(4)]
    for user in users:
        join(laqs, user)
    return users


def say(round_, element, users, codes):
    for user, code in zip(users, codes.split(), strict=False):
        rate(cell_of(round_, element), user, code)


def url(round_, query=""):
    return reverse("evaluations:agreeing", args=[round_.slug]) + query


def body(page):
    """Every row as it reads, whatever table it stands in."""
    rows = [node for node in page.find("tr") if node.under("tbody")]
    return [[cell.text for cell in row.all if cell.tag in {"th", "td"}] for row in rows]


def names(page):
    return [row[0] for row in body(page)]


def headings(page):
    return [node.text for node in page.find("h2")]


class TestTheList:
    def test_each_element_says_what_was_said_and_how_many_rated_of_how_many(
        self, get, lead, laqs, team, core_member
    ):
        say(laqs, "6", team, "green amber amber red")
        rate(cell_of(laqs, "6"), core_member, "red", late=True)
        rows = {row[0]: row[1:] for row in body(get(lead, url(laqs)))}
        assert rows["6 Identification"] == [
            "1 Green 2 Amber 2 Red 2 steps apart, 3 different ratings · 1 late",
            "5 of 6",
            "Not agreed yet",
        ]
        assert rows["2 Policy"] == ["Nobody has rated", "0 of 6", "Not agreed yet"]

    def test_all_the_same_is_said_and_one_alone_says_nothing(self, get, lead, laqs, team):
        say(laqs, "6", team, "amber amber amber")
        say(laqs, "2", team, "red")
        rows = {row[0]: row[1] for row in body(get(lead, url(laqs)))}
        assert (rows["6 Identification"], rows["2 Policy"]) == ("3 Amber All the same", "1 Red")

    def test_what_is_agreed_stands_beside_it_with_who_and_when(self, get, lead, core_member, laqs):
        row = judge(cell_of(laqs, "6"), core_member, "amber")
        judge(cell_of(laqs, "2"), core_member, None)
        type(row).objects.filter(pk=row.pk).update(updated_at=dt.datetime(2010, 3, 26, 14, tzinfo=dt.UTC))
        page = get(lead, url(laqs))
        agreed = {row[0]: row[3] for row in body(page)}
        now = timezone.localtime()
        assert agreed["6 Identification"] == "Amber Cory Core, 26 March 2010"
        assert agreed["2 Policy"].startswith("N/A Not applicable Cory Core, ")
        assert agreed["2 Policy"].split()[-1].startswith(f"{now:%H:}")
        assert "2 of 13 agreed. 11 to agree." in page.text

    def test_it_says_what_no_longer_holds(self, get, lead, core_member, round_, cell):
        answer_all(cell, lead, {"2.4-G-1": "no"})
        judge(cell, core_member, "G")
        page = get(lead, url(in_state(round_, RoundState.AGREEING)))
        agreed = {row[0]: row[3] for row in body(page)}
        assert agreed["2.4 Use of intelligence, Primary"].startswith("G Good No longer holds Cory Core")
        assert "No longer holds 1 of those agreed: an answer has changed since. Agree it again" in page.text

    def test_one_that_the_answers_support_holds(self, get, lead, core_member, round_, cell):
        answer_all(cell, lead)
        link(cell, EvidenceFactory(authority=round_.authority, impact="some"))
        judge(cell, core_member, "G")
        assert "No longer holds" not in get(lead, url(in_state(round_, RoundState.AGREEING))).text

    def test_when_all_is_agreed_it_says_so_and_leads_to_the_sign_off(self, get, lead, core_member, laqs):
        for cell in laqs.cells.all():
            judge(cell, core_member, "amber")
        page = get(lead, url(laqs))
        links = {node.attrs["id"]: node.text for node in page.find("a") if "id" in node.attrs}
        assert "13 of 13 agreed. Every element has a judgement." in page.text
        assert (links["to-state"], "go-on" in links) == ("Sign the round off", False)

    def test_a_member_who_has_left_is_counted_among_those_who_were_asked(
        self, get, lead, laqs, team, adviser
    ):
        say(laqs, "6", [*team, adviser], "red red red red red")
        assert {row[0]: row[2] for row in body(get(lead, url(laqs)))}["6 Identification"] == "5 of 7"

    def test_a_guest_is_asked_for_what_they_are_named_for_and_every_member_for_all_of_it(
        self, get, lead, laqs, core_member, guest
    ):
        laqs.team.get(user=core_member).cells.set([cell_of(laqs, "6")])
        join(laqs, guest, "guest", (cell_of(laqs, "6"),))
        of = {row[0]: row[2] for row in body(get(lead, url(laqs)))}
        assert (of["6 Identification"], of["2 Policy"]) == ("0 of 3", "0 of 2")

    def test_a_guest_whose_last_day_is_past_is_not_waited_for(self, get, lead, laqs, guest):
        place = join(laqs, guest, "guest", (cell_of(laqs, "6"),))
        place.until = timezone.localdate() - dt.timedelta(days=1)
        place.save()
        assert {row[0]: row[2] for row in body(get(lead, url(laqs)))}["6 Identification"] == "0 of 2"


class TestTheOrder:
    def test_it_is_the_published_one_with_priority_areas_first(self, get, lead, laqs):
        laqs.cells.filter(element__ref__in=("12", "6")).update(focus=True)
        page = get(lead, url(laqs))
        assert headings(page) == ["Priority areas of focus", "The other elements"]
        assert names(page)[:4] == ["6 Identification", "12 Standards", "1 Leadership", "2 Policy"]
        assert "13 to agree, 2 of them in priority areas." in page.text
        assert len(names(page)) == 13

    def test_a_framework_with_phases_goes_phase_by_phase(self, get, lead, round_):
        page = get(lead, url(in_state(round_, RoundState.AGREEING)))
        assert headings(page) == ["Early Years", "Primary", "Secondary"]
        assert (len(names(page)), names(page)[0]) == (27, "1.1 Delivery of programmes, Early Years")

    def test_on_request_it_begins_where_the_team_differs_most(self, get, lead, laqs, team):
        say(laqs, "1", team, "amber green")
        say(laqs, "13", team, "amber green amber green")
        say(laqs, "6", team, "red green red red")
        say(laqs, "7", team, "red green amber")
        page = get(lead, url(laqs, "?order=difference"))
        assert names(page)[:5] == [
            *("7 Classroom provision", "6 Identification", "13 Monitoring and evaluation"),
            *("1 Leadership", "2 Policy"),
        ]
        assert headings(page) == ["All elements, widest difference first"]
        assert "First come those whose highest and lowest rating are furthest apart" in page.text

    def test_order_and_size_travel_along(self, get, lead, laqs):
        page = get(lead, url(laqs, "?order=difference&size=large"))
        (html,) = page.find("html")
        assert html.has("lq-large")
        ways = {node.attrs["id"]: node.attrs["href"] for node in page.find("a") if "id" in node.attrs}
        assert ways["order-published"] == "?size=large"
        assert ways["go-on"] == address(cell_of(laqs, "1"), "agree") + "?order=difference&size=large"

    @pytest.mark.parametrize("query", ["?order=<script>", "?size=huge&order=", "?order=difference%00"])
    def test_an_order_that_is_none_is_the_published_one(self, get, lead, laqs, query):
        page = get(lead, url(laqs, query))
        assert (names(page)[0], "script>" in page.text) == ("1 Leadership", False)


class TestWhoSeesIt:
    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.RATING])
    def test_before_the_reveal_it_shows_nothing_not_even_how_many_rated(self, get, lead, laqs, team, state):
        say(laqs, "6", team, "red red")
        page = get(lead, url(in_state(laqs, state)))
        assert (page.response.status_code, body(page)) == (200, [])
        assert "nothing is shown here" in page.text

    @pytest.mark.parametrize("who", ["reader", "adviser"])
    def test_those_who_only_read_are_told_where_to_look(self, request, get, laqs, who):
        page = get(request.getfixturevalue(who), url(laqs))
        assert page.response.status_code == 403

    def test_a_guest_sees_the_elements_they_are_named_for(self, get, guest, laqs, team):
        join(laqs, guest, "guest", (cell_of(laqs, "6"),))
        say(laqs, "6", team, "red green")
        page = get(guest, url(laqs))
        assert names(page) == ["6 Identification"]
        assert "0 of 1 agreed." in page.text
        assert [node.text for node in page.find("a") if node.attrs.get("id") in {"go-on", "to-state"}] == []

    def test_a_guest_who_is_named_for_nothing_does_not_find_it(self, get, guest, laqs):
        join(laqs, guest, "guest")
        assert get(guest, url(laqs)).response.status_code == 404

    def test_another_authority_does_not_find_it(self, get, outsider, laqs):
        assert get(outsider, url(laqs)).response.status_code == 404

    def test_a_member_who_is_not_in_the_team_watches(self, get, authority, laqs):
        page = get(MembershipFactory(authority=authority).user, url(laqs))
        assert (len(names(page)), "go-on" in page.ids) == (13, False)

    def test_once_signed_off_it_stays_to_be_read_and_asks_no_more(self, get, lead, core_member, laqs):
        judge(cell_of(laqs, "6"), core_member, "amber")
        page = get(lead, url(in_state(laqs, RoundState.SIGNED_OFF)))
        (link_,) = [node for node in page.find("a") if node.text == "6 Identification"]
        assert link_.attrs["href"] == address(cell_of(laqs, "6"))
        assert [node for node in page.find("div") if "hx-get" in node.attrs] == []


class TestTheWayThere:
    def test_the_dashboard_the_home_page_and_the_round_lead_to_it(self, get, lead, laqs):
        for name, args in (
            ("home", []),
            ("evaluations:round", [laqs.slug]),
            ("evaluations:state", [laqs.slug]),
        ):
            links = [node.attrs["href"] for node in get(lead, reverse(name, args=args)).find("a")]
            assert (name, url(laqs) in links) == (name, True)

    def test_a_guest_is_led_there_from_home_and_an_adviser_is_not(self, get, guest, adviser, laqs):
        join(laqs, guest, "guest", (cell_of(laqs, "6"),))
        found = {
            str(who): url(laqs) in [node.attrs["href"] for node in get(who, reverse("home")).find("a")]
            for who in (guest, adviser)
        }
        assert found == {"Gil Guest": True, "Ada Adviser": False}

    def test_nobody_is_led_there_before_the_reveal(self, get, lead, laqs):
        in_state(laqs, RoundState.RATING)
        for name, args in (
            ("home", []),
            ("evaluations:round", [laqs.slug]),
            ("evaluations:state", [laqs.slug]),
        ):
            links = [node.attrs["href"] for node in get(lead, reverse(name, args=args)).find("a")]
            assert (name, url(laqs) in links) == (name, False)


def test_every_label_and_link_of_the_page_lands(get, lead, laqs):
    assert Page(get(lead, url(laqs)).response).loose_ends == []
