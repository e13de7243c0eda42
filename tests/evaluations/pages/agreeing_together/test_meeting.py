"""The meeting: who is here, in which order it goes, and what happens when others do something meanwhile."""

import datetime as dt

import pytest
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Judgement
from tests.evaluations.pages.agreeing_together.conftest import FORM, agree_url, said
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import in_state, judge, rate
from tests.factories.rounds import cell_of


def checked(page):
    return [
        node.attrs["value"]
        for node in page.find("input")
        if node.attrs.get("name") == "agreed_by" and "checked" in node.attrs
    ]


def value_of(page, name):
    return next(node.attrs["value"] for node in page.find("input") if node.attrs.get("name") == name)


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
