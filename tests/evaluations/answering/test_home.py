"""Home of who writes for a team: what is left to answer; of a lead: which teams have not answered."""

import datetime as dt

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.factories.answering import LaserFactory, answered, answering_team
from tests.factories.answers import in_state, judge
from tests.factories.rounds import cell_of, join

pytestmark = pytest.mark.django_db

TO_ANSWER, BEHIND = "To answer", "Teams still answering"


@pytest.fixture
def inclusion(laser, core_member):
    """Given three questions, of which it has answered one and begun another."""
    cells = tuple(cell_of(laser, ref) for ref in ("1", "2", "3"))
    team = answering_team(laser, "Inclusion", core_member, cells=cells)
    answered(team, cells[0], "good", text="It works well.")
    answered(team, cells[1], text="Not judged yet.")
    return team


def home(client):
    return Page(client.get("/"))


def items(page, heading):
    """The lines of the list under a heading, each with where it leads."""
    nodes = list(page.root.all)
    at = next((place for place, node in enumerate(nodes) if node.tag == "h2" and node.text == heading), None)
    if at is None:
        return []
    under = next(node for node in nodes[at:] if node.tag == "ul")
    return [(node.text, _link(node)) for node in under.all if node.tag == "li"]


def _link(node):
    return next(one.attrs["href"] for one in node.all if one.tag == "a")


def team_url(team):
    return reverse("evaluations:answering_team", args=[team.round.slug, team.pk])


def test_a_member_of_a_team_sees_how_many_questions_are_left_and_by_when(as_core, laser, inclusion):
    laser.rate_by = dt.date(2013, 6, 14)
    laser.save(update_fields=["rate_by"])
    page = home(as_core)
    assert page.heading == "What is waiting for you"
    ((text, url),) = items(page, TO_ANSWER)
    assert " ".join(text.split()).startswith("Answer 2 questions of LASER 2013 for Inclusion")
    assert ("1 of 3 done" in text, "Due 14 June 2013." in text) == (True, True)
    assert url == team_url(inclusion)
    assert items(page, BEHIND) == []


def test_a_team_that_is_given_none_in_particular_is_asked_all_28(as_core, primary):
    ((text, _),) = items(home(as_core), TO_ANSWER)
    assert text.startswith("Answer 28 questions of LASER 2013 for Primary advisers")


def test_one_question_is_one_question(as_core, laser, core_member):
    answering_team(laser, "Inclusion", core_member, cells=(cell_of(laser, "1"),))
    ((text, _),) = items(home(as_core), TO_ANSWER)
    assert text.startswith("Answer 1 question of LASER 2013")


def test_once_revealed_it_says_that_answers_are_late_and_leaves_out_what_is_agreed(
    as_core, laser, inclusion, lead
):
    in_state(laser, RoundState.AGREEING)
    judge(cell_of(laser, "3"), lead, "good")
    ((text, _),) = items(home(as_core), TO_ANSWER)
    assert text.startswith("Answer 1 question of LASER 2013 for Inclusion")
    assert "what is written now is marked as late" in text


@pytest.mark.parametrize("state", [RoundState.SETTING_UP, RoundState.SIGNED_OFF])
def test_nothing_is_asked_before_the_round_is_open_or_after_it_is_signed_off(
    as_core, laser, inclusion, state
):
    in_state(laser, state)
    assert items(home(as_core), TO_ANSWER) == []


def test_a_lead_sees_which_teams_have_not_answered_and_is_asked_nothing_of_theirs(
    as_lead, laser, inclusion, primary
):
    page = home(as_lead)
    assert items(page, TO_ANSWER) == []
    assert [(text.split(",")[0].strip(), url) for text, url in items(page, BEHIND)] == [
        ("Inclusion", team_url(inclusion)),
        ("Primary advisers", team_url(primary)),
    ]


def test_what_a_team_is_not_asked_any_more_is_not_counted(get, laser, lead, core_member):
    first, second = cell_of(laser, "1"), cell_of(laser, "2")
    team = answering_team(laser, "Finance", core_member, cells=(first, second))
    answered(team, first, "good", text="It works well.")
    in_state(laser, RoundState.AGREEING)
    assert "1 answered" in get(lead, "/").text
    team.cells.remove(first)
    assert "1 answered" not in get(lead, "/").text


def test_a_team_that_has_answered_all_is_not_in_the_list(as_lead, laser, lead, core_member):
    team = answering_team(laser, "Inclusion", core_member, cells=(cell_of(laser, "1"),))
    answered(team, cell_of(laser, "1"), "good", text="It works well.")
    assert items(home(as_lead), BEHIND) == []


def test_members_are_not_asked_to_rate_what_teams_answer(as_core, inclusion):
    page = home(as_core)
    assert [node.text for node in page.find("h2") if "to rate" in node.text] == []
    assert "You have rated" not in page.text


def test_other_authorities_rounds_are_not_there(as_core, inclusion):
    theirs = LaserFactory.create()
    join(theirs, theirs.created_by, "lead")
    answering_team(theirs, "Theirs", theirs.created_by)
    assert "Theirs" not in home(as_core).html


def test_home_costs_the_same_with_one_team_and_with_three(as_lead, as_core, laser, inclusion, core_member):
    each = [lambda client=client: client.get("/") for client in (as_lead, as_core)]
    one = [asked(send) for send in each]
    answering_team(laser, "Second", core_member)
    answering_team(laser, "Third", core_member, cells=(cell_of(laser, "1"), cell_of(laser, "2")))
    for before, send in zip(one, each, strict=True):
        stands(before, asked(send), MOST)
