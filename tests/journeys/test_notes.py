"""A regional adviser writes a note of visit, the authority answers on its accuracy, and it becomes final."""

import pytest
from playwright.sync_api import expect

from evaluations.models import NoteOfVisit
from standards.content import content_for
from tests.factories.accounts import AppointmentFactory
from tests.factories.schools import SchoolFactory


@pytest.fixture
def adviser(authority, frameworks):
    authority.current = True
    authority.save()
    SchoolFactory(authority=authority, name="Hillside Primary School", urn=123456)
    return AppointmentFactory(region=authority.region, role="regional-adviser", phase="primary").user


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without"])
def test_a_visit_to_a_school_is_written_shared_corrected_and_made_final(
    new_context, sign_in, adviser, lead, authority, looked_at, scripted
):
    look = looked_at if scripted else (lambda page: None)
    mine = sign_in(new_context(java_script_enabled=scripted).new_page(), adviser)
    begin(mine, authority, look)
    note = NoteOfVisit.objects.get()
    write(mine, note, look, scripted)
    mine.get_by_role("button", name=f"Share with {authority}").click()
    expect(mine.get_by_text("The note is shared.")).to_be_visible()
    theirs = sign_in(new_context(java_script_enabled=scripted).new_page(), lead)
    answer(theirs, look)
    mine.reload()
    expect(mine.get_by_text("There were nine teachers.")).to_be_visible()
    mine.get_by_role("button", name="Make it final").click()
    expect(mine.get_by_text("asked for something to be corrected").first).to_be_visible()
    expect(mine.get_by_role("link", name="Change the note")).to_have_count(0)
    look(mine)
    theirs.reload()
    expect(theirs.get_by_role("button", name="Send the answer")).to_have_count(0)


def begin(page, authority, look):
    page.goto(f"/region/{authority.region.slug}/{authority.slug}/")
    page.get_by_role("link", name="Write a note").click()
    page.get_by_label("Visit to a school").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("Say which school was visited.")
    look(page)
    page.get_by_label("School, if it was a visit to one").fill("Hillside Primary School (123456)")
    page.get_by_label("Date").fill("4/3/2010")
    page.get_by_label("Who was met").fill("The headteacher")
    page.get_by_label("Purpose").fill("How support reaches the school")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Visit to Hillside Primary School")


def write(page, note, look, scripted):
    element = content_for(note.framework).element("1.1")
    page.get_by_label("What was seen and said of 1.1").fill("Support is highly effective.")
    page.locator(f"[name=level-{element.pk}]").nth(2).check()
    if scripted:
        expect(page.get_by_text("“highly effective” is a word for Outstanding, but")).to_be_visible()
    page.get_by_text("Questions to the headteacher on 1.1").click()
    page.get_by_label("What is your understanding of your LA's role").fill("Clear.")
    look(page)
    page.get_by_role("button", name="Save the note").click()
    expect(
        page.get_by_text("“highly effective” is a word for Outstanding, but the rating chosen is")
    ).to_be_visible()
    look(page)


def answer(page, look):
    page.goto("/")
    page.get_by_role("link", name="1 note of visit to check for accuracy").click()
    look(page)
    page.get_by_role("link", name="Visit to Hillside Primary School").click()
    page.get_by_label("Something should be corrected").check()
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what should be corrected.")
    look(page)
    page.get_by_label("What should be corrected, and how").fill("There were nine teachers.")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer is kept")).to_be_visible()
    look(page)
