"""An adviser proposes, the director agrees with a difference, both are read and reported."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from accounts.enums import RegionalRole
from evaluations.enums import Impact, NoteState
from evaluations.models import Judgement, Proposal
from standards.content import content_for
from tests.evaluations.regional.conftest import sign_off
from tests.factories.accounts import AppointmentFactory
from tests.factories.answers import answer_all
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.notes import NoteFactory, line
from tests.factories.rounds import RoundFactory, cell_of
from tests.journeys.test_by_keyboard import tab_to

VIEW = "/region/rounds/any-borough-autumn/view/"
CELL = f"{VIEW}primary/2.4/"
ASPECT = "2.4 Use of intelligence"
PROPOSED = f"{ASPECT}, Primary: Needs improvement is proposed, and waits for the director."
WHY, DIFFERENCE = "Reports reach schools late.", "Four of ten sampled reports came after the limit."


@pytest.fixture
def signed(authority, lead, frameworks):
    """Primary 2.4 is Good, answered, with some impact shown; all else is at the lowest level."""
    authority.current = True
    authority.save()
    round_ = RoundFactory(authority=authority, name="Autumn", created_by=lead)
    cell = cell_of(round_, "2.4", "primary")
    answer_all(cell, lead)
    link(cell, EvidenceFactory(authority=authority, impact=Impact.SOME, added_by=lead))
    sign_off(round_, lead)
    judgement = Judgement.objects.get(cell=cell)
    judgement.level_id = content_for(round_.framework).level("G").pk
    judgement.save()
    return round_


@pytest.fixture
def adviser(signed):
    region = signed.authority.region
    return AppointmentFactory(region=region, role=RegionalRole.PHASE_ADVISER, phase="primary").user


@pytest.fixture
def director(signed):
    return AppointmentFactory(region=signed.authority.region, user__name="Dora Director").user


@pytest.fixture
def visited(signed):
    """What a note says of the aspect, which the authority has for accuracy."""
    note = NoteFactory(authority=signed.authority, state=NoteState.SHARED)
    line(note, "2.4", "Heads wait for weeks.")


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without"])
def test_a_difference_is_proposed_agreed_read_and_reported(
    new_context, sign_in, adviser, director, lead, visited, looked_at, scripted
):
    look = looked_at if scripted else (lambda page: None)

    def sit_down(user):
        return sign_in(new_context(java_script_enabled=scripted).new_page(), user)

    propose(sit_down(adviser), look)
    theirs = sit_down(director)
    agree(theirs, look)
    read_both(sit_down(lead), look)
    report(theirs, look)


def propose(page, look):
    page.goto(VIEW)
    look(page)
    page.get_by_role("link", name=ASPECT).click()
    expect(page.get_by_text("Heads wait for weeks.")).to_be_visible()
    page.get_by_label("Needs improvement").check()
    page.get_by_label("Why", exact=True).fill(WHY)
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why it differs: the authority’s view is Good.")
    expect(page.get_by_label("Why", exact=True)).to_have_value(WHY)
    look(page)
    page.get_by_label("Why it differs from the authority’s view").fill(DIFFERENCE)
    page.get_by_role("button", name="Propose").click()
    expect(page.get_by_text(PROPOSED)).to_be_visible()


def agree(page, look):
    page.goto(VIEW)
    look(page)
    page.get_by_role("table", name="Primary").get_by_role("link", name=ASPECT).click()
    expect(page.get_by_label("Why it differs from the authority’s view")).to_have_value(DIFFERENCE)
    look(page)
    page.get_by_role("button", name="Agree").click()
    expect(page.get_by_text("Needs improvement is agreed as the National Strategies view.")).to_be_visible()


def read_both(page, look):
    page.goto("/rounds/any-borough-autumn/national-strategies/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Both views, side by side")
    differs = page.get_by_role("region", name=f"{ASPECT}, Primary")
    expect(differs).to_contain_text("Good")
    expect(differs).to_contain_text("Needs improvement")
    expect(differs).to_contain_text(DIFFERENCE)
    look(page)


def report(page, look):
    page.goto("/region/region-d/report/")
    look(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PDF").click()
    pdf = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    text = re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pdf.pages))
    assert "Report to the department: Region D" in text
    assert DIFFERENCE in text
    assert f"{ASPECT}, Primary" in text
    assert "Draft" in text


def test_a_view_is_proposed_by_keys_alone(page, sign_in, adviser):
    sign_in(page, adviser).goto(CELL)
    tab_to(page, "id_level")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Needs improvement")).to_be_checked()
    tab_to(page, "id_rationale")
    page.keyboard.type(WHY)
    tab_to(page, "id_difference")
    page.keyboard.type(DIFFERENCE)
    tab_to(page, "Propose")
    page.keyboard.press("Enter")
    expect(page.get_by_text(PROPOSED)).to_be_visible()
    made = Proposal.objects.get()
    assert (made.level.code, made.rationale, made.difference) == ("NI", WHY, DIFFERENCE)
