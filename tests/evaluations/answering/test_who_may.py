"""Who may write a team's answer and who may read it, before the reveal and after."""

import pytest

from evaluations.enums import RoundState
from evaluations.models import AnsweringTeam, TeamAnswer
from tests.evaluations.answering.conftest import WHOLE
from tests.evaluations.pages.reading import Page
from tests.factories.answering import answered, answering_team
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of, join


class TestWhoMay:
    def test_a_team_is_written_for_by_its_members_alone(self, as_lead, primary, cell, save):
        assert save(as_lead, primary, cell, **WHOLE).response.status_code == 403
        assert TeamAnswer.objects.count() == 0

    def test_once_the_round_is_revealed_all_of_its_team_reads_and_still_only_members_write(
        self, as_lead, primary, cell, save, at
    ):
        answered(primary, cell, "good", text="Strong.")
        in_state(cell.round, RoundState.AGREEING)
        page = Page(as_lead.get(at(primary, cell)))
        assert ("Strong." in page.root.text, page.find("textarea")) == (True, [])
        assert save(as_lead, primary, cell, text="Weak.").response.status_code == 422
        assert TeamAnswer.objects.get().text == "Strong."

    def test_what_is_written_after_the_reveal_is_marked_late(self, as_core, primary, cell, save):
        in_state(cell.round, RoundState.AGREEING)
        save(as_core, primary, cell, text="Strong.")
        assert TeamAnswer.objects.get().late

    def test_a_question_that_is_not_given_to_the_team_is_not_there(self, as_core, laser, core_member, at):
        given = cell_of(laser, "2")
        team = answering_team(laser, "Finance", core_member, cells=(given,))
        assert as_core.get(at(team, given)).status_code == 200
        assert as_core.get(at(team, cell_of(laser, "3"))).status_code == 404

    def test_what_a_team_wrote_to_a_question_taken_away_can_be_read_and_not_changed(
        self, as_core, laser, core_member, at, save
    ):
        gone, given = cell_of(laser, "3"), cell_of(laser, "2")
        team = answering_team(laser, "Finance", core_member, cells=(given, gone))
        answered(team, gone, "good", text="Strong.")
        team.cells.remove(gone)
        page = save(as_core, team, gone, text="Strong, and stronger.")
        assert page.errors == [
            ("main", "This is not asked of the team any more. What it wrote before is kept, and can be read.")
        ]
        assert ("Strong, and stronger." in page.text, page.find("textarea")) == (True, [])
        assert TeamAnswer.objects.get().text == "Strong."
        assert "Strong." in Page(as_core.get(at(team, gone))).text

    def test_a_guest_finds_no_team(self, sign_in, guest, laser, cell, primary, at):
        join(laser, guest, "guest", (cell,))
        assert sign_in(guest).get(at(primary, cell)).status_code == 404


class TestBeforeTheReveal:
    @pytest.mark.parametrize("who", ["lead", "adviser"])
    def test_others_see_how_far_a_team_is_and_not_what_it_says(
        self, request, sign_in, primary, cell, at, who
    ):
        client = sign_in(request.getfixturevalue(who))
        pages = [f"/rounds/{cell.round.slug}/teams/", f"/rounds/{cell.round.slug}/teams/{primary.pk}/"]
        answered(primary, cell, "inadequate", text="Weak.")
        said = [Page(client.get(url)).at("main").text for url in pages]
        assert ["Judged and written" in text for text in said] == [True, True]
        other = TeamAnswer.objects.get()
        other.level, other.text = cell.round.framework.levels.get(code="outstanding"), "Strong."
        other.save()
        assert [Page(client.get(url)).at("main").text for url in pages] == said
        assert client.get(at(primary, cell)).status_code == 403

    def test_the_history_of_an_answer_is_the_teams_own_too(self, as_core, as_lead, primary, cell, save, at):
        save(as_core, primary, cell, **WHOLE)
        page = Page(as_core.get(at(primary, cell, "team_answer_history")))
        assert sorted({row.text for row in page.find("th") if row.attrs.get("scope") == "row"}) == [
            "Evaluation",
            "Evidence",
            "Figures of the trend",
            "Judgement",
            "Priority",
            "Trend",
            "Variation",
        ]
        assert as_lead.get(at(primary, cell, "team_answer_history")).status_code == 403


@pytest.mark.parametrize("state", [RoundState.AGREEING, RoundState.SIGNED_OFF])
def test_an_adviser_is_told_where_answers_are_read_once_they_are_revealed(
    sign_in, adviser, cell, primary, at, state
):
    answered(primary, cell, "good", text="Strong.")
    in_state(cell.round, state)
    page = Page(sign_in(adviser).get(at(primary, cell)))
    assert page.response.status_code == 403
    assert "You read them in the report, once the round is signed off." in page.text
    assert "until the lead reveals" not in page.text


def test_the_teams_of_one_round_are_not_those_of_another(as_core, laser, cell, primary, at):
    assert AnsweringTeam.objects.filter(round=laser).count() == 1
    address = at(primary, cell).replace(f"/{primary.pk}/", f"/{primary.pk + 1}/")
    assert as_core.get(address).status_code == 404
