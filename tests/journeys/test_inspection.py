"""An inspection from the call to its publication, with and without script: who reads what, and when."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from evaluations.models import Finding, Inspection
from tests.evaluations.reports.reading import pdf_text
from tests.factories.rounds import join
from tests.factories.selfevaluation import ScheduleFactory
from tests.journeys.hands import press, tick

CONFIDED = "Meeting with one headteacher"


@pytest.fixture
def round_(authority, lead, core_member):
    made = ScheduleFactory(authority=authority, name="Before Ofsted", created_by=lead)
    join(made, lead, "lead")
    join(made, core_member)
    return made


def test_from_the_call_to_publication(browse, round_, lead, core_member, adviser, reader):
    office = browse(lead)
    at = open_a_case(office)
    notes = browse(core_member)
    write_in_confidence(notes, at)
    other, member = browse(adviser), browse(reader)
    other.goto(at)
    expect(other.locator("h1")).to_contain_text("Inspection of school improvement arrangements")
    expect(other.get_by_text(CONFIDED)).to_have_count(0)
    assert member.goto(at).status == 404
    set_clocks(office, at)
    answer_a_finding(notes, at)
    decide(office, at)
    publish(office, at)
    assert member.goto(at).status == 200
    expect(member.get_by_text(CONFIDED)).to_have_count(0)
    expect(member.get_by_role("link", name="Read the report as it was published")).to_be_visible()
    assert member.goto(f"{at}statement/").status == 404


def open_a_case(page):
    page.goto("/inspections/")
    page.get_by_role("link", name="Open an inspection").click()
    page.get_by_label("Notified on").fill("26/1/2015")
    page.get_by_label("On-site inspection ended").fill("6/2/2015")
    page.get_by_label("Self-evaluation").select_option(label="Before Ofsted")
    press(page, "Save")
    expect(page.locator("h1")).to_have_text("Inspection of school improvement arrangements, January 2015")
    return f"/inspections/{Inspection.objects.get().pk}/"


def write_in_confidence(page, at):
    page.goto(f"{at}notebook/new/")
    page.get_by_label("Title").fill(CONFIDED)
    page.get_by_label("Date").fill("4/2/2015")
    page.get_by_label("Notes").fill("Support came late.")
    tick(page.get_by_label("This was said in confidence"))
    press(page, "Save the entry")
    expect(page.locator("main")).to_contain_text(CONFIDED)


def set_clocks(page, at):
    page.goto(f"{at}timeline/report/")
    page.get_by_label("Final report received on").fill("11/5/2015")
    press(page, "Save")
    expect(page.get_by_role("row").filter(has_text="Copies to stakeholders")).to_contain_text("18 May 2015")


def answer_a_finding(page, at):
    page.goto(f"{at}statement/new/")
    page.get_by_label("Finding").fill("Challenge is slow.")
    press(page, "Save")
    page.get_by_role("button", name="Make an action").click()
    expect(page.locator(".lq-notice")).to_contain_text("A1 is in the plan")
    page.goto(f"{at}statement/")
    page.get_by_role("link", name="A1 Answer finding 1").click()
    expect(page.locator("h1")).to_contain_text("Answer finding 1 of the inspection report")
    assert Finding.objects.get().actions.count() == 1


def decide(page, at):
    page.goto(f"{at}statement/committee/")
    page.locator("#id_committee").fill("Cabinet")
    page.get_by_label("Committee date").fill("2/6/2015")
    page.get_by_label("Decision").fill("Approved as it stands.")
    press(page, "Save")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Statement as PDF").click()
    text = pdf_text(Path(waiting.value.path()).read_bytes())
    told = (
        "Challenge is slow.",
        "Cabinet",
        "2 June 2015",
        "Approved as it stands.",
        "Confidential until published",
    )
    assert [words for words in told if words not in text] == []


def publish(page, at):
    page.goto(f"{at}publish/")
    page.get_by_label("Report published on").fill("22/5/2015")
    page.get_by_label("Where the report is").fill("https://example.org/report")
    press(page, "Save")
    expect(page.locator(".lq-notice")).to_contain_text("Readers and guests can read this inspection now.")
