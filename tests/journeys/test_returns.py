"""The lead asks three: one answers by its link, one is typed in, one comes by spreadsheet; the summary shows 3 of 3."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from schools.models import Ask, Return
from schools.tokens import token_for
from tests.factories.schools import SchoolFactory

ASH, OAK, ACORNS = "Ash Lane Primary School", "Oak Road High School", "Little Acorns Nursery"


@pytest.fixture
def lead_page(scripted, new_context, sign_in, lead, authority):
    SchoolFactory(authority=authority, name=ASH)
    SchoolFactory(authority=authority, name=OAK, phase="secondary")
    return sign_in(new_context(java_script_enabled=scripted, accept_downloads=True).new_page(), lead)


def start(page) -> int:
    page.goto("/schools/")
    page.get_by_role("link", name="Returns from schools").click()
    page.get_by_role("link", name="Start a collection").click()
    page.get_by_label("Name").fill("Autumn 2009")
    page.get_by_label("Answers by").fill("1/12/2099")
    page.get_by_role("button", name="Start the collection").click()
    page.get_by_role("button", name="Ask all 2 that match").click()
    page.get_by_role("link", name="Choose whom to ask").click()
    page.get_by_role("link", name="Add a setting or college").click()
    page.get_by_label("Name").fill(ACORNS)
    page.get_by_label("Phase").select_option("Nursery")
    page.get_by_role("button", name="Add").click()
    return int(re.search(r"/returns/(\d+)/", page.url)[1])


def answer_by_link(page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Send to Any Borough").click()
    expect(page.locator(".govuk-error-summary li")).to_have_count(2)
    iqs = page.get_by_role("group", name="Are you using the Institutional Quality Standards (IQS)?")
    iqs.get_by_label("Yes").check()
    page.get_by_role("group", name="Policy").get_by_label("Developing").check()
    page.get_by_label("What stops you using the standards").fill("There is no time to meet\nStaff change")
    page.get_by_label("Your name").fill("Hetty Head")
    page.get_by_role("button", name="Send to Any Borough").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def type_in(page, name: str) -> None:
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="Type in the answer").click()
    page.get_by_role("group", name="Are you using the Institutional Quality Standards (IQS)?").get_by_label(
        "Not yet, but we plan to"
    ).check()
    page.get_by_label("What support would help?").fill("Training")
    page.get_by_role("button", name="Save the answer").click()
    expect(page.locator(".lq-notice")).to_contain_text("is saved")


def by_spreadsheet(page, pk: int, name: str) -> None:
    page.goto(f"/schools/returns/{pk}/sheet/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    sheet = book["Answers"]
    row = next(row for row in range(2, 5) if sheet.cell(row, 3).value == name)
    sheet.cell(row, 4).value = "No"
    out = io.BytesIO()
    book.save(out)
    page.get_by_label("The file, filled in").set_input_files(
        {"name": "answers.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}
    )
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Save 1 row").click()
    expect(page.locator(".lq-notice")).to_contain_text("1 answer is saved from the spreadsheet.")


def group(page) -> None:
    page.get_by_role("link", name=re.compile("Group these.*Barriers")).click()
    page.get_by_label("There is no time to meet").check()
    page.get_by_label("Or under a new theme").fill("Time")
    page.get_by_role("button", name="Group").click()
    page.get_by_role("link", name="Say what the authority could do").click()
    page.get_by_label("What the authority could do").fill("Pay for cover.")
    page.get_by_role("button", name="Save").click()


def test_three_are_asked_and_answer_in_three_ways(lead_page, new_context, scripted):
    page = lead_page
    pk = start(page)
    link = f"/answer/{token_for(Ask.objects.get(school__name=ASH))}/"
    answer_by_link(new_context(java_script_enabled=scripted).new_page(), link)
    type_in(page, OAK)
    by_spreadsheet(page, pk, ACORNS)
    page.get_by_role("link", name="Stage 1 summary").first.click()
    group(page)
    page.goto(f"/schools/returns/{pk}/summary/")
    figures = page.locator(".lq-figures")
    expect(figures).to_contain_text(re.compile(r"answered, of 3 asked\s*3"))
    expect(figures).to_contain_text(re.compile(r"use the IQS, of 3 who say\s*1"))
    expect(page.locator("main")).to_contain_text("Pay for cover.")
    sources = dict(Return.objects.values_list("ask__school__name", "source"))
    assert sources == {ASH: "link", OAK: "typed", None: "spreadsheet"}


@pytest.mark.parametrize("scripted", [True], ids=["with-javascript"])
def test_every_page_is_without_faults_at_a_desk_and_on_a_phone(lead_page, new_context, looked_at):
    pk = start(lead_page)
    asks = {str(ask): ask for ask in Ask.objects.select_related("school")}
    school = new_context().new_page()
    link = f"/answer/{token_for(asks[ASH])}/"
    school.goto(link)
    looked_at(school)
    school.get_by_role("button", name="Send to").click()
    looked_at(school)
    answer_by_link(school, link)
    looked_at(school)
    school.goto("/answer/nothing/")
    looked_at(school)
    one, whole = f"/schools/returns/asked/{asks[OAK].pk}/", f"/schools/returns/{pk}/"
    for address in (
        *("/schools/returns/", "/schools/returns/new/", whole, f"{whole}edit/", f"{whole}ask/"),
        *(f"{whole}ask/other/", f"{whole}addresses/", f"{whole}chasing/", f"{whole}summary/"),
        *(f"{whole}themes/?kind=barrier", f"{whole}sheet/", one, f"{one}answer/"),
    ):
        lead_page.goto(address)
        looked_at(lead_page)
