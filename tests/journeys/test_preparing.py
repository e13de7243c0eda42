"""Stage 2 in a browser: people named by element, priorities, a meeting, the briefing paper, a guest’s last day."""

import datetime as dt
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from accounts.enums import Role
from accounts.models import User
from evaluations.enums import TeamRole
from evaluations.models import Round
from tests.factories.accounts import MembershipFactory
from tests.factories.rounds import cell_of, join

HOME = "/rounds/northmoor-vale-gifted-and-talented/"
DAY = dt.timedelta(days=1)
ADVICE = "The core team has 7 members."


@pytest.fixture
def round_(demo_in_full) -> Round:
    return Round.objects.get(slug="northmoor-vale-gifted-and-talented")


@pytest.fixture
def lead(round_) -> User:
    return User.objects.get(email="lead@northmoor-vale.example")


@pytest.fixture
def page(browse, lead):
    return browse(lead)


@pytest.fixture
def newcomers(round_):
    """As many as make a core team of seven."""
    wanted = 7 - round_.team.exclude(role=TeamRole.GUEST).count()
    return [MembershipFactory(authority=round_.authority, role=Role.CORE) for _ in range(wanted)]


def add(page, membership, *titles, brings=""):
    for title in titles:
        page.get_by_label(title, exact=True).check()
    page.get_by_label("Person").select_option(str(membership.pk))
    page.get_by_label("Team or service that they bring").fill(brings)
    page.get_by_role("button", name="Add to the team").click()
    expect(page.locator(".lq-notice")).to_contain_text("is in the team")


def row(page, title):
    return page.get_by_role("row").filter(has_text=title)


def test_a_lead_prepares_a_round(page, round_, newcomers):
    page.goto(HOME)
    page.get_by_role("link", name="Preparing").click()
    page.get_by_role("link", name="Who might help").first.click()
    *others, last = newcomers
    for membership in others:
        add(page, membership, "6 Identification")
    expect(page.get_by_text(ADVICE)).to_have_count(0)
    add(page, last, "3 Ethos and pastoral care", "4 Resources", brings="Looked-after children team")
    expect(page.get_by_text(ADVICE)).to_be_visible()
    expect(row(page, "4 Resources")).to_contain_text(f"{last.user.name}, Looked-after children team")
    expect(row(page, "5 Engaging")).to_contain_text("Nobody named")
    choose_priorities(page)
    record_a_meeting(page)
    download_the_briefing(page)
    tick_it(page)
    assert [cell.element.ref for cell in round_.cells.filter(focus=True).select_related("element")] == [
        "4",
        "9",
    ]
    assert round_.meetings.get().decisions == "Ask the forum."


def choose_priorities(page):
    page.goto(f"{HOME}preparing/")
    page.get_by_role("link", name="Choose priority areas").click()
    for ref in ("4", "9"):
        page.get_by_label(ref, exact=True).check()
    page.get_by_role("button", name="Save priority areas").click()
    expect(page.locator(".lq-notice")).to_contain_text("Priority areas: 4, 9.")
    page.goto(HOME)
    expect(page.locator("tbody tr").first).to_contain_text(re.compile(r"4 Resources\s*Priority"))


def record_a_meeting(page):
    page.goto(f"{HOME}preparing/")
    page.get_by_role("link", name="Record a meeting").click()
    page.get_by_label("What it was").select_option(label="First meeting of the core team")
    page.get_by_label("Date").fill("12/1/2010")
    page.get_by_role("button", name="Save the record").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say who was there")
    page.get_by_label("Robert Halewood").check()
    page.get_by_label("Decisions").fill("Ask the forum.")
    page.get_by_role("button", name="Save the record").click()
    expect(page.locator("h1")).to_have_text("First meeting of the core team")
    expect(page.locator("main")).to_contain_text("Tuesday 12 January 2010")


def download_the_briefing(page):
    page.goto(f"{HOME}preparing/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the briefing paper (PDF)").click()
    pdf = PdfReader(BytesIO(Path(waiting.value.path()).read_bytes()))
    text = " ".join(pdf.pages[1].extract_text().split())
    assert (waiting.value.suggested_filename, len(pdf.pages)) == (
        "northmoor-vale-gifted-and-talented-briefing.pdf",
        2,
    )
    assert "4 Resources Priority" in text


def tick_it(page):
    point = page.locator("#point-meeting")
    point.get_by_label("Done on").fill("12/1/2010")
    point.get_by_role("button", name="Tick").click()
    expect(page.locator("#point-meeting")).to_contain_text(
        "Done on 12 January 2010, ticked by Robert Halewood"
    )


def test_a_guest_loses_the_way_in_the_day_after_their_last(new_context, sign_in, round_):
    """The last day is set in the table: a guest who joined a while ago."""
    guest = MembershipFactory(authority=round_.authority, role=Role.GUEST).user
    cell = cell_of(round_, "4")
    place = join(round_, guest, TeamRole.GUEST, (cell,))
    page = sign_in(new_context().new_page(), guest)
    for until, there in ((timezone.localdate(), True), (timezone.localdate() - DAY, False)):
        place.until = until
        place.save()
        page.goto("/rounds/")
        expect(page.get_by_role("link", name=round_.name)).to_have_count(int(there))
        response = page.goto(f"{HOME}all/4/")
        assert response.status == (200 if there else 404)


def test_the_cycle_is_walked_by_keyboard(page, round_):
    page.goto(f"{HOME}preparing/")
    page.set_viewport_size({"width": 1280, "height": 800})
    links = page.locator("svg.lq-cycle a")
    links.first.focus()
    for index in range(1, links.count()):
        page.keyboard.press("Tab")
        expect(links.nth(index)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Start a round")
