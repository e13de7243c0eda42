"""Every address × every person, against the table."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from evaluations.reports.files import File
from evaluations.views import exports
from evaluations.views.answering import report as answering_report
from evaluations.views.plan_files import exports as plan_exports
from evaluations.views.preparing import briefing
from schools import paper
from tests.permissions.admin_table import ADMIN
from tests.permissions.asking import ask
from tests.permissions.doors import OWNED
from tests.permissions.table import PEOPLE, ROWS, Row

pytestmark = pytest.mark.django_db

MEMBERS = ("lead", "guest", "reader", "adviser", "regional")


@pytest.fixture(autouse=True)
def quick_files(monkeypatch):
    """Who may download is asked here, hundreds of times; what is in a file is tested elsewhere."""
    monkeypatch.setattr(exports, "report_of", lambda round_: None)
    for module in (exports, plan_exports, answering_report):
        monkeypatch.setattr(
            module, "file_of", lambda *args, **kwargs: File("f.pdf", "application/pdf", b"%PDF")
        )
    monkeypatch.setattr(briefing, "briefing_pdf", lambda paper: b"%PDF")
    monkeypatch.setattr(paper, "write_pdf", lambda html: b"%PDF")


def names(patterns, prefix="") -> set[str]:
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            found |= names(pattern.url_patterns, prefix + space)
        elif isinstance(pattern, URLPattern):
            found.add(prefix + (pattern.name or str(pattern.pattern)))
    return found


def test_the_tables_hold_every_address_and_no_other():
    assert names(get_resolver().url_patterns) == {row.view for row in ROWS} | {
        f"admin:{row}" for row in ADMIN
    }


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everyone_gets_what_the_table_says(world, row: Row):
    expected = {(state, who): said for state in row.states for who, said in row.outcomes.items()}
    asked = {(state, who): ask(world, who, row.name, row.of, row.how, state) for state, who in expected}
    assert {at: said for at, (said, _) in asked.items()} == expected
    written = {at: sql for at, (said, sql) in asked.items() if said != "done" and sql}
    assert written == {}


def test_no_request_that_only_looks_changes_anything():
    assert [str(row) for row in ROWS if row.how == "GET" and "done" in row.outcomes.values()] == []


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_lead_elsewhere_who_reads_here_gets_what_a_reader_gets(world, row: Row):
    asked = {state: ask(world, "both", row.name, row.of, row.how, state)[0] for state in row.states}
    assert asked == dict.fromkeys(row.states, row.outcomes["reader"])


def not_there(row: Row, who: str) -> str:
    """405 says nothing of the object; nor does 403 on pages of people, where roles are asked first."""
    always = {"405", "403"} if row.of in {"membership", "invitation"} else {"405"}
    return row.outcomes[who] if row.outcomes[who] in always else "404"


@pytest.mark.parametrize("row", [row for row in ROWS if row.of in OWNED], ids=str)
def test_what_another_authority_owns_is_not_there(world, row: Row):
    asked = {
        who: ask(world, who, row.name, row.of, row.how, row.states[-1], world.other)
        for who in ("anyone", *MEMBERS)
    }
    expected = {who: (not_there(row, who), []) for who in MEMBERS}
    # A line that saves itself is not sent to a page of sign-in, which it would take for success.
    signed_out = "401" if row.how.startswith("HTMX") else "in"
    assert asked == {"anyone": (signed_out, []), **expected}


def test_a_form_for_another_authority_is_not_taken(world):
    forms = [("accounts:invite", "POST"), ("accounts:switch_authority", "POST")]
    asked = {name: ask(world, "lead", name, "-", how, house=world.other) for name, how in forms}
    assert asked == {name: ("404", []) for name, _ in forms}


def test_a_page_without_a_form_takes_no_submission(world):
    forms = {row.view for row in ROWS if row.how != "GET"}
    pages = {row.view: row for row in ROWS if row.view not in forms}
    asked = {name: ask(world, "lead", row.name, row.of, "POST", "F") for name, row in pages.items()}
    assert asked == dict.fromkeys(pages, ("405", []))


def test_everyone_in_the_table_is_somebody():
    assert {len(row.outcomes) for row in ROWS} == {len(PEOPLE) + 4}
