"""The meeting: who is here, in which order it goes, and what happens when others do something meanwhile."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Judgement, LocalDescriptor, Rating
from evaluations.selectors.agreeing.schools import BY_TITLE
from schools.enums import IqsElement, Uses
from schools.models import ReturnLevel
from standards.content import content_for
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state, judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.factories.schools import AskFactory, CollectionFactory, ReturnFactory

FORM = {
    "level": "amber",
    "rationale": "Registers are in place.",
    "agreed_by": ["Lena Lead", "Cory Core"],
    "others": "Ann Other",
    "agreed_on": "26/3/2010",
    "dissent": "",
    "version": "0",
}


@pytest.fixture
def round_(authority, lead, core_member):
    made = RoundFactory(authority=authority, name="Gifted", framework=framework("laqs"), state="agreeing")
    join(made, lead, "lead")
    join(made, core_member)
    return made


@pytest.fixture
def cell(round_):
    return cell_of(round_, "6")


def rate(cell, user, code, comment="", **more):
    level = content_for(cell.round.framework).level(code)
    return Rating.objects.create(cell=cell, user=user, level_id=level.pk, comment=comment, **more)


def agree_url(round_, element, query=""):
    return address(cell_of(round_, element), "agree") + query


def checked(page):
    return [
        node.attrs["value"]
        for node in page.find("input")
        if node.attrs.get("name") == "agreed_by" and "checked" in node.attrs
    ]


def value_of(page, name):
    return next(node.attrs["value"] for node in page.find("input") if node.attrs.get("name") == name)


def said(page):
    (found,) = page.find("ul", css="lq-said")
    return [node.text for node in found.all if node.tag == "li"]


class TestThePage:
    def test_the_spread_says_who_is_where_and_who_was_late(self, get, lead, core_member, cell):
        rate(cell, core_member, "red", "Not everywhere.", late=True)
        rate(cell, lead, "green")
        page = get(lead, address(cell, "agree"))
        assert [row.text for row in page.find("li", css="lq-spread__row")] == [
            "Green 1 gave it: Lena Lead",
            "Amber 0 gave it",
            "Red 1 gave it: Cory Core Late",
        ]
        assert said(page) == ["Green Lena Lead", "Red Cory Core Late Not everywhere."]

    def test_it_says_how_far_the_meeting_is(self, get, lead, round_, cell):
        judge(cell_of(round_, "2"), lead, "red")
        page = get(lead, address(cell, "agree"))
        (cap,) = page.find("p", css="lq-cap")
        assert (cap.text, page.heading) == ("Element 6 of 13 · 1 agreed", "6 Identification")

    @pytest.mark.parametrize(
        ("others", "remark"),
        [
            ("amber green", "The widest spread of the 13 elements."),
            ("red green", "One of the 2 widest spreads of the 13 elements."),
        ],
    )
    def test_the_widest_spread_is_remarked_on(self, get, lead, core_member, round_, cell, others, remark):
        for at, codes in ((cell, "red green"), (cell_of(round_, "2"), others)):
            for user, code in zip((lead, core_member), codes.split(), strict=True):
                rate(at, user, code)
        text = get(lead, address(cell, "agree")).text
        assert f"2 of 2 have rated. 2 steps apart, 2 different ratings. {remark}" in text

    def test_a_narrower_one_is_not(self, get, lead, core_member, round_, cell):
        for at, codes in ((cell, "amber green"), (cell_of(round_, "2"), "red green")):
            for user, code in zip((lead, core_member), codes.split(), strict=True):
                rate(at, user, code)
        assert "widest" not in get(lead, address(cell, "agree")).text

    def test_evidence_and_history_are_at_hand(self, get, lead, cell):
        link(cell, EvidenceFactory(authority=cell.round.authority, title="Register data", impact="some"))
        page = get(lead, address(cell, "agree"))
        links = {node.text: node.attrs["href"] for node in page.find("a")}
        assert "Evidence (1) Register data Impact: some" in page.text
        assert links["History of 6 Identification"] == address(cell, "cell_history")

    def test_large_is_a_link_away_and_stays_for_the_next_element(self, get, lead, cell):
        page = get(lead, address(cell, "agree") + "?order=difference")
        links = {node.text: node.attrs["href"] for node in page.find("a")}
        assert links["Large, for a projector"] == "?order=difference&size=large"
        page = get(lead, address(cell, "agree") + "?size=large")
        (html,) = page.find("html")
        links = {node.text: node.attrs["href"] for node in page.find("a")}
        assert (html.has("lq-large"), links["At a desk"]) == (True, "?")
        assert links["Next 7 Classroom provision"].endswith("/all/7/agree/?size=large")

    def test_a_framework_without_rules_shows_no_ceiling(self, get, lead, cell):
        assert "ceiling" not in get(lead, address(cell, "agree")).ids

    def test_a_guest_is_not_told_how_the_spread_compares_with_what_they_do_not_see(
        self, get, lead, core_member, guest, round_, cell
    ):
        join(round_, guest, "guest", (cell, cell_of(round_, "1")))
        rate(cell, lead, "red")
        rate(cell, core_member, "green")
        page = get(guest, address(cell, "agree"))
        assert ("widest" in page.text, "Cory Core" in page.text) == (False, True)


class TestTheOrderOfTheMeeting:
    @pytest.fixture
    def differing(self, round_, lead, core_member):
        """6 differs most, then 13, then 2."""
        for element, codes in {"6": "red green", "13": "red amber", "2": "amber green"}.items():
            for user, code in zip((lead, core_member), codes.split(), strict=True):
                rate(cell_of(round_, element), user, code)

    def test_by_difference_the_page_leads_on_in_that_order(self, get, lead, round_, differing):
        page = get(lead, agree_url(round_, "6", "?order=difference"))
        (pager,) = page.find("nav", css="lq-pager")
        (link_,) = [node for node in pager.all if node.tag == "a"]
        # 2 and 13 are equally far apart: the published order decides.
        assert link_.text == "Next in order of difference 2 Policy"
        assert link_.attrs["href"] == agree_url(round_, "2", "?order=difference")
        assert "sorted by where the team differs most" in page.text

    def test_what_is_recorded_leads_on_in_that_order_too(self, as_lead, round_, differing):
        page = Page(as_lead.get(agree_url(round_, "6", "?order=difference")))
        sent = page.sends("agree-form")
        (button,) = [node for node in page.find("button") if node.attrs.get("name") == "next"]
        assert (sent["order"], button.attrs["value"]) == (["difference"], "all/2")
        data = FORM | {"order": "difference", "next": "all/2"}
        response = as_lead.post(agree_url(round_, "6"), data)
        assert response["Location"] == agree_url(round_, "2", "?order=difference")

    def test_it_passes_over_what_is_agreed_already(self, get, lead, round_, differing):
        judge(cell_of(round_, "2"), lead, "amber")
        page = get(lead, agree_url(round_, "6", "?order=difference"))
        (button,) = [node for node in page.find("button") if node.attrs.get("name") == "next"]
        assert button.text == "Record and go to 13 Monitoring and evaluation"

    def test_a_refused_form_keeps_the_order(self, as_lead, round_):
        page = Page(as_lead.post(agree_url(round_, "6"), FORM | {"order": "difference", "rationale": ""}))
        assert page.sends("agree-form")["order"] == ["difference"]

    def test_what_was_recorded_is_said_on_the_next_page(self, as_lead, round_):
        page = Page(as_lead.post(agree_url(round_, "6"), FORM | {"next": "all/7"}, follow=True))
        assert (page.messages, page.heading) == (
            ["6 Identification: Amber is recorded."],
            "7 Effective provision in the classroom",
        )


class TestWhoIsHere:
    def test_at_the_first_element_nobody_is_ticked_and_the_day_is_today(self, get, lead, cell):
        page, today = get(lead, address(cell, "agree")), timezone.localdate()
        assert (checked(page), value_of(page, "agreed_on")) == ([], f"{today:%-d/%-m/%Y}")

    def test_those_who_were_here_and_the_day_are_remembered_for_the_next(self, as_lead, as_core, round_):
        as_lead.post(agree_url(round_, "6"), FORM)
        for client in (as_lead, as_core):
            page = Page(client.get(agree_url(round_, "7")))
            assert (checked(page), value_of(page, "others"), value_of(page, "agreed_on")) == (
                ["Lena Lead", "Cory Core"],
                "Ann Other",
                "26/3/2010",
            )

    def test_the_last_recorded_counts(self, as_lead, round_):
        as_lead.post(agree_url(round_, "6"), FORM)
        as_lead.post(agree_url(round_, "2"), FORM | {"agreed_by": ["Cory Core"], "others": ""})
        assert checked(Page(as_lead.get(agree_url(round_, "7")))) == ["Cory Core"]

    def test_a_meeting_of_another_day_is_not(self, as_lead, round_):
        as_lead.post(agree_url(round_, "6"), FORM)
        Judgement.objects.update(updated_at=timezone.now() - dt.timedelta(days=1))
        assert checked(Page(as_lead.get(agree_url(round_, "7")))) == []

    def test_what_is_recorded_already_keeps_its_own(self, as_lead, round_, lead):
        judge(cell_of(round_, "7"), lead, "red")
        as_lead.post(agree_url(round_, "6"), FORM)
        page = Page(as_lead.get(agree_url(round_, "7")))
        assert (checked(page), value_of(page, "others")) == (["Lena Lead"], "")


class TestMeanwhile:
    def typed(self, page):
        return (page.at("id_rationale").text, page.at("id_dissent").text, checked(page))

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            (
                RoundState.RATING,
                "This round is not being agreed now, so nothing was recorded. The lead moves it on to agreeing.",
            ),
            (
                RoundState.SIGNED_OFF,
                "This round is signed off, so nothing more can be recorded in it. The lead can reopen it.",
            ),
        ],
    )
    def test_moved_on_or_back_it_is_refused_with_words_and_keeps_what_was_typed(
        self, as_core, core_member, lead, round_, cell, state, words
    ):
        rate(cell, lead, "red", "PLANTED")
        in_state(round_, state)
        page = Page(as_core.post(address(cell, "agree"), FORM | {"dissent": "Gil would say red."}))
        assert (page.response.status_code, page.errors) == (422, [("id_level", words)])
        assert self.typed(page) == (
            "Registers are in place.",
            "Gil would say red.",
            ["Lena Lead", "Cory Core"],
        )
        assert (Judgement.objects.count(), "PLANTED" in page.html) == (0, state == RoundState.SIGNED_OFF)

    def test_a_newer_judgement_and_mine_stand_side_by_side(self, as_lead, as_core, cell):
        as_lead.post(address(cell, "agree"), FORM)
        mine = FORM | {"level": "red", "rationale": "Half of them.", "dissent": "Lena would not."}
        page = Page(as_core.post(address(cell, "agree"), mine))
        theirs, own = (node.text for node in page.find("div", css="lq-clash__one"))
        assert theirs.startswith("Lena Lead,")
        assert theirs.endswith("Amber Registers are in place.")
        assert own == "Yours, not recorded yet Red Half of them. Dissent: Lena would not."
        assert (self.typed(page)[0], page.loose_ends) == ("Half of them.", [])
        links = {node.text: node.attrs["href"] for node in page.find("a")}
        assert links["Keep theirs and leave mine out"] == address(cell, "agree")

    def test_a_member_who_is_not_in_the_team_watches_without_a_form(self, get, authority, lead, cell):
        rate(cell, lead, "red", "Not so.")
        page = get(MembershipFactory(authority=authority).user, address(cell, "agree"))
        assert ("agree-form" in page.ids, said(page)) == (False, ["Red Lena Lead Not so."])


class TestWhatSchoolsTold:
    """Stage 1: only what bears on the element, out of how many."""

    @pytest.fixture
    def collection(self, round_, authority):
        made = CollectionFactory(authority=authority)
        round_.collection = made
        round_.save()
        return made

    def returns(self, collection, *levels, element=IqsElement.IDENTIFICATION, uses=Uses.YES):
        for level in levels:
            answer = ReturnFactory(ask__collection=collection, uses_iqs=uses)
            if level:
                ReturnLevel.objects.create(answer=answer, element=element, level=level)

    def shown(self, page):
        section = page.at("h-schools").parent
        return [item.text for item in section.all if item.tag == "li"]

    def test_figures_that_bear_on_the_element_say_out_of_how_many(self, get, lead, cell, collection):
        self.returns(collection, "entry", "developing", "exemplary", "")
        self.returns(collection, "exemplary", element=IqsElement.POLICY, uses=Uses.NO)
        AskFactory(collection=collection)
        page = get(lead, address(cell, "agree"))
        assert self.shown(page) == [
            "Use the Institutional Quality Standards 4 of 5 that answered",
            "Put themselves at Developing or above for Identification 2 of 3 that gave a level",
        ]
        assert page.loose_ends == []

    def test_each_element_has_its_own(self, get, lead, round_, collection):
        self.returns(collection, "exemplary", element=IqsElement.POLICY)
        assert self.shown(get(lead, agree_url(round_, "2")))[1] == (
            "Put themselves at Developing or above for Policy 1 of 1 that gave a level"
        )
        assert self.shown(get(lead, agree_url(round_, "6")))[1] == (
            "Put themselves at Developing or above for Identification None gave a level"
        )

    def test_where_nobody_has_answered_yet_it_says_so(self, get, lead, cell, collection):
        AskFactory(collection=collection)
        assert self.shown(get(lead, address(cell, "agree")))[0] == (
            "Use the Institutional Quality Standards No answer yet from 1 asked"
        )

    def test_every_element_of_the_laqs_is_one_of_the_institutional_standards(self, round_):
        titles = {element.title for element in content_for(round_.framework).elements.values()}
        assert titles == set(BY_TITLE) - {"Assessment for learning"}

    def test_without_a_collection_there_is_nothing(self, get, lead, cell):
        assert "h-schools" not in get(lead, address(cell, "agree")).ids

    def test_a_guest_who_may_not_read_what_schools_returned_is_not_told(
        self, get, guest, round_, cell, collection
    ):
        self.returns(collection, "entry")
        join(round_, guest, "guest", (cell,))
        assert "h-schools" not in get(guest, address(cell, "agree")).ids

    def test_another_framework_shows_none(self, get, lead, authority, collection):
        other = RoundFactory(authority=authority, state="agreeing", collection=collection)
        join(other, lead, "lead")
        assert "h-schools" not in get(lead, address(cell_of(other, "2.4", "primary"), "agree")).ids

    def test_with_them_the_page_takes_twelve_queries_however_many_schools(self, as_lead, cell, collection):
        self.returns(collection, "entry")
        counts = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as captured:
                assert as_lead.get(address(cell, "agree")).status_code == 200
            counts.append(len(captured.captured_queries))
            self.returns(collection, "entry", "developing", "exemplary")
        assert (counts[0], counts[0] <= 12) == (counts[1], True)


class TestLocalWords:
    def test_the_authority_s_own_words_stand_there_marked_as_local(self, get, lead, round_, cell):
        level = content_for(round_.framework).level("amber")
        LocalDescriptor.objects.create(
            round=round_, element_id=cell.element_id, level_id=level.pk, text="Most of them.", updated_by=lead
        )
        page = get(lead, address(cell, "agree"))
        assert page.at("h-local").parent.text == "Local words, Any Borough Amber Most of them."

    def test_without_any_nothing_is_said_of_them(self, get, lead, cell):
        assert "h-local" not in get(lead, address(cell, "agree")).ids


def test_words_are_shown_as_text_and_never_as_markup(as_lead, lead, cell):
    hostile = "<script>alert(1)</script>"
    rate(cell, lead, "red", hostile)
    as_lead.post(address(cell, "agree"), FORM | {"rationale": hostile, "dissent": hostile, "others": hostile})
    urls = (
        address(cell, "agree"),
        address(cell, "agree_live"),
        reverse("evaluations:agreeing", args=[cell.round.slug]),
    )
    assert [hostile in as_lead.get(url).content.decode() for url in urls] == [False, False, False]
