"""Teams' answers side by side where the round is agreed, and what is judged of groups of questions."""

import pytest
from django.conf import settings
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import GroupJudgement, Rating
from evaluations.services.signing import what_is_missing
from standards import crosswalks
from standards.content import content_for
from tests.evaluations.answering.test_teams import fill
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answering import answered, answering_team
from tests.factories.answers import in_state
from tests.factories.rounds import RoundFactory, cell_of, join

MOST_OF_ONE = 13
"""Statements of the page of a question that teams answer: one more than elsewhere, for the parts of their answers."""


def of(round_, name, *more):
    return reverse(f"evaluations:{name}", args=[round_.slug, *more])


def agree_url(round_, ref="1"):
    return of(round_, "agree", "all", ref)


@pytest.fixture
def said(laser, cell, primary, governors):
    answered(primary, cell, "good", text="Strong.", trend="up", figures="82% to 86%, 2010 to 2012")
    answered(governors, cell, "inadequate", text="Weak.")
    in_state(laser, RoundState.AGREEING)
    return laser


def test_the_levels_of_teams_are_the_voices(as_core, said):
    page = Page(as_core.get(agree_url(said)))
    names = [node.text for node in page.find(css="lq-spread__who")]
    assert names == ["Primary advisers", "Governor services"]
    assert "2 of 2 have rated. 2 steps apart, 2 different ratings." in page.text
    assert "Trend: up. 82% to 86%, 2010 to 2012" in page.text
    assert page.loose_ends == []


def test_the_name_of_a_team_leads_to_all_that_it_answers(as_core, said, primary, cell, at):
    page = Page(as_core.get(agree_url(said)))
    assert [node.text for node in page.find("a") if node.attrs["href"] == at(primary, cell)] == [
        "Primary advisers"
    ]


def test_a_team_that_is_not_given_a_question_is_not_waited_for(as_core, said, core_member):
    answering_team(said, "Finance", core_member, cells=(cell_of(said, "14"),))
    rows = Page(as_core.get(of(said, "agreeing"))).find("tr")
    counted = {row.text.split()[0]: row.text for row in rows}
    assert ("2 of 2" in counted["1"], "0 of 3" in counted["14"], "0 of 2" in counted["2"]) == (
        True,
        True,
        True,
    )


def test_an_answer_to_a_question_that_was_taken_away_is_not_heard(as_core, said, governors):
    governors.cells.set([cell_of(said, "2")])
    page = Page(as_core.get(agree_url(said)))
    assert ("1 of 1 have rated." in page.text, "Weak." in page.text) == (True, False)
    governors.cells.set([])
    assert "2 of 2 have rated." in Page(as_core.get(agree_url(said))).text


def test_what_a_team_says_is_news_to_a_page_that_is_open(as_core, said, primary):
    url = of(said, "agreeing_live")
    mark = Page(as_core.get(of(said, "agreeing"))).at("live").attrs["hx-get"].partition("?")[2]
    assert as_core.get(f"{url}?{mark}").status_code == 204
    answered(primary, cell_of(said, "2"), "good")
    assert (
        "2 Clear and ambitious vision: ratings have changed." in Page(as_core.get(f"{url}?{mark}")).root.text
    )


def test_before_the_reveal_no_page_of_agreeing_reads_a_team(as_core, laser, cell, governors):
    answered(governors, cell, "inadequate", text="Weak.")
    assert "Weak." not in as_core.get(of(laser, "agreeing")).content.decode()
    assert "Weak." not in as_core.get(agree_url(laser), follow=True).content.decode()


def test_a_guest_hears_the_members_and_no_team(sign_in, guest, said, cell):
    join(said, guest, "guest", (cell,))
    page = Page(sign_in(guest).get(agree_url(said)))
    assert ("Strong." in page.text, "Primary advisers" in page.text) == (False, False)


