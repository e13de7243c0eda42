import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.reports.build import report_of
from evaluations.reports.files import Format, Part, file_of

EXPORTS = {
    "dashboard.pdf": ("application/pdf", "any-borough-2009-dashboard.pdf"),
    "dashboard-large.pdf": ("application/pdf", "any-borough-2009-dashboard-large.pdf"),
    "dashboard.csv": ("text/csv; charset=utf-8", "any-borough-2009-dashboard.csv"),
    "dashboard.html": ("text/html; charset=utf-8", "any-borough-2009-dashboard.html"),
    "round.xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "any-borough-2009-round.xlsx",
    ),
}
SLOW = ("round.pdf", "round-large.pdf")
ROLES = {
    "lead": 200,
    "core_member": 200,
    "reader": 200,
    "adviser": 403,
    "guest": 404,
    "outsider": 404,
    "regional": 404,
}


@pytest.fixture
def no_printing(monkeypatch):
    """Who may have a file does not hang on what is in it."""
    monkeypatch.setattr("evaluations.reports.files.pdf_of", lambda *args, **kwargs: b"%PDF")


def path(round_, name: str) -> str:
    return f"/rounds/{round_.slug}/export/{name}"


@pytest.mark.parametrize("name", [*EXPORTS, *SLOW])
def test_each_role_gets_the_file_or_the_refusal_that_is_theirs(client, request, signed, no_printing, name):
    answers = {}
    for who in ROLES:
        client.force_login(request.getfixturevalue(who))
        answers[who] = client.get(path(signed, name)).status_code
    assert answers == ROLES


@pytest.mark.parametrize("name", [*EXPORTS, *SLOW])
def test_a_reader_gets_no_file_of_a_round_that_is_not_signed_off(
    client, reader, unfinished, no_printing, name
):
    client.force_login(reader)
    assert client.get(path(unfinished, name)).status_code == 403


@pytest.mark.parametrize("name", EXPORTS)
def test_nobody_gets_a_file_without_signing_in(client, signed, name):
    assert client.get(path(signed, name)).status_code == 302


def test_a_refusal_says_whom_to_ask(client, adviser, signed):
    client.force_login(adviser)
    page = client.get(path(signed, "dashboard.csv")).content.decode()
    assert "Ask one of them for the file." in page


@pytest.mark.parametrize("name", EXPORTS)
def test_a_download_is_named_private_and_of_its_type(client, lead, signed, name):
    client.force_login(lead)
    response = client.get(path(signed, name))
    kind, filename = EXPORTS[name]
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="{filename}"'
    assert "private" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_download_is_the_file_that_the_command_writes(client, lead, signed):
    client.force_login(lead)
    file = file_of(report_of(signed), Format.XLSX, Part.ROUND)
    assert client.get(path(signed, "round.xlsx")).content == file.body


def test_a_file_of_a_signed_off_round_takes_four_queries(client, lead, signed):
    client.force_login(lead)
    with CaptureQueriesContext(connection) as captured:
        client.get(path(signed, "dashboard.csv"))
    assert len(captured) == 4
