"""What leaves the authority as a file: nobody’s own words, and nothing that concerns an individual."""

import pytest
from django.urls import reverse

from evaluations.enums import RoundState
from tests.isolation.crawling import text_of
from tests.isolation.planting import groups_in, secrets_in

pytestmark = pytest.mark.django_db

WHOLE = ("round_pdf", "round_large_pdf", "round_xlsx")
DASHBOARD = ("dashboard_pdf", "dashboard_large_pdf", "dashboard_csv", "dashboard_html")
PLAN = ("pdf", "large_pdf", "xlsx", "docx", "csv")
# Of rounds that are open, the team’s own files hold what the team has recorded so far.
HELD = {
    RoundState.SETTING_UP: {"LIBRARY"},
    RoundState.RATING: {"LIBRARY", "NAMED", "OPEN"},
    RoundState.AGREEING: {"LIBRARY", "OPEN"},
    RoundState.SIGNED_OFF: {"LIBRARY", "FINAL", "FINALNAMED"},
}


def read(world, who: str, name: str, state: str) -> str:
    url = reverse(f"evaluations:{name}", args=[world.own.places[state].round.slug])
    return text_of(world.client(who).get(url))


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("state", RoundState)
@pytest.mark.parametrize("name", WHOLE)
def test_a_file_of_a_whole_round_holds_what_the_team_recorded(world, name, state):
    assert groups_in(read(world, "lead", name, state)) == HELD[state]


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("state", RoundState)
@pytest.mark.parametrize("name", DASHBOARD)
def test_a_file_of_a_dashboard_holds_no_evidence_and_no_notes(world, name, state):
    held = secrets_in(read(world, "lead", name, state))
    assert {one.split("-")[1] for one in held} <= {"RATIONALE", "OVERALL", "PRESENT"}
    assert groups_in(str(held)) <= HELD[state]


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("name", [*WHOLE, *DASHBOARD])
def test_a_file_is_the_same_whoever_fetches_it(world, name):
    got = {who: read(world, who, name, RoundState.SIGNED_OFF) for who in ("lead", "core", "reader")}
    assert len(set(got.values())) == 1


def test_a_drawn_pdf_holds_the_words_of_the_page_that_it_is_drawn_from(world, undrawn, monkeypatch):
    page = read(world, "lead", "dashboard_pdf", RoundState.SIGNED_OFF)
    monkeypatch.undo()
    drawn = read(world, "lead", "dashboard_pdf", RoundState.SIGNED_OFF)
    assert (secrets_in(drawn), "Any Borough" in drawn) == (secrets_in(page), True)


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("kind", PLAN)
def test_a_file_of_a_plan_holds_the_plan_and_who_agreed_the_judgements(world, kind):
    held = secrets_in(read(world, "lead", f"plan_{kind}", RoundState.SIGNED_OFF))
    beside = {one for one in held if not one.startswith("PLAN-")}
    assert {"PLAN-ACTIONTITLE", "PLAN-ACTIONSUCCESS", "PLAN-MILESTONE"} <= held
    # Who may lead is offered in the workbook by name.
    assert beside <= {"FINAL-PRESENT", "FINALNAMED-PRESENT", "PEOPLE-NAME"}


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("who", ["lead", "core", "reader"])
@pytest.mark.parametrize("kind", PLAN)
def test_a_file_of_a_signed_plan_holds_what_was_signed_and_nothing_since(world, kind, who):
    slug = world.own.places[RoundState.SIGNED_OFF].round.slug
    url = reverse(f"evaluations:plan_revision_{kind}", args=[slug, 1])
    assert groups_in(text_of(world.client(who).get(url))) == {"SIGNEDPLAN"}
