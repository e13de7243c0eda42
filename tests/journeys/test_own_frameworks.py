"""An administrator brings a framework and then its next version; a lead judges by the one and goes on to the other."""

import pytest
from playwright.sync_api import expect

from evaluations.models import Judgement, Round
from standards.models import Framework
from tests.factories.accounts import UserFactory
from tests.factories.answers import DAY
from tests.factories.rounds import cell_of
from tests.standards.small import SMALL, succeeding

BROKEN = SMALL.replace("short_label: Area", "short_lable: Area")


@pytest.fixture
def admin(db):
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def page(browse, admin):
    return browse(admin)


@pytest.fixture
def looked_at(scripted, looked_at):
    """axe is a script itself."""
    return looked_at if scripted else lambda page: None


def upload(page, text, button="Upload and check"):
    page.get_by_label("Framework file").set_input_files(
        {"name": "small.yaml", "mimeType": "application/yaml", "buffer": text.encode()}
    )
    page.get_by_role("button", name=button).click()


def publish(page, text):
    page.goto("/frameworks/own/")
    upload(page, text)
    page.get_by_role("button", name="Publish it for everyone").click()
    expect(page.locator(".lq-notice")).to_contain_text("is published")


def test_a_file_is_mended_previewed_tried_published_and_used_at_once(page, sign_in, lead, looked_at):
    page.goto("/frameworks/")
    page.get_by_role("link", name="Bring your own framework").click()
    looked_at(page)
    page.get_by_role("button", name="Upload and check").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose a file.")
    looked_at(page)
    upload(page, BROKEN)
    line = next(at for at, text in enumerate(BROKEN.splitlines(), 1) if "short_lable" in text)
    expect(page.locator("h1")).to_have_text("2 things to mend before this can be published")
    expect(page.locator("tbody tr").last).to_contain_text(f"{line}")
    expect(page.locator("tbody tr").last).to_contain_text("did you mean short_label?")
    looked_at(page)
    upload(page, SMALL, "Put it in the place of this one")
    expect(page.locator("h1")).to_have_text("Small framework 1 is ready to publish")
    looked_at(page)
    read_it_and_try_its_rules(page, looked_at)
    page.get_by_role("button", name="Publish it for everyone").click()
    expect(page.locator("h1")).to_have_text("A small framework")
    page.goto("/frameworks/own/")
    looked_at(page)
    start_a_round(sign_in(page, lead))
    assert Round.objects.get().framework.slug == "small"


def read_it_and_try_its_rules(page, looked_at):
    here = page.url
    page.get_by_role("link", name="Read it as others will").click()
    looked_at(page)
    page.get_by_role("link", name="1.1 ").first.click()
    expect(page.locator(".lq-own-banner")).to_contain_text("Nobody else sees this before you publish it.")
    looked_at(page)
    page.goto(here)
    page.get_by_role("link", name="Try its rules").click()
    page.get_by_role("group", name="Plans are made.").get_by_label("Not met").check()
    page.get_by_role("button", name="See what comes of it").click()
    expect(page.locator(".lq-ceiling")).to_contain_text("so the rating is at most Needs improvement.")
    looked_at(page)
    page.goto(here)


def start_a_round(page):
    page.goto("/rounds/new/")
    page.get_by_label("Framework").select_option(label="Small framework 1")
    page.get_by_label("Name", exact=True).fill("First")
    page.get_by_label("Period").fill("2009")
    page.get_by_role("button", name="Start the round").click()
    expect(page.locator(".lq-notice")).to_be_visible()


def test_the_next_version_says_what_it_changes_and_the_next_round_goes_on_from_it(
    page, sign_in, admin, lead, looked_at
):
    publish(page, SMALL)
    start_a_round(sign_in(page, lead))
    judged(Round.objects.get(), lead, "SI")
    sign_in(page, admin).goto("/frameworks/own/")
    upload(page, succeeding())
    page.get_by_role("link", name="See what it changes").click()
    for told in ("Split", "Dropped", "Changed"):
        expect(page.get_by_role("rowheader", name=told).first).to_be_visible()
    looked_at(page)
    page.go_back()
    page.get_by_role("button", name="Publish it for everyone").click()
    sign_in(page, lead).goto("/rounds/any-borough-first/next/")
    go_on(page, looked_at)
    second = Round.objects.get(name="Second")
    assert (second.framework.version, Round.objects.get(name="First").framework.version) == ("2", "1")
    judged(second, lead, "NI", phase="top")
    compare(page, looked_at)


def judged(round_, user, code, phase="upper"):
    """As the team would agree it; how that is done is another journey's matter."""
    Judgement.objects.create(
        cell=cell_of(round_, "1.1", phase),
        level=round_.framework.levels.get(code=code),
        rationale="Seen in our work.",
        agreed_on=DAY,
        updated_by=user,
    )


def go_on(page, looked_at):
    looked_at(page)
    page.get_by_label("Name", exact=True).fill("")
    page.get_by_role("button", name="Start the round").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Give the round a name.")
    looked_at(page)
    page.get_by_label("Name", exact=True).fill("Second")
    page.get_by_label("Period").fill("2010")
    page.get_by_role("button", name="Start the round").click()
    expect(page.locator("h1")).to_have_text("What Second took from First")
    looked_at(page)


def compare(page, looked_at):
    page.goto("/rounds/compare/")
    looked_at(page)
    page.get_by_label("From").select_option(label="First (Small framework 1)")
    page.get_by_label("To").select_option(label="First (Small framework 1)")
    page.get_by_role("button", name="Compare").click()
    looked_at(page)
    page.get_by_label("To").select_option(label="Second (Small framework 2)")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("table", name="Went up: 1")).to_contain_text("1.1 Part")
    looked_at(page)
    assert Framework.objects.filter(slug="small").count() == 2
