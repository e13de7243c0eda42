"""The register in a browser: an empty list, an upload watched to its end, a preview, the list, a school."""

from functools import partial

import pytest

from accounts.enums import Role
from schools.models import School
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.schools import SchoolFactory
from tests.schools.register.files import many, rows

PREVIEW = "What this file would change"


@pytest.fixture(autouse=True)
def kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def look(page, looked_at):
    """At the page that is open."""
    return partial(looked_at, page)


@pytest.fixture
def files(tmp_path):
    """By name: one with something of every kind, one that is none."""
    long = "Saint Bartholomew and the Holy Trinity Church of England Voluntary Aided Primary School"
    mixed = [
        {"EstablishmentName": long, "LA (code)": "ANY", "SchoolWebsite": "www.school.example"},
        {"EstablishmentName": "Beech", "LA (code)": "ANY", "OpenDate": "31-02-2001"},
        {"EstablishmentName": "Cedar", "LA (code)": "888"},
    ]
    contents = {
        "register.csv": rows(*mixed),
        "large.csv": many(2100, **{"LA (code)": "ANY"}),
        "text.csv": b"not a register at all",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in contents}


def test_a_lead_fills_an_empty_register(page, sign_in, lead, files, look):
    sign_in(page, lead)
    page.goto("/schools/")
    look()
    page.get_by_role("link", name="Bring in the register").click()
    look()
    page.get_by_label("The register").set_input_files(files["text.csv"])
    page.get_by_role("button", name="Upload and check").click()
    page.locator(".govuk-error-summary a").click()
    assert page.evaluate("document.activeElement.id") == "id_file"
    look()
    page.get_by_label("The register").set_input_files(files["register.csv"])
    page.get_by_role("button", name="Upload and check").click()
    page.get_by_role("heading", name=PREVIEW).wait_for()
    assert School.objects.count() == 0
    look()
    page.get_by_role("button", name="Bring in 1 school").click()
    page.get_by_role("heading", name="The register is brought in").wait_for()
    look()
    page.get_by_role("link", name="See the schools of Any Borough").click()
    look()
    page.get_by_role("link", name="Saint Bartholomew").click()
    page.get_by_role("heading", name="Saint Bartholomew").wait_for()
    look()


def test_the_list_is_narrowed_by_keyboard(page, sign_in, lead, authority):
    for name in ("Acorn", "Beech"):
        SchoolFactory(authority=authority, name=name)
    sign_in(page, lead)
    page.goto("/schools/")
    page.get_by_label("Name, town, postcode, URN or LAESTAB").focus()
    page.keyboard.type("acorn")
    page.keyboard.press("Enter")
    page.get_by_text("1 of 2 schools").wait_for()
    assert page.locator("tbody a").all_inner_texts() == ["Acorn"]


def test_the_bar_moves_while_rows_are_checked_and_leaving_the_page_loses_nothing(
    page, sign_in, lead, files, look
):
    sign_in(page, lead)
    page.goto("/schools/import/")
    page.get_by_label("The register").set_input_files(files["large.csv"])
    page.route("**/step/", lambda route: route.abort())
    page.get_by_role("button", name="Upload and check").click()
    page.get_by_text("0 of 2,100 rows checked").wait_for()
    look()
    page.goto("/schools/")
    seen: list[str] = []
    page.on("response", lambda reply: seen.append(reply.text()) if reply.url.endswith("/step/") else None)
    page.unroute("**/step/")
    page.goto("/schools/import/")
    page.get_by_role("link", name="large.csv").click()
    page.get_by_role("heading", name=PREVIEW).wait_for()
    bars = [line.strip().split(">")[0] for text in seen for line in text.splitlines() if "<progress" in line]
    assert bars == [f'<progress id="rows-done" max="2100" value="{done}"' for done in (1000, 2000)]
    page.get_by_role("button", name="Bring in 2,100 schools").click()
    page.get_by_role("heading", name="The register is brought in").wait_for()
    assert School.objects.count() == 2100


def test_it_works_without_script(browser, base_url, sign_in, lead, files):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    sign_in(page, lead)
    page.goto("/schools/import/")
    page.get_by_label("The register").set_input_files(files["large.csv"])
    page.get_by_role("button", name="Upload and check").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Bring in 2,100 schools").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="The register is brought in").wait_for()
    assert School.objects.count() == 2100
    context.close()


def test_an_administrator_of_no_authority_brings_in_all(
    page, sign_in, authority, other_authority, files, look
):
    sign_in(page, UserFactory(is_staff=True))
    page.goto("/schools/import/")
    look()
    page.get_by_label("The register").set_input_files(files["register.csv"])
    page.get_by_role("button", name="Upload and check").click()
    page.get_by_role("heading", name=PREVIEW).wait_for()
    look()


def test_a_lead_of_two_authorities_goes_on_from_either(page, sign_in, lead, other_authority, files):
    MembershipFactory(user=lead, authority=other_authority, role=Role.LEAD)
    sign_in(page, lead)
    page.goto("/schools/import/")
    page.get_by_text("Only schools of Any Borough are brought in").wait_for()
