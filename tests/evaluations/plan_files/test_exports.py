import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.evaluations.plan_files.signing import signed
from tests.evaluations.reports.reading import csv_rows, pdf_text
from tests.factories.plans import ActionFactory

pytestmark = pytest.mark.django_db

FILES = {
    "plan.pdf": ("application/pdf", "any-borough-2009-plan.pdf"),
    "plan-large.pdf": ("application/pdf", "any-borough-2009-plan-large.pdf"),
    "plan.xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "any-borough-2009-plan.xlsx",
    ),
    "plan.docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "any-borough-2009-plan.docx",
    ),
    "plan.csv": ("text/csv; charset=utf-8", "any-borough-2009-plan.csv"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_download_is_named_private_and_of_its_type(client, lead, plan, name):
    client.force_login(lead)
    response = client.get(f"/plans/any-borough-2009/export/{name}")
    kind, filename = FILES[name]
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="{filename}"'
    assert "private" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_a_revision_says_which(client, reader, plan, lead):
    signed(plan, lead)
    client.force_login(reader)
    response = client.get("/plans/any-borough-2009/revisions/1/plan.csv")
    assert response["Content-Disposition"] == 'attachment; filename="any-borough-2009-plan-revision-1.csv"'
    assert {row["Revision"] for row in csv_rows(response.content)} == {"Revision 1"}


def test_who_may_not_have_a_file_is_told_whom_to_ask(client, adviser, reader, plan):
    client.force_login(adviser)
    assert (
        "Ask one of them for the file."
        in client.get("/plans/any-borough-2009/export/plan.csv").content.decode()
    )
    client.force_login(reader)
    page = client.get("/plans/any-borough-2009/export/plan.csv")
    assert (page.status_code, "This plan is not signed yet." in page.content.decode()) == (403, True)


def test_a_plan_that_is_not_begun_has_files_with_nothing_in_them(client, lead, plan):
    plan.actions.all().delete()
    plan.left_out.all().delete()
    plan.delete()
    client.force_login(lead)
    assert "No actions are written yet." in pdf_text(
        client.get("/plans/any-borough-2009/export/plan.pdf").content
    )
    assert client.get("/plans/any-borough-2009/sign/").status_code == 200


def count(client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])
def test_a_file_takes_as_many_queries_however_many_actions(client, lead, plan, name):
    client.force_login(lead)
    path = f"/plans/any-borough-2009/export/{name}"
    count(client, path)
    few = count(client, path)
    for number in range(4, 12):
        ActionFactory(plan=plan, number=number)
    assert count(client, path) == few
    assert few <= 13


def test_a_file_of_a_revision_takes_six_queries(client, lead, plan):
    signed(plan, lead)
    client.force_login(lead)
    assert count(client, "/plans/any-borough-2009/revisions/1/plan.csv") <= 6


def test_the_command_writes_the_bytes_of_the_download(client, lead, plan, tmp_path, capsys):
    signed(plan, lead)
    client.force_login(lead)
    call_command(
        "export_plan", "any-borough-2009", "--format", "csv", "--output", str(tmp_path / "draft.csv")
    )
    assert (tmp_path / "draft.csv").read_bytes() == client.get(
        "/plans/any-borough-2009/export/plan.csv"
    ).content
    for kind in ("xlsx", "docx", "pdf"):
        out = tmp_path / f"one.{kind}"
        call_command(
            "export_plan", "any-borough-2009", "--format", kind, "--revision", "1", "--output", str(out)
        )
        assert out.read_bytes() == client.get(f"/plans/any-borough-2009/revisions/1/plan.{kind}").content


def test_the_command_says_what_is_not_there(plan):
    with pytest.raises(CommandError, match="There is no round 'any-borough-2008'"):
        call_command("export_plan", "any-borough-2008", "--format", "csv", "--output", "-")
    with pytest.raises(CommandError, match="has no revision 4"):
        call_command("export_plan", "any-borough-2009", "--format", "csv", "--revision", "4", "--output", "-")


@pytest.mark.parametrize("name", ["plan.pdf", "plan-large.pdf", "plan.xlsx", "plan.docx", "plan.csv"])
def test_the_first_revision_s_files_stay_when_the_plan_goes_on(client, lead, plan, name):
    signed(plan, lead)
    client.force_login(lead)
    path = f"/plans/any-borough-2009/revisions/1/{name}"
    before = client.get(path).content
    action = plan.actions.get(number=1)
    action.title = "Something else"
    action.save()
    lead.name = "Lena Later"
    lead.save()
    signed(plan, lead, note="Another title.")
    assert client.get(path).content == before
