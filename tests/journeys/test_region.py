"""A director goes from the ratings of a region to one cell, to the nation, and to one authority's trend."""

import pytest
from playwright.sync_api import expect

from evaluations.enums import RoundState
from evaluations.models import Look
from tests.evaluations.regional.making import review, round_of
from tests.factories.accounts import AppointmentFactory, AuthorityFactory, RegionFactory
from tests.factories.rounds import RoundFactory

BROKEN_WORDS = """table => [...table.querySelectorAll("th, td")].flatMap(cell => {
  const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
  while (text.nextNode()) for (const word of text.currentNode.data.matchAll(/\\p{L}+/gu)) {
    const range = document.createRange();
    range.setStart(text.currentNode, word.index);
    range.setEnd(text.currentNode, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(word[0]);
  }
  return found;
})"""


@pytest.fixture
def director(lead):
    """Of a region with an authority that went up, one below Good, and one still rating."""
    region = RegionFactory(code="X", name="North region", slug="north-region")
    director = AppointmentFactory(region=region).user
    before = round_of("Ashcombe", region, lead, primary={"1.1": "NI"}.items(), name="Spring 2009")
    after = round_of("", region, lead, authority=before.authority, previous=before, name="Autumn 2009")
    review(after, director, "2.4", "NI", "Ten sampled reports: four came after the two-week limit.")
    below = {"1.1": "NI", "2.3": "SI", "1.3": "OS"}.items()
    round_of("Eastholme with Thornbeck", region, lead, primary=below, name="Autumn 2009")
    RoundFactory(authority=AuthorityFactory(name="Cold Marsh", region=region), state=RoundState.RATING)
    return director


def test_from_the_region_to_a_cell_to_the_nation_and_a_trend(page, sign_in, director, frameworks, looked_at):
    sign_in(page, director).goto("/region/north-region/")
    page.get_by_role("link", name="Ratings of all authorities side by side").click()
    page.get_by_label("Phase").get_by_role("link", name="Primary").click()
    table = page.get_by_role("table", name="Authority’s view, Primary, sorted by name")
    expect(table.get_by_role("row")).to_have_count(5)
    looked_at(page)
    page.get_by_label("Sort by").select_option("How many below Good")
    page.get_by_label("Only with a rating below Good").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".lq-heat tbody th")).to_have_text(["Eastholme with Thornbeck"])
    page.get_by_label("Whose view").get_by_role("link", name="Difference").click()
    expect(page.get_by_label("Only where the views differ")).to_be_checked()
    expect(page.get_by_text("Ten sampled reports: four came after")).to_be_visible()
    for width in (1280, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator(".lq-table--stack").evaluate(BROKEN_WORDS) == []
    looked_at(page)
    page.get_by_role("link", name="1 lower: authority Good").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2.4")
    expect(page.get_by_text("Why it differs: Ten sampled reports: four came after")).to_be_visible()
    assert Look.objects.get().authority.name == "Ashcombe"
    page.goto("/nation/")
    expect(page.get_by_role("img", name="North region")).to_be_visible()
    looked_at(page)
    page.goto("/region/north-region/ashcombe/")
    page.get_by_role("link", name="How its ratings moved from round to round").click()
    page.get_by_role("link", name="Primary").click()
    expect(page.get_by_role("table", name="2 signed-off rounds, the oldest first")).to_contain_text(
        "Up from NI"
    )
    looked_at(page)
