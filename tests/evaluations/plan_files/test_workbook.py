import datetime as dt
import io
from dataclasses import fields, replace

import pytest
from openpyxl import load_workbook

from evaluations.reports.plans.columns import TITLES
from evaluations.reports.plans.files import Format, file_of
from evaluations.reports.plans.model import ActionLine
from tests.evaluations.plan_files import sample
from tests.evaluations.plan_files.sample import drawn
from tests.evaluations.reports.reading import sheet_rows

FORMULA = '=HYPERLINK("http://example.org","click")'
TEXTS = [field.name for field in fields(ActionLine) if field.type in ("str", str)]


def book(body: bytes):
    return load_workbook(io.BytesIO(body))


@pytest.fixture(scope="module")
def body() -> bytes:
    return file_of(drawn(), Format.XLSX, leads=("Cory Core", "Lena Lead")).body


def test_it_has_a_sheet_for_each_list(body):
    opened = book(body)
    assert opened.sheetnames == [
        "Actions",
        "Milestones",
        "Ratings",
        "Follow-up",
        "Progress",
        "About",
        "Lists",
    ]
    assert opened["Lists"].sheet_state == "hidden"


def test_an_action_is_a_row_of_real_dates_and_numbers(body):
    first = sheet_rows(body, "Actions")[0]
    assert tuple(first) == TITLES
    assert first == {
        "Reference": "A1",
        "Element": "2.5",
        "Phase": "Early Years",
        "Priority or objective": "Better data",
        "Action": sample.ACTION.title,
        "Lead": "Early Years quality manager",
        "Helped by": "Settings’ leaders",
        "Start": dt.datetime(2009, 10, 5),
        "Due": dt.datetime(2010, 3, 26),
        "Resources": "12 days of a consultant’s time",
        "Cost, £": 4200,
        "Success criteria": "All five qualities of data are present",
        "Indicator": "Settings that return data on time",
        "Baseline": "61%",
        "Target": "95%",
        "Monitored by": "Early Years board",
        "Monitored how": "sample of ten settings",
        "Monitored when": "half-termly",
        "Evaluation of impact": "Two settings out of ten act on their data.",
        "Evaluated on": dt.datetime(2010, 2, 20),
        "Status": "In progress",
        "Reason for status": None,
        "Progress": "Red",
        "Committee date": dt.datetime(2010, 3, 17),
        "Rating": "Needs significant improvement",
        "Made from": "Needs significant improvement",
        "Version": 3,
    }


def test_the_other_sheets_hold_milestones_ratings_follow_up_and_progress(body):
    assert [tuple(row.values()) for row in sheet_rows(body, "Milestones")][1] == (
        "A1",
        dt.datetime(2010, 2, 12),
        "autumn data loaded and checked",
        None,
        2,
    )
    assert [tuple(row.values())[3:] for row in sheet_rows(body, "Ratings")] == [
        ("SI", "Needs significant improvement", "A1", None, None),
        ("NI", "Needs improvement", "A2", None, None),
        ("NI", "Needs improvement", None, "The team moves in May.", None),
        ("NI", "Needs improvement", None, None, "Yes"),
        ("G", "Good", None, None, None),
    ]
    assert [row["What"] for row in sheet_rows(body, "Follow-up")] == [
        "Visit the twelve settings",
        "Return rates by setting",
    ]
    assert sheet_rows(body, "Progress")[0]["Note"] == "Autumn data are late."


def test_headers_are_frozen_lists_are_offered_and_columns_can_be_filtered(body):
    sheet = book(body)["Actions"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:AA4")
    offered = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert offered == {
        "U2": '"Not started,In progress,Done,Dropped"',
        "W2": '"Red,Amber,Green"',
        "B2": "Lists!$B$2:$B$6",
        "C2": "Lists!$C$2:$C$4",
        "F2": "Lists!$A$2:$A$3",
    }
    assert [cell.value for cell in book(body)["Lists"]["A"]][:3] == ["Leads", "Cory Core", "Lena Lead"]


def test_dates_and_pounds_have_formats_and_short_texts_stay_text(body):
    sheet = book(body)["Actions"]
    formats = {
        title: sheet.cell(2, TITLES.index(title) + 1).number_format
        for title in ("Due", "Cost, £", "Baseline")
    }
    assert formats == {"Due": "d mmmm yyyy", "Cost, £": "£#,##0.00", "Baseline": "@"}


def test_nothing_in_any_field_is_run_as_a_formula():
    action = replace(sample.ACTION, **dict.fromkeys(TEXTS, FORMULA))
    report = replace(sample.REPORT, actions=(action,), head=replace(sample.HEAD, introduction=FORMULA))
    for sheet in book(file_of(drawn(report), Format.XLSX).body):
        assert [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"] == []


@pytest.mark.parametrize("hostile", ["<r><t>x</t></r>", "<r>&</r>", "a\x00b\x0bc\x1f", "_x0041_", "\ufffe"])
def test_what_looks_like_a_cell_s_own_markup_is_kept_as_text(hostile):
    body = file_of(
        drawn(replace(sample.REPORT, actions=(replace(sample.ACTION, title=hostile),))), Format.XLSX
    ).body
    assert sheet_rows(body, "Actions")[0]["Action"].strip() == "".join(
        one for one in hostile if one.isprintable() or one == "\n"
    ).replace("\ufffe", "")


def test_a_signed_revision_says_that_it_is_for_reading():
    body = file_of(drawn(standing=sample.SIGNED), Format.XLSX).body
    about = {row[0].value: row[1].value for row in book(body)["About"]}
    assert about["How to use this file"].startswith("This is a signed revision, for reading.")
    assert book(body)["Actions"].data_validations.dataValidation == []
    assert [cell.value for cell in book(body)["Lists"]["E"]][:2] == ["Revision", "Revision 1"]
