"""The LASER from its first page to its report: two teams answer and the team agrees, with script and without."""

import io
import re

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import expect

from evaluations.models import Action, DigestTable, Judgement, Round, TeamAnswer
from standards.content import content_for
from tests.evaluations.reports.reading import pdf_text
from tests.factories.accounts import MembershipFactory
from tests.factories.answers import DAY
from tests.factories.rounds import framework
from tests.journeys.hands import follow, press, press_and_land, tick

HOME = "/rounds/any-borough-spring-2013/"
FIRST = "1 Outcomes for all learners"
DESCRIBES = "There are 312 schools, and each of them has a named adviser who calls every term."
PASTED = "District\t2011\t2012\t2013\nRiverside\t62%\t60%\t58%\nHill\t70%\t75%\t81%"
JUDGES = "Provision is good and improving in most schools."
THEIRS = "Provision is good, and boys at seven are the exception."
SAID = (
    "Riverside",
    "Key Stage 2 results",
    "Survey of heads",
    "Raise reading of boys at seven",
    "Eight schools begun",
)


@pytest.fixture
def colleague(authority):
    return MembershipFactory.create(authority=authority, role="core", user__name="Cleo Colleague").user


def set_up(page, *members):
    page.goto("/rounds/new/")
    page.get_by_label("Framework").select_option(label="Lancashire LASER")
    page.get_by_label("Name").fill("Spring 2013")
    page.get_by_label("Period").fill("September 2010 to August 2013")
    press(page, "Start the round")
    expect(page.locator("h1")).to_have_text("Set up Spring 2013")
    for member in members:
        page.goto(f"{HOME}setup/")
        page.get_by_label("Person").select_option(str(member.memberships.get().pk))
        press(page, "Add to the team")
        expect(page.locator("h1")).to_have_text(f"What {member.name} looks after")


def name_teams(page, member, colleague):
    page.goto(f"{HOME}setup/")
    follow(page, "Name the teams, and see how far each is")
    for name, button, who, questions in (
        ("Primary advisers", "Name the first team", (member, colleague), ()),
        ("Governor services", "Name another team", (colleague,), (FIRST, "2 Clear and ambitious vision")),
    ):
        follow(page, button)
        page.get_by_label("Name of the team").fill(name)
        for label in (*(one.name for one in who), *questions):
            tick(page.get_by_label(label, exact=True))
        press(page, "Save the team")
    expect(page.get_by_role("row").filter(has_text="Governor services").first).to_contain_text("0 of 2")
    page.goto(f"{HOME}state/")
    press(page, "Open for rating")
    expect(page.locator(".lq-facts").first).to_contain_text("Rating")


def open_answer(page, team):
    page.goto(f"{HOME}teams/")
    page.get_by_role("table").first.get_by_role("link", name=team).click()
    follow(page, "Begin with 1") if page.get_by_role(
        "link", name="Begin with 1"
    ).count() else page.get_by_role("link", name=re.compile("^1 How effective")).click()
    expect(page.locator("#answer-form")).to_be_visible()


def save(page):
    press_and_land(page, "Save")
    expect(page.get_by_text(re.compile(r"^Saved at \d\d:\d\d\.$")).first).to_be_visible()


def is_told_and_not_stopped(page):
    """A description, a trend without years and a priority without progress are saved as they are, with hints."""
    page.get_by_label("Evaluation").fill(DESCRIBES)
    tick(page.get_by_label("Up", exact=True))
    page.get_by_label("The figures that say so").fill("It rose everywhere.")
    page.get_by_label("What is to be done").fill("Raise reading of boys at seven")
    save(page)
    expect(page.locator("#hints-text")).to_contain_text("This says what there is, and not how good it is.")
    expect(page.locator("#hints-figures")).to_contain_text("No year is named.")
    expect(page.locator("#hints-p1")).to_contain_text("Say how far this has come")


def answers_in_full(page):
    tick(page.locator("#level-good"))
    page.get_by_label("Evaluation").fill(JUDGES)
    page.get_by_label("The figures that say so").fill("62% in 2011, 64% in 2012, 71% in 2013")
    page.locator("#kind-v1").select_option(label="District")
    page.locator("#what-v1").fill("Riverside")
    page.locator("#level-v1").select_option(label="Inadequate")
    page.locator("#text-v1").fill("Fell three years running.")
    tick(page.get_by_label("Key Stage 2 results"))
    page.get_by_label("Other evidence, in your own words").fill("Survey of heads")
    page.locator("#progress-p1").fill("Eight schools begun")
    page.locator("#rag-p1").select_option(label="Amber")
    save(page)
    expect(page.locator("#hints-text .lq-hints__one")).to_have_count(0)
    expect(page.locator("#hints-p1 .lq-hints__one")).to_have_count(0)


def is_overtaken(page, url, theirs):
    """Somebody of the same team saved while this page was open; both texts are put together."""
    page.goto(url)
    theirs.goto(url)
    theirs.get_by_label("Evaluation").fill(THEIRS)
    save(theirs)
    page.get_by_label("Evaluation").fill("Provision is good; we know it from visits.")
    with page.expect_navigation():
        press(page, "Save")
    two = page.locator(".lq-clash__one")
    expect(two.first).to_contain_text(THEIRS)
    expect(two.last).to_contain_text("Provision is good; we know it from visits.")
    tick(page.get_by_label("Keep my answer and put both notes together"))
    press(page, "Save my choice")
    expect(page.get_by_label("Evaluation")).to_have_value(
        f"{THEIRS}\n\nProvision is good; we know it from visits."
    )


