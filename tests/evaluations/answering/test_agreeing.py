"""Teams' answers side by side where the round is agreed, and what is judged of groups of questions."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import GroupJudgement, Rating
from evaluations.services.signing import what_is_missing
from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answering import answered, answering_team
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of, join


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


def test_a_member_who_rates_too_is_heard_beside_the_teams(as_core, said, cell, lead):
    level = content_for(said.framework).level("good")
    Rating.objects.create(cell=cell, user=lead, level_id=level.pk, comment="As I see it.")
    page = Page(as_core.get(agree_url(said)))
    assert ("As I see it." in page.text, "3 of 3 have rated" in page.text) == (True, True)


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
    for url in (agree_url(said), of(said, "agreeing")):
        as_core.get(url)
        one = asked(lambda url=url: as_core.get(url))
        for n in range(3):
            answered(answering_team(said, f"Team {url} {n}", lead), cell, "good", text="Strong.")
        stands(one, asked(lambda url=url: as_core.get(url)), MOST + 1)


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
