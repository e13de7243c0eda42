"""The sheet: who sees which rows, what each says, and that nobody else's rating is near it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import Rating
from tests.evaluations.pages.conftest import address
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import answer, in_state, judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import join, own_words

MOST = 12


def names(page):
    return [node.text for node in page.find("a", css="lq-sheet__name")]


def facts(page):
    found = [node for node in page.find("dl", css="lq-facts")[0].all if node.tag in {"dt", "dd"}]
    return dict(zip([n.text for n in found[::2]], [n.text for n in found[1::2]], strict=True))


def test_every_element_is_a_row(open_sheet, core_member, levels):
    page = open_sheet(core_member)
    assert page.heading == "Highlight the 13 elements"
    assert names(page) == [f"{one.ref} {one.title}" for one in levels.elements.values()]
    assert page.loose_ends == []


def test_it_says_how_far_the_person_is_until_when_and_what_comes_first(
    open_sheet, core_member, lead, laqs, levels, element
):
    laqs.rate_by = dt.date(2010, 3, 12)
    laqs.save()
    element("6").round.cells.filter(element__ref__in=["6", "10"]).update(focus=True)
    green = levels.level("green").pk
    Rating.objects.create(cell=element("1"), user=core_member, level_id=green)
    Rating.objects.create(cell=element("2"), user=core_member, comment="Only a comment.")
    Rating.objects.create(cell=element("3"), user=lead, level_id=green)
    page = open_sheet(core_member)
    assert facts(page) == {
        "Highlighted": "1 of 13",
        "Closes": "12 March 2010",
        "Priority areas": "Identification, Transfer and transition",
    }
    assert names(page)[:3] == ["6 Identification", "10 Transfer and transition", "1 Leadership"]


def test_the_published_question_and_sources_of_evidence_are_there(open_sheet, core_member):
    page = open_sheet(core_member)
    assert "“Where are we and what evidence can we draw on?”" in page.text
    assert "Celebration events and awards" in page.text
    assert "Stage 3, each alone" in page.text


def test_on_red_amber_and_green_letters_are_the_keys(open_sheet, core_member):
    page = open_sheet(core_member)
    keys = [node.text for node in page.find("kbd")]
    assert keys == ["↑", "↓", "R", "A", "G", "Delete", "C", "E", "Esc"]


def test_a_rating_and_comment_are_where_they_were_put(open_sheet, core_member, levels, element):
    cell = element("4")
    Rating.objects.create(
        cell=cell, user=core_member, level_id=levels.level("red").pk, comment="No line in the budget."
    )
    sent = open_sheet(core_member).sends("sheet-form")
    assert (sent[f"value-r{cell.pk}"], sent[f"note-r{cell.pk}"]) == (["red"], ["No line in the budget."])
    assert sent[f"version-r{cell.pk}"] == ["1"]


def test_evidence_is_counted(open_sheet, core_member, authority, element):
    link(element("1"), *(EvidenceFactory(authority=authority) for _ in range(2)))
    page = open_sheet(core_member)
    said = [node.text for node in page.find("button") if "data-evidence" in node.attrs]
    assert said[:2] == ["2 items of evidence for 1", "None yet of evidence for 2"]


def test_local_words_are_marked_as_local(open_sheet, core_member, lead, laqs):
    own_words(laqs, "6", "green", "Every school reviews its register.", lead)
    page = open_sheet(core_member)
    (words,) = page.find("span", css="lq-sheet__local")
    assert words.text == f"Local words, {laqs.authority}. Green: Every school reviews its register."


def test_an_element_that_is_agreed_can_only_be_read(open_sheet, core_member, lead, laqs, levels, element):
    Rating.objects.create(cell=element("1"), user=core_member, level_id=levels.level("red").pk)
    in_state(laqs, RoundState.AGREEING)
    judge(element("1"), lead, "amber")
    page = open_sheet(core_member)
    row = page.at(f"row-r{element('1').pk}")
    assert "The team has agreed this one." in row.text
    assert [node for node in row.all if node.tag in {"input", "textarea"}] == []
    assert f"value-r{element('2').pk}" in page.ids
    assert "seen by the team at once and marked late" in page.text


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (RoundState.SETTING_UP, "This round is still being set up. The lead opens it for rating."),
        (
            RoundState.SIGNED_OFF,
            "This round is signed off, so nothing in it can change. The lead can reopen it with a reason.",
        ),
    ],
)
def test_closed_it_says_why(open_sheet, core_member, laqs, state, why):
    in_state(laqs, state)
    page = open_sheet(core_member)
    assert (why in page.text, page.find("textarea")) == (True, [])


def test_a_guest_has_the_rows_they_are_named_for(open_sheet, guest, laqs, element):
    join(laqs, guest, "guest", (element("3"), element("6")))
    page = open_sheet(guest)
    assert names(page) == ["3 Ethos and pastoral care", "6 Identification"]
    assert "Who has finished" not in page.text
    assert f"/rounds/{laqs.slug}/" not in [node.attrs.get("href") for node in page.find("a")]


def test_what_others_say_is_not_on_it(open_sheet, core_member, lead, levels, element):
    Rating.objects.create(
        cell=element("1"), user=lead, level_id=levels.level("red").pk, comment="PLANTED by the lead"
    )
    assert "PLANTED" not in open_sheet(core_member).html


class TestPhases:
    @pytest.fixture
    def ns_url(self, round_):
        return reverse("evaluations:sheet", args=[round_.slug])

    def test_a_framework_with_phases_is_filled_in_phase_by_phase(self, open_sheet, core_member, ns_url):
        page = open_sheet(core_member, f"{ns_url}?phase=primary")
        assert page.heading == "Rate the 10 aspects in Primary"
        assert [n.text for n in page.find("ul", css="lq-switch")[0].all if n.tag == "a"] == [
            "Early Years 0 of 7",
            "Primary 0 of 10",
            "Secondary 0 of 10",
        ]

    def test_it_opens_where_the_person_looks_after_something(
        self, open_sheet, core_member, round_, cell, ns_url
    ):
        round_.team.get(user=core_member).cells.set([cell])
        page = open_sheet(core_member, ns_url)
        assert page.heading == "Rate the 10 aspects in Primary"
        assert facts(page)["Of those you look after"] == "0 of 1"

    def test_a_ceiling_is_said_and_what_lies_above_it_marked(
        self, open_sheet, core_member, cell, content, ns_url
    ):
        answer(cell, core_member, "2.4-G-1", "no")
        Rating.objects.create(cell=cell, user=core_member, level_id=content.level("OS").pk)
        page = open_sheet(core_member, f"{ns_url}?phase=primary")
        row = page.at(f"row-r{cell.pk}")
        assert "At most Needs improvement as the answers stand" in row.text
        above = [node.attrs["value"] for node in row.all if "data-above" in node.attrs]
        assert above == ["OS", "G"]

    def test_prompts_are_those_of_the_aspect(self, open_sheet, core_member, cell, ns_url):
        page = open_sheet(core_member, f"{ns_url}?phase=primary")
        assert "Questions to discuss, LA contacts" in page.at(f"row-r{cell.pk}").text


class TestWays:
    def test_from_the_dashboard_the_home_page_and_the_rating_page(self, get, core_member, laqs, element, url):
        pages = [get(core_member, at) for at in ("/", f"/rounds/{laqs.slug}/", address(element("1")))]
        links = [[n.attrs["href"] for n in page.find("a") if n.text == "Your sheet"] for page in pages]
        assert links == [[url], [url], [url]]

    def test_someone_outside_the_team_has_none(self, get, authority, laqs):
        spare = MembershipFactory(authority=authority).user
        pages = [get(spare, at) for at in ("/", f"/rounds/{laqs.slug}/")]
        assert ["Your sheet" in page.text for page in pages] == [False, False]


class TestRatingPageWithoutCriteria:
    def test_it_asks_for_a_rating_and_shows_nothing_about_criteria(self, get, core_member, element):
        page = get(core_member, address(element("6")))
        assert ("criteria" in page.ids, "ceiling" in page.ids, "your-rating" in page.ids) == (
            False,
            False,
            True,
        )
        assert "Where are we and what evidence can we draw on?" in page.text
        assert page.loose_ends == []

    def test_the_local_words_stand_by_the_levels(self, get, core_member, lead, laqs, element):
        own_words(laqs, "6", "red", "No register.", lead)
        page = get(core_member, address(element("6")))
        assert f"Local words, {laqs.authority}. No register." in page.at("your-rating").text


class TestQueries:
    @pytest.mark.parametrize("state", [RoundState.RATING, RoundState.AGREEING, RoundState.SIGNED_OFF])
    def test_six_members_thirteen_elements_each_cost_what_one_does(
        self, sign_in, core_member, laqs, authority, levels, url, state
    ):
        client, asked = sign_in(core_member), []
        in_state(laqs, state)
        client.get(url)
        for members in (1, 5):
            for _ in range(members):
                self.joins(laqs, authority, levels)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url).status_code == 200
            asked.append(len(captured))
        assert (asked[0], asked[0] <= MOST) == (asked[1], True)

    def joins(self, laqs, authority, levels):
        """A member who rates every element, links evidence to each, and with the team agrees one more."""
        user, green = MembershipFactory(authority=authority).user, levels.level("green").pk
        cells = list(laqs.cells.all())
        join(laqs, user, cells=tuple(cells[:2]))
        for cell in cells:
            Rating.objects.create(cell=cell, user=user, level_id=green, comment="Said.")
            link(cell, EvidenceFactory(authority=authority, added_by=user))
        judge(next(cell for cell in cells if not cell.judgements.exists()), user, "green")
