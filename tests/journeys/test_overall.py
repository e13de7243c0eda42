"""Overall ratings: the rule suggests, the team decides, and says why where it departs."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from evaluations.models import Overall
from tests.journeys.hands import tick

ROUND = "northmoor-vale-2009"
WHY = "Two of the five were judged on a single visit."


@pytest.fixture
def part(scripted, new_context, sign_in, demo_in_full):
    """The part of the page for one rating, which the rule suggests and nobody has recorded yet."""
    lead = User.objects.get(email="lead@northmoor-vale.example")
    Overall.objects.filter(round__slug=ROUND).delete()
    page = sign_in(new_context(java_script_enabled=scripted).new_page(), lead)
    page.goto(f"/rounds/{ROUND}/overall/")
    return page.locator("#area-1-primary")


def recorded() -> list[tuple[str, str, str, str]]:
    rows = Overall.objects.filter(round__slug=ROUND)
    return list(rows.values_list("level__code", "suggested__code", "reason", "updated_by__name"))


def test_departing_from_the_suggestion_takes_a_reason_which_is_kept(part):
    suggested = part.locator("input:checked").get_attribute("value")
    tick(part.get_by_label("Significant improvement needed"))
    part.get_by_role("button").click()
    expect(part.page.locator(".govuk-error-summary")).to_contain_text("Say why the team chose")
    assert recorded() == []
    part.get_by_role("textbox").fill(WHY)
    part.get_by_role("button").click()
    expect(part).to_contain_text(WHY)
    assert recorded() == [("SI", suggested, WHY, "Robert Halewood")]
