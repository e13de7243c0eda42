"""Pages of the LASER in each state that they have: empty, filled, with errors, with two texts, signed off."""

import re

import pytest
from playwright.sync_api import expect

from evaluations.enums import RoundState
from evaluations.models import DigestTable, TeamAnswer
from evaluations.services.answering.digest import MOST_COLUMNS
from tests.factories.answering import LaserFactory, answered, answering_team
from tests.factories.answers import in_state
from tests.factories.rounds import cell_of, join

OPEN = "/rounds/laser-open/"
TEAM = "Schools’ finance, resources and traded services of the whole directorate, no. "
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@pytest.fixture
def laser(authority, lead, sign_in, page):
    """Open for answers, with nobody in its team but the lead, who is signed in."""
    found = LaserFactory(authority=authority, created_by=lead, slug="laser-open", name="LASER, open")
    join(found, lead, "lead")
    sign_in(page, lead)
    return found


@pytest.fixture
def full(laser):
    """Six teams with long names answered one question each, with all that an answer can hold."""
    lead = laser.created_by
    table = {"columns": ["School", *(f"Measure {n}" for n in range(1, MOST_COLUMNS))], "chart": "line"}
    rows = [[WORD, *(str(n * at % 7 - 3) for at in range(1, MOST_COLUMNS))] for n in range(3)]
    digest = [
        DigestTable.objects.create(
            round=laser, number=n, title=f"{WORD} {n}", rows=rows, was=was, updated_by=lead, **table
        )
        for n, was in enumerate(("", "LASER 2012"), start=1)
    ]
    for number in range(6):
        answer = answered(
            answering_team(laser, f"{TEAM}{number}", lead),
            cell_of(laser, "1"),
            ("outstanding", "good", "requiring-improvement", "inadequate")[number % 4],
            text=f"There are many schools here, and each has an adviser. {WORD}",
            trend="down",
            figures="It fell.",
        )
        answer.variations.create(kind="district", what=WORD, text="Far below.", updated_by=lead)
        answer.evidence.create(kind="own", words=WORD, added_by=lead)
        answer.priorities.create(text="Raise reading of boys at seven", updated_by=lead)
        answer.cites.set(digest)
    return laser


def test_before_anything_is_written(look_at, laser):
    look_at(f"{OPEN}teams/", f"{OPEN}teams/new/", f"{OPEN}teams/priorities/", f"{OPEN}teams/groups/")
    look_at(f"{OPEN}digest/", f"{OPEN}digest/new/", f"{OPEN}digest/figures/")


def test_while_teams_answer(page, look, look_at, links_land, full):
    team = full.answering_teams.first()
    here = f"{OPEN}teams/{team.pk}/"
    look_at(f"{OPEN}teams/", here, f"{here}edit/", f"{here}all/1/", f"{here}all/1/history/", f"{here}all/2/")
    look_at(f"{OPEN}digest/", f"{OPEN}digest/{full.digest.last().pk}/edit/")
    page.goto(f"{here}all/1/")
    TeamAnswer.objects.filter(team=team).update(version=2, text="Somebody else’s.")
    page.get_by_label("Evaluation").fill("Mine.")
    page.locator("#own").fill("x" * 501)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_title(
        re.compile("^Error: ")
    )  # the page sent anew, not the part saved by itself before
    expect(page.locator(".lq-clash").first).to_be_visible()
    look()
    links_land(page)


def test_forms_wrongly_filled_in(page, look, links_land, full):
    in_state(full, RoundState.AGREEING)
    for address, button in (
        ("teams/new/", "Save the team"),
        ("digest/new/", "Save the table"),
        ("teams/priorities/", "Join those that are ticked"),
        ("teams/groups/", "Record Leadership"),
    ):
        page.goto(f"{OPEN}{address}")
        page.get_by_role("button", name=re.compile(f"^{button}$")).click()
        page.locator(".govuk-error-summary").wait_for()
        look()
        links_land(page)


def test_while_the_team_agrees(look_at, full):
    in_state(full, RoundState.AGREEING)
    team = full.answering_teams.first()
    look_at(f"{OPEN}teams/", f"{OPEN}agreeing/", f"{OPEN}all/1/agree/", f"{OPEN}teams/priorities/")
    look_at(
        f"{OPEN}teams/groups/", f"{OPEN}digest/", f"{OPEN}report/", f"{OPEN}report/short/", f"{OPEN}state/"
    )
    team.members.clear()
    look_at(f"{OPEN}teams/{team.pk}/all/1/")


def test_once_it_is_signed_off(page, sign_in, look_at, reader, full):
    in_state(full, RoundState.SIGNED_OFF)
    look_at(f"{OPEN}teams/", f"{OPEN}teams/priorities/", f"{OPEN}teams/groups/", f"{OPEN}digest/")
    sign_in(page, reader)
    look_at(f"{OPEN}report/", f"{OPEN}report/short/")
