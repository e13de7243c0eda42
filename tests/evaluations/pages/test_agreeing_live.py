"""What open pages ask for again: nothing while nothing changes, then the change, and never a field to type in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.enums import RoundState
from standards.content import content_for
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state, judge, rate
from tests.factories.rounds import RoundFactory, cell_of, framework, join, laqs_being_agreed

HTMX = {"HX-Request": "true"}
# Of a whole page; of who asks (session, user, membership); and besides where nothing has changed.
ALL, FOR_THE_PERSON, MOST = 12, 3, 4


@pytest.fixture
def round_(authority, lead, core_member):
    return laqs_being_agreed(authority, lead, core_member)


@pytest.fixture
def cell(round_):
    return cell_of(round_, "6")


def board(round_):
    return reverse("evaluations:agreeing", args=[round_.slug])


def asks(page):
    """The address that the page would ask again."""
    return next((node.attrs["hx-get"] for node in page.find("div") if "hx-get" in node.attrs), None)


@pytest.fixture
def watch(as_core, round_, cell):
    """Opens the list or the page of the element; each call is the next question, with what came of it."""

    class Watch:
        def __init__(self, start):
            self.url = asks(Page(as_core.get(start)))

        def __call__(self):
            response = as_core.get(self.url, headers=HTMX)
            if response.status_code == 204:
                return None
            page = Page(response)
            self.url = asks(page)
            return page

    return {"list": lambda: Watch(board(round_)), "page": lambda: Watch(address(cell, "agree"))}


BOTH = pytest.mark.parametrize("which", ["list", "page"])


def news(page):
    return page.at("news").text


@BOTH
def test_while_nothing_changes_there_is_nothing_to_send(watch, which):
    ask = watch[which]()
    assert (ask(), ask()) == (None, None)


@BOTH
def test_what_was_agreed_comes_with_who_and_when_and_is_said_once(watch, which, lead, cell):
    ask = watch[which]()
    row = judge(cell, lead, "amber", "Registers are in place.")
    page = ask()
    at = news(page).split()[-1]
    assert news(page) == f"6 Identification: Amber, recorded by Lena Lead at {at}"
    assert ask() is None
    row.level_id, row.version = content_for(cell.round.framework).level("red").pk, 2
    row.save()
    assert news(ask()).startswith("6 Identification: Red, recorded by Lena Lead at")


@BOTH
def test_a_late_rating_comes_and_is_said_without_what_it_says(watch, which, lead, core_member, cell):
    rate(cell, core_member, "green")
    ask = watch[which]()
    rate(cell, lead, "red", late=True, comment="Not so.")
    page = ask()
    assert news(page) == "6 Identification: ratings have changed. 2 of 2 have rated."
    assert "2 steps apart" in page.at("live").text


def test_the_page_of_an_element_is_not_disturbed_by_another(watch, lead, round_):
    ask = watch["page"]()
    judge(cell_of(round_, "2"), lead, "amber")
    assert ask() is None


def test_many_changes_are_counted(watch, lead, round_):
    ask = watch["list"]()
    for element in "1234":
        judge(cell_of(round_, element), lead, "amber")
    assert news(ask()) == "4 elements have changed."


@BOTH
def test_no_field_that_someone_types_in_is_in_what_comes(watch, which, lead, cell):
    ask = watch[which]()
    judge(cell, lead, "amber")
    page = ask()
    assert [node.tag for node in page.root.all if node.tag in {"form", "input", "textarea", "select"}] == []


def test_the_page_shows_what_is_recorded_above_the_form(watch, lead, cell):
    ask = watch["page"]()
    judge(cell, lead, "amber", "Registers are in place.")
    recorded = ask().at("recorded")
    assert recorded.attrs["hx-swap-oob"] == "innerHTML"
    assert "Amber Registers are in place. Agreed on 26 March 2010 by Lena Lead." in recorded.text


@BOTH
def test_once_it_is_signed_off_it_is_said_and_nothing_asks_again(watch, which, round_):
    ask = watch[which]()
    in_state(round_, RoundState.SIGNED_OFF)
    assert news(ask()) == "The round is signed off."
    assert ask.url is None


@BOTH
def test_back_in_rating_what_was_said_is_taken_away_and_comes_again_with_the_reveal(
    watch, which, lead, round_, cell
):
    rate(cell, lead, "red", comment="PLANTED")
    ask = watch[which]()
    in_state(round_, RoundState.RATING)
    page = ask()
    assert (news(page), "PLANTED" in page.html, "Red" in page.at("live").text) == (
        "The round has gone back to rating.",
        False,
        False,
    )
    rate(cell_of(round_, "2"), lead, "red")
    assert ask() is None
    in_state(round_, RoundState.AGREEING)
    page = ask()
    assert (news(page), "Red" in page.at("live").text) == ("The team is agreeing now.", True)


def test_what_is_typed_is_safe_when_the_round_goes_back(watch, round_):
    ask = watch["page"]()
    in_state(round_, RoundState.RATING)
    assert "What you typed stays here while this page is open." in ask().at("recorded").text


@pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.RATING])
def test_before_the_reveal_an_answer_says_nothing_of_ratings(as_core, lead, round_, cell, state):
    in_state(round_, state)
    urls = (reverse("evaluations:agreeing_live", args=[round_.slug]), address(cell, "agree_live"))
    before = [as_core.get(url).content for url in urls]
    rate(cell, lead, "red", comment="PLANTED")
    assert [as_core.get(url).content for url in urls] == before


@BOTH
@pytest.mark.parametrize(
    "seen", ["", "~", "agreeing", "agreeing~x", "agreeing~1-2", "nothing~1-2-3", "é\0~--", "agreeing~" * 400]
)
def test_a_mark_that_was_never_given_gets_the_whole(as_core, round_, cell, which, seen):
    url = {
        "list": reverse("evaluations:agreeing_live", args=[round_.slug]),
        "page": address(cell, "agree_live"),
    }[which]
    response = as_core.get(url, {"seen": seen})
    assert (response.status_code, "live" in Page(response).ids) == (200, True)


def test_a_guest_hears_of_their_own_elements_only(sign_in, guest, lead, round_, cell):
    join(round_, guest, "guest", (cell,))
    client = sign_in(guest)
    url = asks(Page(client.get(board(round_))))
    judge(cell_of(round_, "2"), lead, "red", "PLANTED")
    rate(cell_of(round_, "2"), lead, "red")
    assert client.get(url).status_code == 204
    judge(cell, lead, "amber")
    page = Page(client.get(url))
    assert ("2 Policy" in page.html, "6 Identification" in page.html) == (False, True)


def test_a_guest_reads_the_page_of_their_element_and_records_nothing(get, guest, lead, round_, cell):
    join(round_, guest, "guest", (cell,))
    rate(cell, lead, "red", comment="Not so.")
    judge(cell, lead, "amber", "Registers are in place.")
    page = get(guest, address(cell, "agree"))
    assert ("agree-form" in page.ids, "Not so." in page.text, "Registers are in place." in page.text) == (
        False,
        True,
        True,
    )


def test_someone_who_signed_out_is_told_so(client, round_, cell):
    urls = (reverse("evaluations:agreeing_live", args=[round_.slug]), address(cell, "agree_live"))
    assert [client.get(url, headers=HTMX).status_code for url in urls] == [401, 401]


def test_it_is_never_kept_by_a_browser_or_a_proxy(as_core, round_, cell):
    response = as_core.get(address(cell, "agree_live"))
    assert "no-store" in response["Cache-Control"]


class TestWhatItCosts:
    @pytest.fixture(params=[("laqs", 6), ("ns-quality-standards", 10)], ids=["13 by 6", "27 by 10"])
    def round_(self, request, authority, core_member):
        slug, self.members = request.param
        made = RoundFactory(authority=authority, framework=framework(slug), state="agreeing")
        join(made, core_member)
        return made

    @pytest.fixture
    def cell(self, round_):
        return round_.cells.select_related("round", "element", "phase").first()

    @pytest.fixture
    def start(self, round_, cell):
        return {"list": board(round_), "page": address(cell, "agree")}

    def asked(self, client, url, status):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(url, headers=HTMX)
        assert response.status_code == status
        return len(captured.captured_queries)

    def all_rate(self, round_, cell, lead):
        code = content_for(round_.framework).levels[-1].code
        for _ in range(self.members):
            user = MembershipFactory(authority=round_.authority).user
            join(round_, user, cells=(cell,))
            for other in round_.cells.all():
                rate(other, user, code, comment="As seen.")
        for other in round_.cells.all():
            judge(other, lead, code)

    @BOTH
    def test_a_page_takes_twelve_queries_at_most_however_many_rated(
        self, as_core, lead, round_, cell, start, which
    ):
        one = self.asked(as_core, start[which], 200)
        self.all_rate(round_, cell, lead)
        many = self.asked(as_core, start[which], 200)
        assert (many, many <= ALL) == (one, True)

    @BOTH
    def test_an_answer_that_nothing_changed_takes_four_besides_the_person_s(
        self, as_core, lead, round_, cell, start, which
    ):
        one = self.asked(as_core, asks(Page(as_core.get(start[which]))), 204)
        self.all_rate(round_, cell, lead)
        many = self.asked(as_core, asks(Page(as_core.get(start[which]))), 204)
        assert (many, many - FOR_THE_PERSON <= MOST) == (one, True)
