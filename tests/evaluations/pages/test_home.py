"""What is waiting for each person."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.enums import RoundState
from evaluations.models import Rating
from tests.evaluations.pages.conftest import address
from tests.factories.answers import answer, answer_all, in_state, judge, judge_all
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of, join


def tasks(page, heading):
    """The list under a heading: (name, how far, what to know)."""
    (head,) = [node for node in page.find("h2") if node.text == heading]
    lists = [node for node in head.parent.all if node.tag == "ul"]
    return [
        [node.text for node in item.all if node.tag == "a" or node.has("lq-end") or node.has("lq-why")]
        for item in lists[0].all
        if item.tag == "li"
    ]


def headings(page):
    return [node.text for node in page.find("h2")]


@pytest.fixture
def home(get):
    return lambda user: get(user, reverse("home"))


@pytest.fixture
def share(round_, cell, core_member):
    """The core member looks after 2.4 and 2.5 in Primary."""
    cells = [cell, cell_of(round_, "2.5", "primary")]
    round_.team.get(user=core_member).cells.set(cells)
    return cells


class TestWhileRating:
    def test_what_one_looks_after_is_asked_for_by_its_date(self, home, core_member, round_, share):
        round_.rate_by = dt.date(2010, 3, 26)
        round_.save()
        page = home(core_member)
        assert page.heading == "What is waiting for you"
        assert tasks(page, "Aspects to rate by 26 March 2010") == [
            ["2.4 Use of intelligence, Primary", "Not started", "You look after this aspect."],
            ["2.5 Use of data, Primary", "Not started", "You look after this aspect."],
        ]
        assert page.loose_ends == []

    def test_it_leads_to_the_page_of_the_aspect(self, home, core_member, share, cell):
        links = {node.text: node.attrs["href"] for node in home(core_member).find("a")}
        assert links["2.4 Use of intelligence, Primary"] == address(cell)

    def test_someone_without_a_share_is_asked_for_all_of_it(self, home, lead, round_):
        page = home(lead)
        assert len(tasks(page, "Aspects to rate")) == 12
        assert "See all 27 on the dashboard" in page.text

    def test_what_is_started_says_what_the_answers_allow(self, home, core_member, share, cell):
        answer(cell, core_member, "2.4-G-1", "no")
        answer(share[1], core_member, "2.5-G-1", "yes")
        assert tasks(home(core_member), "Aspects to rate") == [
            [
                "2.4 Use of intelligence, Primary",
                "1 of 23 considered",
                "Started. The answers so far allow at most NI Needs improvement",
            ],
            [
                "2.5 Use of data, Primary",
                "1 of 17 considered",
                "Started. Nothing recorded so far caps it.",
            ],
        ]

    def test_all_considered_only_the_rating_is_missing_and_then_nothing_is(
        self, home, core_member, share, cell, content
    ):
        answer_all(cell, core_member)
        assert tasks(home(core_member), "Aspects to rate")[0] == [
            "2.4 Use of intelligence, Primary",
            "23 of 23 considered",
            "Only your own rating is missing.",
        ]
        Rating.objects.create(cell=cell, user=core_member, level_id=content.level("NI").pk)
        assert [task[0] for task in tasks(home(core_member), "Aspects to rate")] == [
            "2.5 Use of data, Primary"
        ]

    def test_a_rating_without_evidence_of_impact_is_a_gap_until_it_is_linked(
        self, home, core_member, share, cell, content
    ):
        Rating.objects.create(cell=cell, user=core_member, level_id=content.level("G").pk)
        item = EvidenceFactory(authority=cell.round.authority, impact="none")
        link(cell, item)
        assert tasks(home(core_member), "Evidence still needed") == [
            [
                "2.4 Use of intelligence, Primary",
                "No evidence of impact",
                "You rated Good. It needs evidence of impact, and nothing linked shows any yet.",
            ]
        ]
        item.impact = "some"
        item.save()
        assert "Evidence still needed" not in headings(home(core_member))

    def test_how_far_everyone_is_can_be_seen_and_not_what_they_said(
        self, home, lead, core_member, guest, round_, share, cell, content
    ):
        join(round_, guest, "guest")
        Rating.objects.create(cell=cell, user=core_member, level_id=content.level("G").pk, comment="PLANTED")
        member = round_.team.get(user=core_member)
        member.finished_at = dt.datetime(2010, 3, 10, 10, 6, tzinfo=dt.UTC)
        member.save()
        page = home(lead)
        assert page.rows("How far the team is") == [
            ["Lena Lead", "0 of 27", "Not yet"],
            ["Cory Core", "1 of 2", "10 March"],
            ["Gil Guest", "0 of 0", "Not yet"],
        ]
        assert "PLANTED" not in page.html

    def test_done_it_says_so(self, home, core_member, round_, share, content):
        for cell in share:
            answer_all(cell, core_member)
            Rating.objects.create(cell=cell, user=core_member, level_id=content.level("NI").pk)
        assert "You have done your part of Spring 2010. The lead moves it on." in home(core_member).text


class TestWhileAgreeing:
    def test_what_is_not_agreed_yet_is_listed_with_how_many_rated(
        self, home, core_member, round_, cell, content
    ):
        in_state(round_, RoundState.AGREEING)
        Rating.objects.create(cell=cell, user=core_member, level_id=content.level("G").pk)
        for other in round_.cells.exclude(pk=cell.pk):
            judge(other, core_member, "SI")
        page = home(core_member)
        assert tasks(page, "To agree") == [["2.4 Use of intelligence, Primary", "1 rated"]]
        links = [
            node.attrs["href"] for node in page.find("a") if node.text == "2.4 Use of intelligence, Primary"
        ]
        assert links[0] == address(cell, "agree")
        assert "26 of 27 recorded" in page.text


class TestWhoSeesWhat:
    def test_a_guest_is_asked_for_what_they_are_named_for(self, home, guest, round_, cell):
        join(round_, guest, "guest", (cell,))
        page = home(guest)
        assert [task[0] for task in tasks(page, "Aspects to rate")] == ["2.4 Use of intelligence, Primary"]
        dashboards = [n for n in page.find("a") if n.attrs.get("href") == f"/rounds/{round_.slug}/"]
        assert (dashboards, "How far the team is" in page.text) == ([], False)

    def test_a_guest_who_is_named_for_nothing_is_asked_for_nothing(self, home, guest, round_):
        join(round_, guest, "guest")
        assert "Aspects to rate" not in headings(home(guest))

    def test_an_adviser_has_nothing_waiting(self, home, adviser, round_):
        assert home(adviser).heading == "Any Borough"

    def test_a_reader_comes_home_to_what_is_signed_off(self, home, reader, round_):
        page = home(reader)
        assert page.heading == "How Any Borough judges its own work"
        assert "Nothing is signed off yet." in page.text
        assert round_.name not in page.html

    def test_nothing_of_another_authority_is_there(self, home, outsider, round_):
        page = home(outsider)
        assert (page.heading, "Spring 2010" in page.html) == ("Other Borough", False)

    def test_someone_without_an_authority_is_told_what_to_do(self, home, regional, round_):
        assert "Spring 2010" not in home(regional).html


class TestOtherRounds:
    def test_the_newest_round_of_ones_own_is_shown_whole_and_others_as_links(
        self, home, core_member, round_, authority
    ):
        RoundFactory(authority=authority, name="Not mine", created_at=timezone.now() + dt.timedelta(days=1))
        page = home(core_member)
        (head,) = [node for node in page.find("h2") if node.text == "Other open rounds"]
        names = [node.text for node in head.parent.all if node.tag == "a" and node.text == "Not mine"]
        assert (names, "How far the team is" in page.text) == (["Not mine"], True)

    def test_the_last_dashboard_signed_off_stands_beside_it(self, home, core_member, lead, authority, round_):
        done = judge_all(RoundFactory(authority=authority, name="Autumn 2009", created_by=lead), lead)
        done.signed_off_at, done.signed_off_by = timezone.now(), lead
        done.save()
        in_state(done, RoundState.SIGNED_OFF)
        page = home(core_member)
        rows = page.rows("Overall ratings, Autumn 2009")
        assert [row[0] for row in rows] == ["Early Years", "Primary", "Secondary"]
        assert {cell for row in rows for cell in row[1:]} == {"SI Significant improvement needed"}

    def test_without_overall_ratings_it_counts_those_of_each_level(
        self, home, frameworks, authority, lead, core_member
    ):
        laqs = RoundFactory(
            authority=authority, framework=frameworks["laqs"], created_by=lead, name="Last year"
        )
        in_state(judge_all(laqs, lead, "amber"), RoundState.SIGNED_OFF)
        (last,) = home(core_member).find("section", css="govuk-!-margin-top-6")
        assert "Last year, signed off" in last.text
        assert "Green 0 elements Amber 13 elements Red 0 elements" in last.text