def test_agreeing_costs_the_same_for_many_teams(as_core, said, lead, cell):
    """Beside a round on another framework, whose crosswalk is asked too."""
    crosswalks.load([settings.CROSSWALKS_DIR])
    RoundFactory(authority=said.authority)
    for url, most in ((agree_url(said), MOST_OF_ONE), (of(said, "agreeing"), MOST)):
        as_core.get(url)
        one = asked(lambda url=url: as_core.get(url))
        for n in range(3):
            team = answering_team(said, f"Team {url} {n}", lead, cells=(cell, cell_of(said, "2")))
            fill(answered(team, cell, "good", text="Strong."), n + 1)
        stands(one, asked(lambda url=url: as_core.get(url)), most)


class TestGroups:
    FORM = {"which": "leadership", "level": "good", "rationale": "Mostly.", "version": 0}

    def test_a_group_is_judged_and_so_is_the_whole(self, as_core, said):
        for which in ("leadership", "all"):
            assert as_core.post(of(said, "group_judgements"), self.FORM | {"which": which}).status_code == 302
        rows = GroupJudgement.objects.order_by("pk")
        assert [(str(row.area or "whole"), row.level.code, row.rationale) for row in rows] == [
            (str(rows[0].area), "good", "Mostly."),
            ("whole", "good", "Mostly."),
        ]

    def test_a_level_has_to_be_chosen(self, as_core, said):
        page = Page(as_core.post(of(said, "group_judgements"), self.FORM | {"level": ""}))
        assert page.errors == [("leadership-level", "Choose a judgement of Leadership.")]
        assert (page.at("leadership-rationale").text, page.loose_ends) == ("Mostly.", [])

    def test_one_over_somebody_elses_shows_theirs(self, as_core, as_lead, said):
        as_lead.post(of(said, "group_judgements"), self.FORM)
        page = Page(as_core.post(of(said, "group_judgements"), self.FORM | {"rationale": "Always."}))
        assert (page.response.status_code, page.at("leadership-rationale").text) == (422, "Always.")
        assert GroupJudgement.objects.get().rationale == "Mostly."

    def test_a_round_that_teams_answer_is_not_signed_off_without_them(self, said, as_core):
        content = content_for(said.framework)
        wanted = [line for line in what_is_missing(said, content) if "group" in line]
        assert wanted == [
            f"{name}: no judgement of the group is recorded."
            for name in ("Leadership", "Management", "Capacity", "All of it together")
        ]
        as_core.post(of(said, "group_judgements"), self.FORM)
        assert len([line for line in what_is_missing(said, content) if "group" in line]) == 3


class TestOnePersonIsHeardOnce:
    """Who writes for a team does not rate beside it: the same voice would count twice."""

    def test_a_rating_is_refused_with_where_to_say_it(self, as_core, laser, primary, cell, core_member):
        in_state(laser, RoundState.RATING)
        where = cell.element.ref
        sent = {"rating": "inadequate", "comment": "Alone.", "rating-version": "0"}
        answer = as_core.post(of(laser, "rate", "all", where), sent)
        assert Rating.objects.count() == 0
        assert "say it in your team’s answer" in answer.content.decode()

    def test_no_page_leads_to_a_sheet(self, as_core, laser, primary):
        in_state(laser, RoundState.RATING)
        pages = [
            as_core.get(url).content.decode()
            for url in ("/", of(laser, "round"), of(laser, "rate", "all", "1"))
        ]
        assert ["/sheet/" in page for page in pages] == [False] * 3
        assert "so nobody rates alone" in pages[2]
        assert as_core.get(of(laser, "sheet")).status_code == 403

    def test_what_somebody_rated_before_teams_were_named_does_not_count(
        self, as_core, said, cell, core_member
    ):
        level = content_for(said.framework).level("outstanding")
        Rating.objects.create(cell=cell, user=core_member, level_id=level.pk, comment="Before.")
        page = Page(as_core.get(agree_url(said)))
        assert "2 of 2 have rated. 2 steps apart, 2 different ratings." in page.text

    def test_where_no_team_is_named_members_rate(self, as_core, laser, cell):
        in_state(laser, RoundState.RATING)
        sent = {"rating": "good", "comment": "Alone.", "rating-version": "0"}
        as_core.post(of(laser, "rate", "all", cell.element.ref), sent)
        assert Rating.objects.get().level.code == "good"
