"""Agreeing a judgement: everyone's ratings and the ceiling on one page, refusals that say what to do."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Judgement, Rating
from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.factories.answers import answer_all, in_state, judge
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, framework, join


@pytest.fixture(autouse=True)
def agreeing(round_):
    in_state(round_, RoundState.AGREEING)


@pytest.fixture
def ready(cell, core_member):
    """Good may be agreed."""
    answer_all(cell, core_member)
    link(cell, EvidenceFactory(authority=cell.round.authority, impact="some"))


FORM = {
    "level": "G",
    "rationale": "Seen in the reports.",
    "agreed_by": ["Lena Lead", "Cory Core"],
    "others": "",
    "agreed_on": "26/3/2010",
    "dissent": "",
    "version": "0",
}


@pytest.fixture
def post(as_core, cell):
    def posted(client=as_core, at=cell, **changes):
        return client.post(address(at, "agree"), FORM | changes)

    return posted


class TestThePage:
    def test_it_shows_what_each_member_said_highest_first(self, get, lead, core_member, cell, content):
        for user, code, comment in ((core_member, "NI", "Not everywhere."), (lead, "G", "Mostly there.")):
            Rating.objects.create(cell=cell, user=user, level_id=content.level(code).pk, comment=comment)
        page = get(core_member, address(cell, "agree"))
        (said,) = page.find("ul", css="lq-said")
        assert [node.text for node in said.all if node.tag == "li"] == [
            "G Good Lena Lead Mostly there.",
            "NI Needs improvement Cory Core Not everywhere.",
        ]

    def test_a_rating_above_the_ceiling_is_marked(self, get, lead, core_member, cell, content):
        answer_all(cell, lead, {"2.4-G-1": "no"})
        Rating.objects.create(cell=cell, user=lead, level_id=content.level("OS").pk)
        (said,) = get(core_member, address(cell, "agree")).find("ul", css="lq-said")
        assert said.text == "OS Outstanding Lena Lead Above the ceiling"

    def test_it_says_which_levels_will_be_refused_and_why(self, get, core_member, cell):
        answer_all(
            cell, core_member, {"2.4-G-1": "no", **dict.fromkeys(("2.4-G-4", "2.4-G-5", "2.4-G-6"), "")}
        )
        page = get(core_member, address(cell, "agree"))
        hints = [node.text for node in page.find("span", css="lq-choice__hint")]
        assert hints[:4] == [
            "Above the ceiling: it will be refused.",
            "Above the ceiling: it will be refused.",
            "Open points come first.",
            "Say why below. It then counts nowhere.",
        ]

    def test_it_holds_what_is_recorded(self, get, core_member, cell, ready):
        judge(cell, core_member, "G", "As it stood.")
        sent = Page(get(core_member, address(cell, "agree")).response)
        checked = [n.attrs["value"] for n in sent.find("input") if "checked" in n.attrs]
        assert checked == ["G", "Cory Core"]
        assert sent.at("id_rationale").text == "As it stood."
        assert sent.at("id_agreed_on").attrs["value"] == "26/3/2010"

    def test_a_first_judgement_is_dated_today(self, get, core_member, cell):
        page = get(core_member, address(cell, "agree"))
        today = timezone.localdate()
        assert page.at("id_agreed_on").attrs["value"] == f"{today.day}/{today.month}/{today.year}"

    def test_reasons_and_lifts_lead_to_the_rating_page_where_the_lines_are(self, get, core_member, cell):
        answer_all(cell, core_member, {"2.4-G-1": "no"})
        page = get(core_member, address(cell, "agree"))
        links = {node.attrs["href"] for node in page.at("ceiling").all if node.tag == "a"}
        assert links == {f"{address(cell)}#criterion-2.4-G-1"}
        assert page.loose_ends == []

    def test_a_framework_without_a_scale_has_no_such_page(self, get, core_member, authority):
        ofsted = RoundFactory(authority=authority, framework=framework("ofsted-la-school-improvement"))
        join(in_state(ofsted, RoundState.AGREEING), core_member)
        page = get(core_member, address(ofsted.cells.first(), "agree"))
        assert (page.response.status_code, page.heading) == (404, "Page not found")


class TestRecording:
    def test_it_is_recorded_and_the_rating_page_shows_it(self, post, as_core, cell, ready):
        response = post(dissent="Gil would say NI.", others="Ann Other, Sam Else")
        row = Judgement.objects.get()
        assert (response.status_code, response["Location"]) == (302, address(cell, "agree"))
        assert (row.level.code, row.rationale, row.agreed_on) == (
            "G",
            "Seen in the reports.",
            dt.date(2010, 3, 26),
        )
        assert (row.agreed_by, row.dissent) == (
            ["Lena Lead", "Cory Core", "Ann Other", "Sam Else"],
            "Gil would say NI.",
        )
        page = Page(as_core.get(address(cell)))
        assert "Agreed on 26 March 2010 by Lena Lead, Cory Core, Ann Other, Sam Else." in page.text

    def test_record_and_go_on_leads_where_the_button_says(self, get, post, core_member, cell, ready):
        page = get(core_member, address(cell, "agree"))
        (button,) = [node for node in page.find("button") if node.attrs.get("name") == "next"]
        assert (button.text, button.attrs["value"]) == (
            "Record and go to 2.5 Use of data, Primary",
            "primary/2.5",
        )
        assert post(next="primary/2.5")["Location"] == address(cell, "agree").replace("2.4", "2.5")

    def test_after_the_last_aspect_it_goes_on_with_the_first_that_is_not_agreed(
        self, get, core_member, round_
    ):
        judge(cell_of(round_, "1.1", "early-years"), core_member, "SI")
        page = get(core_member, address(cell_of(round_, "2.5", "secondary"), "agree"))
        (button,) = [node for node in page.find("button") if node.attrs.get("name") == "next"]
        assert button.attrs["value"] == "early-years/1.2"

    def test_once_all_the_others_are_agreed_it_goes_back_to_the_list(
        self, get, post, core_member, round_, cell, ready
    ):
        for other in round_.cells.exclude(pk=cell.pk):
            judge(other, core_member, "SI")
        page = get(core_member, address(cell, "agree"))
        (button,) = [node for node in page.find("button") if node.attrs.get("name") == "next"]
        assert (button.text, button.attrs["value"]) == ("Record and go to the list", "list")
        assert post(next="list")["Location"] == reverse("evaluations:agreeing", args=[round_.slug])

    @pytest.mark.parametrize("sent", ["1", "//elsewhere.example/", "primary/", "/", "a/b/c"])
    def test_a_way_on_that_no_button_offers_leads_nowhere_else(self, post, cell, ready, sent):
        assert post(next=sent)["Location"] == address(cell, "agree")

    def test_not_applicable_is_recorded_with_its_reason(self, post, as_core, cell):
        post(level="n/a", rationale="No such reports this year.")
        row = Judgement.objects.get()
        assert (row.level, row.not_applicable, row.rationale) == (None, True, "No such reports this year.")
        assert "N/A Not applicable" in Page(as_core.get(address(cell))).text

    @pytest.mark.parametrize("typed", ["26/3/2010", "26/03/10", "2010-03-26", "26 March 2010", "26 Mar 2010"])
    def test_a_date_may_be_written_in_many_ways(self, post, typed):
        post(level="SI", agreed_on=typed)
        assert Judgement.objects.get().agreed_on == dt.date(2010, 3, 26)


class TestRefusals:
    def test_above_the_ceiling_it_says_every_reason_and_keeps_what_was_typed(self, post, cell, core_member):
        answer_all(cell, core_member, {"2.4-G-1": "no"})
        link(cell, EvidenceFactory(authority=cell.round.authority, impact="some"))
        page = Page(post(dissent="Gil would say NI.", others="Ann Other"))
        assert page.response.status_code == 422
        assert [target for target, _ in page.errors] == ["id_level", "id_level"]
        assert page.errors[0][1] == (
            "Choose Needs improvement or lower, or change an answer: Good is above the ceiling."
        )
        checked = [n.attrs["value"] for n in page.find("input") if "checked" in n.attrs]
        assert checked == ["G", "Lena Lead", "Cory Core"]
        assert (page.at("id_rationale").text, page.at("id_dissent").text) == (
            "Seen in the reports.",
            "Gil would say NI.",
        )
        assert (page.at("id_others").attrs["value"], page.at("id_agreed_on").attrs["value"]) == (
            "Ann Other",
            "26/3/2010",
        )
        assert (page.loose_ends, Judgement.objects.count()) == ([], 0)

    def test_open_points_are_listed_exactly(self, post, cell, core_member):
        answer_all(cell, core_member, {"2.4-G-4": "", "2.4-G-3": ""})
        link(cell, EvidenceFactory(authority=cell.round.authority, impact="some"))
        messages = [message for _, message in Page(post()).errors]
        assert messages == [
            "Good cannot be agreed yet: one point must be answered first.",
            "One of the seven features of good SIP reports is not yet considered (“timeliness”): answer it "
            "before agreeing Good or higher.",
        ]

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"level": ""}, ("id_level", "Choose a judgement.")),
            (
                {"rationale": "  "},
                (
                    "id_rationale",
                    "Say why, in a sentence or two: the reason stands beside the rating wherever it is read.",
                ),
            ),
            ({"agreed_by": []}, ("id_agreed_by", "Say who agreed it: choose at least one person.")),
            (
                {"agreed_on": "the other day"},
                ("id_agreed_on", "Write the date as day, month and year, for example 10/11/2009."),
            ),
            ({"agreed_on": ""}, ("id_agreed_on", "Say when it was agreed.")),
            (
                {"agreed_on": "26/3/0210"},
                ("id_agreed_on", "Check the year: the day it was agreed cannot be before 1990."),
            ),
            ({"agreed_on": "1/1/2100"}, ("id_agreed_on", "The day it was agreed cannot be after today.")),
            (
                {"dissent": "n" * 20_001},
                ("id_dissent", "Shorten the dissent to 20000 characters; it has 20001."),
            ),
            (
                {"agreed_by": [], "others": "n" * 301},
                ("id_others", "Shorten the list of others to 300 characters; it has 301."),
            ),
        ],
    )
    def test_what_is_missing_is_said_where_it_is_missing(self, post, ready, changes, error):
        page = Page(post(**changes))
        assert (page.response.status_code, page.errors) == (422, [error])
        assert (page.loose_ends, Judgement.objects.count()) == ([], 0)
        assert page.find("title")[0].text.startswith("Error: Agree 2.4")

    def test_someone_who_is_not_in_the_team_is_not_ticked_by_hand(self, post, ready):
        page = Page(post(agreed_by=["Nobody Known"]))
        assert (page.response.status_code, Judgement.objects.count()) == (422, 0)
        words = "Nobody Known is not in the team any more: name them under “Others” if they are here."
        assert page.errors == [("id_agreed_by", words)]

    def test_a_newer_judgement_is_shown_beside_what_was_typed(self, post, as_lead, ready):
        post(client=as_lead, level="NI", rationale="Theirs, first.")
        page = Page(post(rationale="Mine, second."))
        (box,) = page.find("section", css="lq-clash")
        assert (page.response.status_code, Judgement.objects.get().rationale) == (422, "Theirs, first.")
        assert "Lena Lead" in box.text
        assert "Needs improvement Theirs, first." in box.text
        assert page.at("id_rationale").text == "Mine, second."
        assert page.loose_ends == []

    def test_saved_again_having_seen_theirs_mine_takes_its_place(self, post, as_lead, ready):
        post(client=as_lead, level="NI", rationale="Theirs, first.")
        page = Page(post(rationale="Mine, second."))
        version = next(n.attrs["value"] for n in page.find("input") if n.attrs.get("name") == "version")
        assert post(rationale="Mine, second.", version=version).status_code == 302
        assert Judgement.objects.get().rationale == "Mine, second."
        kept = Judgement.history.order_by("version").values_list("rationale", flat=True)
        assert list(kept) == ["Theirs, first.", "Mine, second."]


class TestWhoAndWhen:
    @pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.RATING, RoundState.SIGNED_OFF])
    def test_outside_agreeing_the_page_leads_back_and_a_post_is_refused(
        self, post, as_lead, round_, cell, state
    ):
        in_state(round_, state)
        response = as_lead.get(address(cell, "agree"), follow=True)
        assert response.redirect_chain == [(address(cell), 302)]
        assert Page(response).messages == [
            "Judgements are recorded by the team while the round is being agreed."
        ]
        assert post(client=as_lead, level="SI").status_code == 422
        assert Judgement.objects.count() == 0

    def test_another_authority_does_not_find_it(self, sign_in, post, outsider, cell):
        client = sign_in(outsider)
        assert [client.get(address(cell, "agree")).status_code, post(client=client).status_code] == [404, 404]

    def test_a_guest_reads_but_does_not_judge(self, sign_in, post, guest, round_, cell):
        join(round_, guest, "guest", (cell,))
        client = sign_in(guest)
        page = Page(client.get(address(cell, "agree")))
        assert (page.response.status_code, "agree-form" in page.ids) == (200, False)
        assert (post(client=client, level="SI").status_code, Judgement.objects.count()) == (422, 0)
