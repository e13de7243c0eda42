"""A member's sheet in a browser: by keys, without script, on a phone, and out to a workbook and back."""

import re

import openpyxl
import pytest
from playwright.sync_api import expect

from evaluations.enums import RoundState
from evaluations.models import Rating
from tests.factories.answers import in_state, judge
from tests.factories.rounds import RoundFactory, cell_of, framework, join
from tests.journeys.hands import tick

SHEET = "/rounds/any-borough-laqs-2010/sheet/"
SAVED = re.compile(r"^Saved at \d\d:\d\d\.$")


@pytest.fixture
def laqs(authority, lead, core_member):
    found = RoundFactory(authority=authority, framework=framework("laqs"), name="LAQS 2010", created_by=lead)
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def sheet(page, sign_in, laqs, core_member):
    sign_in(page, core_member).goto(SHEET)
    return page


def kept():
    rows = Rating.objects.order_by("cell__element__position").select_related("level", "cell__element")
    return [(row.cell.element.ref, row.level.code if row.level else "", row.comment) for row in rows]


def focused(page):
    return page.evaluate("document.activeElement.id")


def field(laqs, ref, part="value"):
    return f"{part}-r{cell_of(laqs, ref).pk}"


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def saved(page, number):
    expect(page.locator("#sheet-rated")).to_have_text(str(number))
    expect(page.locator("#saved")).to_have_text(SAVED)


def test_by_keys_alone(sheet, laqs):
    sheet.locator(f"#{field(laqs, '1')}").focus()
    press(sheet, "a", "ArrowDown", "g", "ArrowDown", "ArrowDown", "r")
    assert focused(sheet) == field(laqs, "4")
    saved(sheet, 3)
    press(sheet, "c")
    assert focused(sheet) == field(laqs, "4", "note")
    sheet.keyboard.type("Green grass, a carrot and an egg")
    press(sheet, "Escape")
    assert focused(sheet) == field(laqs, "4")
    press(sheet, "e")
    expect(sheet.locator("*:focus")).to_have_text("None yet of evidence for 4")
    press(sheet, "Escape", "ArrowUp", "ArrowUp", "Delete")
    saved(sheet, 2)
    expect(sheet.locator(f"#row-r{cell_of(laqs, '4').pk} input:checked")).to_have_value("red")
    assert kept() == [("1", "amber", ""), ("2", "", ""), ("4", "red", "Green grass, a carrot and an egg")]


def test_the_arrows_between_rows_change_no_answer(sheet, laqs):
    sheet.locator(f"#{field(laqs, '1')}").focus()
    press(sheet, "g")
    saved(sheet, 1)
    press(sheet, "ArrowDown", "ArrowUp", "ArrowUp")
    assert focused(sheet) == f"{field(laqs, '1')}-3"
    assert kept() == [("1", "green", "")]


def test_the_mouse_picks_and_clears(sheet, laqs):
    row = sheet.locator(f"#row-r{cell_of(laqs, '3').pk}")
    tick(row.get_by_label("Amber"))
    saved(sheet, 1)
    row.get_by_role("button", name="Clear").click()
    saved(sheet, 0)
    assert kept() == [("3", "", "")]


def test_two_windows_of_one_person_clash_in_sight(sheet, laqs):
    other = sheet.context.new_page()
    other.goto(SHEET)
    other.locator(f"#{field(laqs, '1')}").focus()
    press(other, "g")
    saved(other, 1)
    sheet.locator(f"#{field(laqs, '1')}").focus()
    press(sheet, "r")
    expect(sheet.locator("#saved")).to_have_text("Not saved: see the problem above")
    tick(sheet.get_by_label("Keep mine"))
    sheet.get_by_role("button", name="Save my choice").click()
    expect(sheet.locator(".lq-notice")).to_contain_text("Saved at")
    assert kept() == [("1", "red", "")]


def test_without_script_it_is_one_form(browser, browser_context_args, sign_in, laqs, core_member):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = sign_in(context.new_page(), core_member)
    page.goto(SHEET)
    expect(page.locator(".lq-keys-bar")).to_be_hidden()
    tick(page.locator(f"#row-r{cell_of(laqs, '1').pk}").get_by_label("Green"))
    page.locator(f"#{field(laqs, '2', 'note')}").fill("Still to come.")
    page.get_by_role("button", name="I have finished").click()
    expect(page.locator(".lq-sheet__finished")).to_contain_text("You said that you had finished on")
    assert kept() == [("1", "green", ""), ("2", "", "Still to come.")]
    page.get_by_role("button", name="Clear the highlight of 1", exact=True).click()
    page.get_by_role("button", name="I have not finished after all").click()
    expect(page.get_by_role("button", name="I have finished")).to_be_visible()
    assert kept()[0] == ("1", "", "")
    context.close()


def test_out_to_a_workbook_and_back(sheet, laqs, tmp_path):
    sheet.get_by_role("link", name="Fill in by Excel").click()
    with sheet.expect_download() as download:
        sheet.get_by_role("link", name="Download your sheet (Excel)").click()
    path = tmp_path / "sheet.xlsx"
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    book["Your sheet"]["B2"], book["Your sheet"]["C3"] = "Green", "From the train."
    book.save(path)
    sheet.get_by_label("Your filled-in sheet").set_input_files(path)
    sheet.get_by_role("button", name="Check the file").click()
    expect(sheet.get_by_role("heading", level=1)).to_have_text("What your file would change")
    assert kept() == []
    sheet.get_by_role("button", name="Save these changes").click()
    expect(sheet.locator(".lq-notice")).to_contain_text("2 rows of your file are saved at")
    assert kept() == [("1", "green", ""), ("2", "", "From the train.")]


def test_on_a_phone_and_at_a_desk_nothing_is_wrong(sheet, laqs, lead, looked_at, sign_in):
    in_state(laqs, RoundState.AGREEING)
    judge(cell_of(laqs, "2"), lead, "amber")
    places = ("", "file/", "words/")
    for place in places:
        sheet.goto(f"{SHEET}{place}")
        looked_at(sheet)
    in_state(laqs, RoundState.RATING)
    sign_in(sheet, lead).goto(f"{SHEET}words/6/")
    looked_at(sheet)
