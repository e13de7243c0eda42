"""A self-evaluation from its first page to its signed summary, with and without script; and an aspect by keys."""

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import expect

from evaluations.models import Round, SelfEntry, StatementRecord
from tests.evaluations.reports.reading import pdf_text
from tests.factories.accounts import MembershipFactory
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import cell_of, framework, join
from tests.factories.selfevaluation import ScheduleFactory, entry
from tests.journeys.hands import press, tick
from tests.journeys.test_by_keyboard import tab_to

HOME = "/rounds/any-borough-before-ofsted/"
ASPECT = f"{HOME}self-evaluation/aspects/3/"
SAVED = re.compile(r"^Saved at \d\d:\d\d\.$")


def test_a_round_is_made_written_agreed_and_signed_off(browse, authority, lead, core_member, frameworks):
    office = browse(lead)
    make(office)
    round_ = Round.objects.get(name="Before Ofsted")
    join(round_, core_member)
    link(cell_of(round_, "3"), EvidenceFactory(authority=authority, title="Minutes of the board"))
    colleague = browse(core_member)
    write(colleague)
    overtake(office, colleague)
    for cell in round_.cells.exclude(element__ref="3"):
        entry(cell, lead, f"Strength of {cell.element.ref}.")
    choose_and_write_the_summary(office)
    sign_off(office)
    assert files(office) == files(office)


def make(page):
    page.goto("/rounds/new/")
    name = framework("ofsted-la-school-improvement").short_title
    page.get_by_label("Framework").select_option(label=name)
    page.get_by_label("Name").fill("Before Ofsted")
    page.get_by_label("Period").fill("September 2014 to August 2015")
    press(page, "Start the round")
    page.goto(f"{HOME}state/")
    press(page, "Open for writing")
    expect(page.locator("body")).to_contain_text("open for writing")


def write(page):
    page.goto(ASPECT)
    first = page.locator("#s1")
    tick(first.get_by_label("Fully in evidence"))
    first.get_by_role("textbox").fill("The board reads the data each half-term.")
    first.locator("summary").click()
    tick(first.get_by_label("Minutes of the board"))
    page.get_by_label("Add a strength").fill("Officers know their schools.")
    page.get_by_label("Add a weakness").fill("Governors are told late.")
    press(page, "Save")
    expect(page.locator(".lq-notice")).to_contain_text("Saved at")
    row = StatementRecord.objects.get(number=1, cell__element__ref="3")
    assert (row.extent, row.note) == ("fully", "The board reads the data each half-term.")
    assert row.evidence.get().item.title == "Minutes of the board"


def overtake(office, colleague):
    """Both have the page open; the second to save is shown both texts, and chooses."""
    office.goto(ASPECT)
    colleague.goto(ASPECT)
    colleague.get_by_label("Strength 1").fill("Officers know their schools well.")
    press(colleague, "Save")
    expect(colleague.locator(".lq-notice")).to_contain_text("Saved at")
    office.get_by_label("Strength 1").fill("Officers know each school.")
    with office.expect_navigation():
        press(office, "Save")
    clash = office.locator("section.lq-clash")
    expect(clash).to_contain_text("Officers know their schools well.")
    expect(clash).to_contain_text("Officers know each school.")
    tick(clash.get_by_label("Keep mine"))
    press(clash, "Save my choice")
    expect(office.get_by_label("Strength 1")).to_have_value("Officers know each school.")
    expect(office.locator("section.lq-clash")).to_have_count(0)


def choose_and_write_the_summary(page):
    page.goto(f"{HOME}self-evaluation/summary/edit/")
    page.get_by_label("How the summary opens").fill("School improvement works here.")
    page.get_by_label("Contextual background").fill("Ninety schools, a third of them academies.")
    tick(page.get_by_label("Officers know each school."))
    tick(page.get_by_label("Governors are told late."))
    press(page, "Save the summary")
    expect(page.locator("h1")).to_have_text("Summary of self-evaluation and contextual background")
    assert list(SelfEntry.objects.filter(key=True).order_by("kind").values_list("text", flat=True)) == [
        "Officers know each school.",
        "Governors are told late.",
    ]


def sign_off(page):
    page.goto(f"{HOME}state/")
    press(page, "Start agreeing")
    page.goto(f"{HOME}state/")
    press(page, "Sign off Before Ofsted")
    page.goto(ASPECT)
    expect(page.locator("main")).to_contain_text("This round is signed off")
    expect(page.get_by_role("textbox")).to_have_count(0)


def files(page):
    """PDF and Word document as they come to the desk, and what they say."""
    page.goto(f"{HOME}self-evaluation/summary/")
    bodies = []
    for name in ("PDF", "Word document"):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name, exact=True).click()
        bodies.append(Path(waiting.value.path()).read_bytes())
    pdf, word = pdf_text(bodies[0]), "\n".join(one.text for one in Document(BytesIO(bodies[1])).paragraphs)
    for text in ("School improvement works here.", "Officers know each school.", "Governors are told late."):
        assert (text in pdf, text in word) == (True, True), text
    return bodies


def test_an_aspect_is_written_by_keys_alone(page, sign_in, authority, lead):
    round_ = ScheduleFactory(authority=authority, name="Before Ofsted", created_by=lead)
    member = MembershipFactory(authority=authority, role="core").user
    join(round_, member)
    sign_in(page, member).goto(f"/rounds/{round_.slug}/self-evaluation/aspects/3/")
    tab_to(page, "extent-s1-none")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#saved")).to_have_text(SAVED)
    tab_to(page, "note-s1")
    page.keyboard.type("Seen in the minutes.")
    tab_to(page, "text-se1")
    page.keyboard.type("Data are used.")
    tab_to(page, "Save")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("Strength 1")).to_have_value("Data are used.")
    row = StatementRecord.objects.get()
    assert (row.extent, row.note, row.updated_by) == ("partly", "Seen in the minutes.", member)
