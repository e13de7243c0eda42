"""A plan is signed, approved, changed and signed again; its workbook goes out and comes back."""

import datetime as dt
import io
from functools import partial

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from evaluations.models import Action, Plan, PlanRevision
from tests.evaluations.plan_files.conftest import plan  # noqa: F401
from tests.evaluations.plan_files.signing import signed

PLAN = "/plans/any-borough-2009/"


def fetched(page, path: str) -> bytes:
    return page.request.get(path).body()


def test_a_plan_is_signed_approved_changed_and_signed_again(browse, lead, reader, plan):  # noqa: F811
    at_lead, at_reader = browse(lead), browse(reader)
    at_lead.goto(PLAN)
    at_lead.get_by_role("link", name="Sign the plan").click()
    at_lead.get_by_role("button", name="Sign revision 1").click()
    expect(at_lead.locator("h1")).to_have_text("Action plan, revision 1")
    first = {
        kind: fetched(at_lead, f"{PLAN}revisions/1/plan.{kind}") for kind in ("pdf", "xlsx", "docx", "csv")
    }

    at_reader.goto(PLAN)
    expect(at_reader.locator("h1")).to_have_text("Action plan, revision 1")
    at_reader.get_by_role("button", name="Send back").click()
    expect(at_reader.locator(".govuk-error-summary")).to_contain_text("Say what should change")
    at_reader.get_by_label("What you want to say").fill("Who leads A2?")
    at_reader.get_by_role("button", name="Send back").click()
    expect(at_reader.locator(".lq-notice")).to_contain_text("Revision 1 is sent back to the lead.")

    at_lead.goto(f"{PLAN}actions/2/edit/")
    at_lead.get_by_label("Or the name of a lead without an account").fill("Nora Name")
    at_lead.get_by_role("button", name="Save").first.click()
    at_lead.goto(PLAN)
    expect(at_lead.locator(".lq-signing")).to_contain_text("Who leads A2?")
    expect(at_lead.locator(".lq-signing")).to_contain_text("Changed since revision 1 was signed: 1 change")
    at_lead.get_by_role("link", name="Sign the plan").click()
    at_lead.get_by_label("What has changed").fill("A2 has a lead.")
    at_lead.get_by_role("button", name="Sign revision 2").click()

    at_reader.goto(PLAN)
    expect(at_reader.locator("h1")).to_have_text("Action plan, revision 2")
    at_reader.get_by_role("button", name="Approve").click()
    expect(at_reader.locator(".lq-notice")).to_contain_text("Revision 2 is approved.")
    states = list(PlanRevision.objects.order_by("number").values_list("number", "state", "reply"))
    assert states == [(1, "returned", "Who leads A2?"), (2, "approved", "")]
    again = {kind: fetched(at_lead, f"{PLAN}revisions/1/plan.{kind}") for kind in ("xlsx", "docx", "csv")}
    assert b"Nora Name" not in first["csv"]
    assert again["csv"] == first["csv"]


def test_the_workbook_is_filled_in_and_read_back(browse, lead, plan, tmp_path):  # noqa: F811
    page = browse(lead)
    page.goto(f"{PLAN}file/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the plan (Excel)").click()
    path = tmp_path / "plan.xlsx"
    download.value.save_as(path)
    book = load_workbook(path)
    sheet = book["Actions"]
    sheet["E3"].value, sheet["I3"].value, sheet["E5"].value = (
        "Write a short policy",
        dt.datetime(2010, 6, 1),
        "Buy books",
    )
    sheet["I4"].value = "soon"
    book.save(path)
    page.get_by_label("The filled-in file").set_input_files(path)
    page.get_by_role("button", name="Check the file").click()
    expect(page.locator("h1")).to_have_text("What your file would change")
    expect(page.get_by_role("table", name="Cells and rows that are refused")).to_contain_text(
        "row 4, column I"
    )
    expect(page.get_by_role("table", name="Each field that would change")).to_contain_text(
        "Write a short policy"
    )
    assert Action.objects.get(number=2).title == "Write a policy"
    page.get_by_role("button", name="Save these changes").click()
    expect(page.locator(".lq-notice")).to_contain_text("2 actions are saved from your file")
    rows = Action.objects.filter(number__in=(2, 4)).values_list("number", "title", "due")
    assert list(rows) == [(2, "Write a short policy", dt.date(2010, 6, 1)), (4, "Buy books", None)]


@pytest.fixture
def look(page, looked_at):
    """At the page that is open."""
    return partial(looked_at, page)


@pytest.mark.usefixtures("plan")
def test_pages_of_signing_and_of_files_at_a_desk_and_on_a_phone(page, sign_in, lead, reader, look, tmp_path):
    sign_in(page, lead)
    for path in (PLAN, f"{PLAN}sign/", f"{PLAN}file/"):
        page.goto(path)
        look()
    path = tmp_path / "plan.xlsx"
    book = load_workbook(io.BytesIO(page.request.get(f"{PLAN}export/plan.xlsx").body()))
    book["Actions"]["E3"].value, book["Actions"]["I4"].value = "Other words " * 12, "soon"
    book.save(path)
    page.get_by_label("The filled-in file").set_input_files(path)
    page.get_by_role("button", name="Check the file").click()
    look()
    signed(Plan.objects.get(), lead)
    sign_in(page, reader)
    page.goto(f"{PLAN}revisions/1/")
    look()
    page.get_by_role("button", name="Send back").click()
    look()
