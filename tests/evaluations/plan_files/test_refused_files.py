"""Files that are not what they should be: each is refused in words that say where and what to do."""

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from evaluations.models import Action
from tests.evaluations.plan_files.books import Copy, changes, confirm, refused, send
from tests.evaluations.plan_files.signing import signed
from tests.factories.plans import PlanFactory
from tests.factories.rounds import RoundFactory, framework

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_lead(client, lead):
    client.force_login(lead)
    return client


@pytest.fixture
def copy(as_lead, plan) -> Copy:
    return Copy(as_lead)


def said(response) -> str:
    page = response.content.decode()
    assert (response.status_code, "There is a problem" in page) == (422, True)
    return page


def place(title: str, row: int) -> str:
    from openpyxl.utils import get_column_letter

    from evaluations.reports.plans.columns import TITLES

    return f"Actions, row {row}, column {get_column_letter(TITLES.index(title) + 1)}"


def test_a_file_of_another_plan_is_refused(as_lead, plan, authority, lead):
    other = RoundFactory(
        authority=authority,
        framework=framework("laqs"),
        name="2010",
        slug="any-borough-2010",
        created_by=lead,
    )
    PlanFactory(round=other, updated_by=lead)
    body = as_lead.get("/plans/any-borough-2010/export/plan.xlsx").content
    assert "This file is of another plan (any-borough-2010)." in said(send(as_lead, body))


def test_a_file_of_a_signed_revision_is_refused(as_lead, plan, lead):
    signed(plan, lead)
    body = as_lead.get("/plans/any-borough-2009/revisions/1/plan.xlsx").content
    assert "This file is of Revision 1, which is signed and stays as it is." in said(send(as_lead, body))


def test_a_file_that_is_no_plan_is_refused(as_lead, plan):
    out = io.BytesIO()
    Workbook().save(out)
    assert "has no sheet named “Actions”" in said(send(as_lead, out.getvalue()))


@pytest.mark.parametrize("body", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_files_that_cannot_be_opened_are_refused(as_lead, plan, body):
    assert "govuk-error-summary" in said(send(as_lead, body))


def test_no_file_at_all_is_refused(as_lead, plan):
    assert "Choose a file." in said(as_lead.post("/plans/any-borough-2009/file/", {}))


def test_a_file_that_unpacks_to_far_more_is_refused(as_lead, plan):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    assert "govuk-error-summary" in said(send(as_lead, out.getvalue()))


def test_a_missing_title_is_named(copy):
    copy.book["Actions"]["H1"].value = "Begins"
    assert "lacks this column: “Start”" in said(copy.send())


def test_cells_that_are_refused_are_named_with_row_column_and_why(copy, plan):
    copy.set("A1", due="soon", cost="a lot", status="Nearly", progress="Blue", start="=TODAY()")
    copy.set("A2", element="99", title="x" * 501)
    copy.new(title="=1+1").new(title="Do it", reference="B7").new(priority="No words")
    page = copy.send()
    assert refused(page) == [
        [place("Start", 2), "It holds a formula. Put the value itself there."],
        [place("Due", 2), "“soon” is not a date. Write day, month and year, for example 26/3/2010."],
        [place("Cost, £", 2), "“a lot” is not a number of pounds. Write it as 1200 or 1200.50."],
        [place("Status", 2), "“Nearly” is none of Not started, In progress, Done, Dropped."],
        [place("Progress", 2), "“Blue” is none of Red, Amber, Green."],
        [place("Action", 3), "It is 501 characters long; 500 is the most."],
        [place("Element", 3), "99 is not in this round. Choose the element and the phase from the lists."],
        [place("Action", 5), "It holds a formula. Put the value itself there."],
        ["Actions, row 6", "“B7” is no reference. Leave it empty for a new action, or write New 1."],
        [place("Action", 7), "A new action needs words that say what will be done."],
    ]
    assert changes(page) == []
    assert Action.objects.count() == 3


def test_merged_cells_are_refused(copy):
    copy.book["Actions"].merge_cells("D2:D3")
    copy.cell("A1", "Priority or objective").value = "Merged"
    page = copy.send()
    assert refused(page) == [
        [
            place("Priority or objective", row),
            "It is merged with other cells. Unmerge them, and fill in each.",
        ]
        for row in (2, 3)
    ]


def test_what_is_not_refused_can_be_saved_and_the_rest_stays(copy, plan):
    copy.set("A1", due="soon", title="Name two leads")
    page = copy.send()
    assert [line[1:] for line in changes(page)] == [
        ["Action", "Name a lead in every school", "Name two leads"]
    ]
    confirm(copy.client, page)
    action = plan.actions.get(number=1)
    assert (action.title, action.due) == ("Name two leads", dt.date(2010, 3, 26))


def test_rows_that_stand_twice_or_name_nothing_are_refused(copy):
    sheet = copy.book["Actions"]
    sheet.cell(5, 1).value, sheet.cell(5, 5).value = "A1", "Again"
    sheet.cell(6, 1).value, sheet.cell(6, 5).value = "A9", "Nothing"
    copy.set("A3", version=7)
    assert refused(copy.send()) == [
        [
            "Actions, row 4",
            "Its version is not one that the action has had. Put back what stood there, or download again.",
        ],
        ["Actions, row 5", "A1 stands in row 2 already. Keep one of the two."],
        ["Actions, row 6", "This plan has no action A9. For a new action leave the reference empty."],
    ]


def test_rules_of_an_action_hold_for_files_too(copy):
    copy.set("A1", due=dt.datetime(2009, 1, 1)).set("A3", status="Dropped")
    assert refused(copy.send()) == [
        ["Actions, row 2", "The action is due before it starts. Change one of the two dates."],
        ["Actions, row 4", "Say why the action is dropped: the reason stays with the plan."],
    ]


def test_milestones_that_are_not_right_are_refused_with_their_row(copy):
    copy.milestone(2, due="yesterday").milestone(3, title="")
    copy.milestone(4, reference="A9", due=dt.datetime(2010, 1, 1), title="Whose?")
    copy.milestone(5, reference="A2", due=dt.datetime(2010, 1, 1), title="Mine", key=99)
    copy.milestone(6, reference="New 3", due=dt.datetime(2010, 1, 1), title="Nobody’s")
    assert refused(copy.send()) == [
        [
            "Milestones, row 2",
            "Column B: “yesterday” is not a date. Write day, month and year, for example 26/3/2010.",
        ],
        ["Milestones, row 3", "A milestone needs words and a date. To remove one, use the action’s page."],
        ["Milestones, row 4", "Its reference is not that of an action. Write A1, or New 1 for a new action."],
        [
            "Milestones, row 5",
            "Its key is not that of a milestone of this action. Leave the key of a new one empty.",
        ],
        ["Milestones, row 6", "There is no row New 3 in the sheet Actions."],
    ]


def test_two_people_of_one_name_are_asked_about(copy, plan, authority, core_member, lead):
    core_member.name = lead.name
    core_member.save()
    copy.set("A2", lead="Lena Lead")
    assert refused(copy.send()) == [
        [place("Lead", 3), "2 people are called Lena Lead. Choose the lead on the action’s own page."]
    ]


def test_a_saved_copy_of_a_whole_workbook_reads_the_same(copy):
    again = io.BytesIO()
    load_workbook(io.BytesIO(copy.body)).save(again)
    page = send(copy.client, again.getvalue())
    assert (changes(page), refused(page)) == ([], [])
