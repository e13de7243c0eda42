"""A plan in a browser: from a capped rating to an action that is done, with script and without it."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evaluations.enums import RoundState
from evaluations.models import Action, FollowUp, NoAction, ProgressEntry
from tests.factories.answers import answer, judge
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import RoundFactory, cell_of, framework, join

DAY = dt.timedelta(days=1)


@pytest.fixture
def round_(authority, lead, core_member):
    framework()
    found = RoundFactory(authority=authority, name="Autumn 2009", created_by=lead, state=RoundState.AGREEING)
    join(found, lead, "lead")
    join(found, core_member)
    cell = cell_of(found, "2.5", "primary")
    answer(cell, core_member, "2.5-G-1", "no")
    judge(cell, lead, "NI", "Data come late.")
    return found


@pytest.fixture
def plan(round_, lead, core_member):
    """In motion: late, due, done and dropped actions, long words among them."""
    today = timezone.localdate()
    found = PlanFactory(round=round_, updated_by=lead, last_number=4)
    cell = cell_of(round_, "1.1", "primary")
    judge(cell, lead, "SI")
    late = ActionFactory(
        plan=found,
        cell=cell,
        lead=core_member,
        due=today - 3 * DAY,
        start=today - 90 * DAY,
        progress="amber",
        status="doing",
        success="Word" * 40,
        title="A" * 90 + " long title of an action that goes on for some time",
    )
    MilestoneFactory(action=late, due=today - 5 * DAY, title="Step" * 20)
    MilestoneFactory(action=late, due=today - 40 * DAY, done_on=today - 41 * DAY)
    ProgressEntry.objects.create(action=late, on=today, progress="amber", note="Late.", by=core_member)
    ActionFactory(plan=found, due=today + 200 * DAY, lead_name="Head of Service" * 4, progress="green")
    ActionFactory(plan=found, status="done", due=today - 100 * DAY)
    ActionFactory(plan=found, status="dropped", status_reason="Not needed.")
    NoAction.objects.create(
        plan=found, cell=cell_of(round_, "1.2", "primary"), reason="None.", updated_by=lead
    )
    FollowUp.objects.create(plan=found, kind="activity", text="Visit" * 20, updated_by=lead)
    return found


def test_from_a_capped_rating_one_press_makes_an_action_that_is_led_to_its_end(
    page, sign_in, core_member, round_, no_axe_faults
):
    sign_in(page, core_member)
    page.goto(f"/rounds/{round_.slug}/primary/2.5/")
    page.locator("#ceiling").get_by_role("button", name="Make an action").first.click()
    made = Action.objects.get()
    assert page.url.endswith(f"/plans/{round_.slug}/actions/1/edit/")
    assert (made.origin, made.cell.element.ref) == ("lift", "2.5")
    today = timezone.localdate()
    page.get_by_label("Lead (optional)").select_option("Cory Core")
    page.get_by_label("Due (optional)").fill(f"{today + 20 * DAY:%d/%m/%Y}")
    first = page.get_by_role("group", name="New milestone").first
    first.get_by_label("What").fill("Data agreement signed")
    first.get_by_label("Date", exact=True).fill(f"{today:%d/%m/%Y}")
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.get_by_role("button", name=re.compile("Data agreement signed")).click()
    page.get_by_label("Amber").check()
    page.get_by_label("Note").fill("Two settings are late.")
    page.get_by_role("button", name="Record progress").click()
    assert "Two settings are late." in page.locator("main").inner_text()
    page.goto(f"/plans/{round_.slug}/board/")
    page.get_by_role("button", name="A1: In progress").click()
    assert "A1 is now “In progress”." in page.locator("main").inner_text()
    page.get_by_role("link", name="Table").click()
    page.get_by_label("Progress", exact=True).select_option("Red")
    page.get_by_role("button", name="Filter").click()
    assert "No action fits." in page.locator("main").inner_text()
    page.get_by_role("link", name="Show all").click()
    page.get_by_role("link", name="Edit A1").click()
    row = page.get_by_role("form", name="A1")
    row.get_by_label("Progress").select_option("Green")
    no_axe_faults(page)
    page.context.set_offline(True)
    row.get_by_role("button", name="Save A1").click()
    row.get_by_text("Not saved: the connection failed.").wait_for()
    page.context.set_offline(False)
    row.get_by_role("button", name="Save A1").click()
    page.get_by_role("link", name="Edit A1").wait_for()
    expect(page.locator("*:focus")).to_have_text("Edit A1")
    made.refresh_from_db()
    assert (made.status, made.progress, made.lead) == ("doing", "green", core_member)
    page.goto("/")
    assert "Your actions" in page.locator("main").inner_text()


def test_the_same_without_script_and_by_keyboard(browser, live_server, sign_in, core_member, round_):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = sign_in(context.new_page(), core_member)
    page.goto(f"/plans/{round_.slug}/")
    page.get_by_role("button", name="Make an action for 2.5 Use of data, Primary").press("Enter")
    page.get_by_role("button", name="More milestones").press("Enter")
    assert page.get_by_role("group", name="New milestone").count() == 4
    page.get_by_label("Status").select_option("Done")
    page.get_by_role("button", name="Save", exact=True).last.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text().startswith("A1 Improve 2.5")
    page.goto(f"/plans/{round_.slug}/")
    page.get_by_role("link", name="Edit A1").press("Enter")
    assert page.url.endswith("/actions/1/edit/")
    page.goto(f"/plans/{round_.slug}/board/")
    page.get_by_role("button", name="A1: Not started").press("Enter")
    assert Action.objects.get().status == "to-do"
    context.close()


def test_every_page_of_a_plan_is_without_faults(page, sign_in, lead, plan, looked_at):
    sign_in(page, lead)
    stem = f"/plans/{plan.round.slug}/"
    names = ["", "?status=dropped&lead=nobody", "board/", "timeline/", "about/", "reasons/primary/1.1/"]
    names += ["follow-ups/new/", "actions/new/", "actions/1/", "actions/1/edit/", "actions/1/drop/"]
    for path in ["/plans/", "/", *(stem + name for name in names)]:
        page.goto(path)
        looked_at(page)


def test_a_mistake_is_said_and_its_links_land(page, sign_in, lead, plan, no_axe_faults, links_land):
    sign_in(page, lead)
    page.goto(f"/plans/{plan.round.slug}/actions/1/edit/")
    page.get_by_label("Action", exact=True).fill("")
    page.get_by_label("Due (optional)").fill("soon")
    page.get_by_role("group", name="New milestone").first.get_by_label("What").fill("No date")
    page.get_by_role("button", name="Save", exact=True).last.click()
    assert page.title().startswith("Error: Edit A1")
    links_land(page)
    no_axe_faults(page)
    page.locator(".govuk-error-summary a").first.click()
    assert page.evaluate("document.activeElement.id") == "id_title"
