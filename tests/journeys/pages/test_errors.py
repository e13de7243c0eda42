"""Every form, wrongly filled in: the page says so first, its links land on the fields, and axe finds no fault."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Invitation, Membership
from accounts.tokens import token_for
from evaluations.models import Round
from tests.journeys.hands import tick

OPEN, DONE = "/rounds/any-borough-spring-2010/", "/rounds/any-borough-2009/"
EMPTY, AGREEING = "/rounds/northmoor-vale-gifted-and-talented/", "/rounds/northmoor-vale-2009/"
LEAD, CORE = "lead@any-borough", "primary@any-borough"

LANDED = """href => {
  const target = document.getElementById(href.slice(1)), focused = document.activeElement;
  return target !== null && focused !== document.body && target.contains(focused);
}"""


@pytest.fixture
def refused(page, look):
    """Sends the form, and looks at the page that comes back; returns what it says first."""

    def send(button: str, part=page) -> list[str]:
        # A page that saves by itself may show the same summary before the one that was asked for comes.
        with page.expect_navigation():
            part.get_by_role("button", name=re.compile(f"^{button}(?! and)")).click()
        page.locator(".govuk-error-summary").wait_for()
        assert (page.title()[:7], focused(page)) == ("Error: ", "govuk-error-summary")
        look()
        links = page.locator(".govuk-error-summary a")
        for link in links.all():
            link.click()
            assert page.evaluate(LANDED, link.get_attribute("href")), link.inner_text()
        return [line for line in page.locator(".govuk-error-summary li").all_inner_texts() if line]

    return send


def focused(page) -> str:
    return page.evaluate("document.activeElement.className")


def test_signing_in(page, look, refused):
    page.goto("/accounts/login/")
    assert refused("Sign in") == ["Enter your email address.", "Enter your password."]
    page.goto("/accounts/password/reset/")
    assert refused("Send the link") == ["Enter your email address."]


def test_starting_a_round(page, visit, refused):
    visit(LEAD).goto("/rounds/new/")
    page.get_by_label("Rate by").fill("soon")
    assert refused("Start the round") == [
        "Give the round a name.",
        "Say what period the round judges.",
        "Write the date as day, month and year, for example 26/3/2010.",
    ]


def test_details_of_a_round(page, visit, refused):
    visit("lead@northmoor-vale").goto(f"{EMPTY}setup/")
    page.get_by_label("Name", exact=True).fill("Autumn 2009")
    assert refused("Save details") == [
        "Northmoor Vale has a round called “Autumn 2009” already. Choose another name."
    ]


def test_moving_back_and_reopening_without_a_reason(page, visit, refused):
    asked = ["Give the reason: it is kept with the round for everyone who reads it later."]
    visit(LEAD).goto(f"{OPEN}state/")
    page.get_by_text("Go back to setting up").click()
    assert refused("Go back") == asked
    page.goto(f"{DONE}state/")
    assert refused("Reopen the round") == asked


def test_a_measure_that_is_not_a_number(page, visit, refused):
    visit(CORE).goto(f"{OPEN}primary/1.5/")
    page.locator(".lq-measure input[type=text]").first.fill("most")
    said = refused("Save")
    assert said == [
        "“Schools that set targets in line with DCSF guidance” must be a number, like 82 or 82.5."
    ]


def test_agreeing_a_judgement(page, visit, refused):
    visit("lead@northmoor-vale").goto(f"{AGREEING}primary/2.4/agree/")
    page.get_by_label("Why", exact=True).fill("")
    page.get_by_label("Agreed on").fill("yesterday")
    for box in page.get_by_role("checkbox").all():
        box.uncheck(force=True)
    assert refused("Record and stay here") == [
        "Choose a judgement.",
        "Say why, in a sentence or two: the reason stands beside the rating wherever it is read.",
        "Say who agreed it: choose at least one person.",
        "Write the date as day, month and year, for example 10/11/2009.",
    ]


def test_an_overall_rating_that_departs_without_a_reason(page, visit, refused):
    visit("lead@northmoor-vale").goto(f"{AGREEING}overall/")
    form = page.locator("#area-1-primary")
    tick(form.get_by_label("Outstanding"))
    form.get_by_role("textbox").fill("")
    assert len(refused("Record", form)) == 1


def test_people_and_accounts(page, visit, refused):
    visit("lead@northmoor-vale").goto("/people/invite/")
    assert len(refused("Send invitation")) == 3
    lead = Membership.objects.get(user__email="lead@northmoor-vale.example")
    page.goto(f"/people/{lead.pk}/role/")
    page.get_by_label("Reader").check()
    assert refused("Change role") == [
        "Robert Halewood is the only lead of Northmoor Vale. Make someone else a lead first."
    ]
    page.goto("/account/")
    page.get_by_label("Name").fill("")
    assert len(refused("Save")) == 1
    page.goto("/accounts/password/change/")
    assert len(refused("Change password")) == 2


def test_joining(page, demo_in_full, refused):
    authority = Round.objects.first().authority
    ends = timezone.localdate() + timedelta(days=30)
    invitation = Invitation.objects.create(
        authority=authority, email="new@any-borough.example", role="guest", until=ends
    )
    page.goto(f"/invitations/{token_for(invitation)}/")
    assert len(refused("Join")) == 2
