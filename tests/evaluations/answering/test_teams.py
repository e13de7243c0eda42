"""The lead names the teams that answer, who writes for each, and what each is asked."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from evaluations.models import AnsweringTeam
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.accounts import MembershipFactory
from tests.factories.answering import answered, answering_team
from tests.factories.answers import in_state
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, join


def of(round_, name, *more):
    return reverse(f"evaluations:{name}", args=[round_.slug, *more])


def test_a_team_is_named_with_its_people_and_its_questions(as_lead, laser, place, core_member):
    form = {
        "name": "Primary  advisers",
        "members": [place(core_member).pk],
        "cells": [cell_of(laser, "9").pk],
    }
    assert as_lead.post(of(laser, "answering_team_new"), form).status_code == 302
    team = AnsweringTeam.objects.get()
    assert (team.name, list(team.members.all()), [str(cell.element.ref) for cell in team.cells.all()]) == (
        "Primary advisers",
        [place(core_member)],
        ["9"],
    )


def test_a_name_is_needed(as_lead, laser):
    response = as_lead.post(of(laser, "answering_team_new"), {})
    assert (response.status_code, "Give the team’s name." in response.content.decode()) == (422, True)


@pytest.mark.parametrize(
    "name", ["Primary advisers", "primary ADVISERS", " Primary\u00a0 advisers ", "PrimaryAdvisers"]
)
def test_two_teams_of_a_round_do_not_bear_one_name(as_lead, laser, primary, governors, name):
    for url in (of(laser, "answering_team_new"), of(laser, "answering_team_edit", governors.pk)):
        response = as_lead.post(url, {"name": name, "version": 1})
        assert response.status_code == 422
        assert "There is a team called “Primary advisers”" in response.content.decode()
    assert AnsweringTeam.objects.count() == 2


def test_a_team_may_write_its_own_name_in_another_way(as_lead, laser, primary):
    edit = of(laser, "answering_team_edit", primary.pk)
    assert as_lead.post(edit, {"name": "Primary Advisers", "version": 1}).status_code == 302
    primary.refresh_from_db()
    assert primary.name == "Primary Advisers"


def test_what_was_written_to_questions_taken_away_is_told_on_saving(as_lead, laser, primary):
    edit = of(laser, "answering_team_edit", primary.pk)
    for ref in ("12", "3", "1"):
        answered(primary, cell_of(laser, ref), "good", text="Strong.")
    form = {"name": primary.name, "version": 1, "cells": [cell_of(laser, "1").pk, cell_of(laser, "2").pk]}
    said = Page(as_lead.post(edit, form, follow=True)).text
    assert "What it wrote to questions 3 and 12 is kept, but is not asked for any more" in said
    again = Page(as_lead.post(edit, form | {"version": 2, "cells": []}, follow=True)).text
    assert ("is saved." in again, "not asked for any more" in again) == (True, False)
    assert primary.answers.count() == 3


def test_a_change_over_somebody_elses_shows_both(as_lead, laser, primary):
    edit = of(laser, "answering_team_edit", primary.pk)
    assert as_lead.post(edit, {"name": "Primary", "version": 1}).status_code == 302
    page = Page(as_lead.post(edit, {"name": "Primary phase", "version": 1}))
    assert page.response.status_code == 409
    assert page.at("id_name").attrs["value"] == "Primary phase"
    assert "Primary" in page.find(css="lq-panel")[0].text
    version = next(node.attrs["value"] for node in page.find("input") if node.attrs.get("name") == "version")
    as_lead.post(edit, {"name": "Primary phase", "version": version})
    primary.refresh_from_db()
    assert primary.name == "Primary phase"


def test_a_team_that_has_begun_stays(as_lead, laser, primary, governors):
    answered(primary, cell_of(laser, "1"), "good")
    for team in (primary, governors):
        as_lead.post(of(laser, "answering_team_remove", team.pk))
    assert list(AnsweringTeam.objects.all()) == [primary]


def test_a_guest_of_the_round_writes_for_no_team(as_lead, laser, guest):
    place = join(laser, guest, "guest", (cell_of(laser, "1"),))
    response = as_lead.post(of(laser, "answering_team_new"), {"name": "Guests", "members": [place.pk]})
    assert (response.status_code, AnsweringTeam.objects.count()) == (422, 0)


def test_teams_of_a_round_that_is_signed_off_stay_as_they_were(as_lead, laser, primary):
    in_state(laser, RoundState.SIGNED_OFF)
    assert as_lead.get(of(laser, "teams")).status_code == 200
    assert (
        as_lead.post(of(laser, "answering_team_edit", primary.pk), {"name": "X", "version": 1}).status_code
        == 403
    )


def test_questions_that_no_team_is_given_are_named(as_lead, laser, core_member):
    answering_team(laser, "Finance", core_member, cells=tuple(laser.cells.exclude(element__ref="14")))
    assert "No team is given: 14 " in Page(as_lead.get(of(laser, "teams"))).at("main").text


class TestQueries:
    @pytest.fixture
    def grow(self, laser, authority, core_member, lead):
        def grown(number):
            for n in range(number):
                member = MembershipFactory(authority=authority).user
                join(laser, member)
                cells = tuple(laser.cells.all()[: number + 3])
                team = answering_team(laser, f"Team {number} {n}", member, core_member, cells=cells)
                for cell in cells:
                    fill(answered(team, cell, "good", text="Strong."), number)
                    link(cell, EvidenceFactory(authority=authority))

        return grown

    @pytest.mark.parametrize("name", ["teams", "answering_team", "answering_team_edit"])
    def test_a_page_of_teams_costs_the_same_for_many(self, as_lead, laser, grow, name):
        grow(1)
        url = of(laser, name, *[AnsweringTeam.objects.get().pk][: name != "teams"])
        as_lead.get(url)
        one = asked(lambda: as_lead.get(url))
        grow(3)
        stands(one, asked(lambda: as_lead.get(url)), MOST)

    def test_the_page_of_an_answer_costs_the_same_for_many(self, as_core, laser, grow, at):
        grow(1)
        first = AnsweringTeam.objects.get()
        cell = first.cells.first()
        url = at(first, cell)
        as_core.get(url)
        one = asked(lambda: as_core.get(url))
        grow(3)
        other = at(AnsweringTeam.objects.filter(name__startswith="Team 3").first(), cell)
        stands(one, asked(lambda: as_core.get(other)), MOST)


def fill(answer, number):
    by = answer.updated_by
    for n in range(number):
        answer.evidence.create(kind="own", words=f"Survey {n}", added_by=by)
        answer.variations.create(what=f"District {n}", kind="district", updated_by=by)
        answer.priorities.create(text=f"Reading {n}", updated_by=by)