def moves_a_table_to_the_digest(page):
    text = page.get_by_label("Evaluation")
    text.fill(f"{text.input_value()}\n{PASTED}")
    save(page)
    press(page, "Save and make a digest table of it")
    page.get_by_label("What the table shows").fill("Good or better, by district")
    page.get_by_label("Source").fill("Ofsted, August 2013")
    page.get_by_label("Chart").select_option(label="Lines")
    press(page, "Save the table")
    expect(page.locator(".lq-chart")).to_be_visible()


def answers_for_the_other_team(page):
    open_answer(page, "Governor services")
    tick(page.locator("#level-inadequate"))
    page.get_by_label("Evaluation").fill("Governors do not challenge well enough.")
    page.get_by_label("What is to be done").fill("Reading of boys at seven")
    tick(page.get_by_label("D1 Good or better, by district"))
    save(page)


def agree(page, lead):
    page.goto(f"{HOME}state/")
    press(page, "Reveal and start agreeing")
    expect(page.locator(".lq-facts").first).to_contain_text("Agreeing")
    page.goto(f"{HOME}teams/")
    row = page.get_by_role("row").filter(has_text=FIRST)
    assert [cell.inner_text() for cell in row.get_by_role("cell").all()] == ["Inadequate", "Good"]
    follow(page, "Agree together")
    page.get_by_role("link", name=re.compile(f"^{FIRST}")).first.click()
    said = page.locator(".lq-sides")
    expect(said).to_contain_text(THEIRS)
    expect(said).to_contain_text("Governors do not challenge well enough.")
    tick(page.locator("#id_level-good"))
    page.get_by_label("Why", exact=True).fill("Most of it is good.")
    tick(page.get_by_label(lead.name))
    press(page, "Record and stay here")
    expect(page.locator("#recorded")).to_contain_text(f"by {lead.name}.")


def agree_the_rest(page, lead):
    """27 questions straight into the tables; the groups on their page."""
    round_ = Round.objects.get()
    level = content_for(round_.framework).level("good")
    for cell in round_.cells.filter(judgements=None):
        Judgement.objects.create(
            cell=cell, level_id=level.pk, agreed_by=[lead.name], agreed_on=DAY, updated_by=lead
        )
    page.goto(f"{HOME}state/")
    follow(page, "Judgements of groups")
    for group in ("Leadership", "Management", "Capacity", "All of it together"):
        part = page.get_by_role("region", name=group, exact=True)
        tick(part.locator("input[value=good]"))
        part.get_by_role("textbox").fill(f"{group} is good on the whole.")
        part.get_by_role("button").click()
        expect(page.get_by_role("region", name=group, exact=True)).to_contain_text("Recorded: Good")


def plan_together(page):
    page.goto(f"{HOME}teams/priorities/")
    press(page, "Join these")
    expect(page.get_by_role("region", name="Reading of boys at seven")).to_contain_text(
        "Governor services, Primary advisers"
    )
    page.get_by_role("button", name=re.compile("^Put into the plan")).first.click()
    expect(page.locator("h1")).to_contain_text("A1")
    assert [(row.title, row.origin) for row in Action.objects.all()] == [
        ("Reading of boys at seven", "priority")
    ]


def downloaded(page, kind):
    with page.expect_download() as download:
        follow(page, {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}[kind])
    return download.value.path().read_bytes()


def words_of(body, kind):
    if kind == "pdf":
        return pdf_text(body)
    if kind == "docx":
        document = Document(io.BytesIO(body))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    book = openpyxl.load_workbook(io.BytesIO(body))
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def sign_off(page):
    page.goto(f"{HOME}state/")
    press(page, "Sign off Spring 2013")
    follow(page, "Report of the teams’ answers")
    expect(page.locator(".lq-facts").first).to_contain_text("Signed off")


def reads_the_same_ever_after(page):
    for kind in ("pdf", "docx", "xlsx"):
        before = downloaded(page, kind)
        words = words_of(before, kind)
        assert [
            part for part in (*SAID, "Governors do not challenge", "Ofsted, August 2013") if part not in words
        ] == []
        TeamAnswer.objects.filter(level__code="good").update(figures=f"Otherwise, {kind}")
        assert downloaded(page, kind) == before
    follow(page, "Judgements only, for elected members")
    short = words_of(downloaded(page, "docx"), "docx")
    assert ("Capacity is good on the whole." in short, SAID[0] in short) == (True, False)


def finds_it_closed(page, url):
    page.goto(url)
    expect(page.locator("main :is(textarea, select)")).to_have_count(0)
    page.goto(f"{HOME}digest/")
    expect(page.get_by_role("link", name="Add a table")).to_have_count(0)


def test_a_laser_from_naming_teams_to_its_report(browse, lead, core_member, colleague, scripted):
    framework()
    page = browse(lead)
    set_up(page, core_member, colleague)
    name_teams(page, core_member, colleague)
    theirs, third = browse(core_member), browse(colleague)
    open_answer(theirs, "Primary advisers")
    url = theirs.url
    is_told_and_not_stopped(theirs)
    answers_in_full(theirs)
    is_overtaken(theirs, url, third)
    moves_a_table_to_the_digest(theirs)
    assert DigestTable.objects.get().rows == [
        ["Riverside", "62%", "60%", "58%"],
        ["Hill", "70%", "75%", "81%"],
    ]
    answers_for_the_other_team(third)
    page.goto(url)
    expect(page.locator("main")).to_contain_text("A team’s answers are its own until the lead reveals them.")
    agree(page, lead)
    agree_the_rest(page, lead)
    plan_together(page)
    sign_off(page)
    reads_the_same_ever_after(page)
    finds_it_closed(theirs, url)
