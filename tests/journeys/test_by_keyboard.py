"""The keyboard alone: signing in, answering, noting, rating and saving, with the focus always to be seen."""

import re

import pytest
from playwright.sync_api import expect

from evaluations.models import Answer, Rating, TeamAnswer
from tests.factories.accounts import PASSWORD
from tests.factories.answering import LaserFactory, answering_team
from tests.factories.rounds import RoundFactory, cell_of, framework, join

ASPECT = "/rounds/any-borough-spring-2010/primary/2.4/"
SAVED = re.compile(r"^Saved at \d\d:\d\d\.$")

# What of the focused element cannot be seen: nothing marks it, or it lies under the sticky bar or off the screen.
FAULT = """() => {
  const it = document.activeElement;
  const drawn = getComputedStyle(it).opacity !== "0" && it.offsetWidth > 10;
  const near = it.type === "radio" ? [...it.labels, ...(drawn ? [it] : [])] : [it];
  const marks = (node) => [getComputedStyle(node), getComputedStyle(node, "::before")]
    .flatMap((style) => [style.outlineStyle, style.boxShadow]);
  const marked = near.some((node) => marks(node).some((mark) => mark && mark !== "none"));
  const box = (it.labels && it.type === "radio" ? it.labels[0] || it : it).getBoundingClientRect();
  const bar = document.querySelector(".lq-bar");
  const under = bar && !bar.contains(it) && getComputedStyle(bar).position === "sticky"
    ? bar.getBoundingClientRect() : null;
  const hidden = under && box.top < under.bottom - 1 && box.bottom > under.top + 1
    && box.left < under.right && box.right > under.left && box.height < innerHeight / 2;
  const off = box.bottom <= 0 || box.top >= innerHeight;
  return [!marked && "unmarked", hidden && "under the bar", off && "off the screen"].filter(Boolean)
    .map((fault) => fault + ": " + (it.id || it.textContent.trim().slice(0, 40) || it.tagName)).join("; ");
}"""
FOCUSED = (
    """() => document.activeElement.id || document.activeElement.textContent.trim().replace(/\\s+/g, " ")"""
)


@pytest.fixture
def cell(authority, lead, core_member):
    framework()
    round_ = RoundFactory(authority=authority, name="Spring 2010", created_by=lead)
    join(round_, core_member)
    return cell_of(round_, "2.4", "primary")


def tab_to(page, wanted, key="Tab", most=120):
    """Presses the key until the focus is there; says what of the way could not be seen."""
    faults = []
    for _ in range(most):
        page.keyboard.press(key)
        if fault := page.evaluate(FAULT):
            faults.append(fault)
        if page.evaluate(FOCUSED) == wanted:
            assert faults == []
            return
    raise AssertionError(f"The focus never came to {wanted}, but to {page.evaluate(FOCUSED)}.")


def sign_in_by_keys(page, user):
    page.goto("/accounts/login/")
    tab_to(page, "id_login")
    page.keyboard.type(user.email)
    tab_to(page, "id_password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Sign in")


def test_the_skip_link_comes_first_and_passes_the_header(page, core_member, sign_in, cell):
    sign_in(page, core_member).goto(ASPECT)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to main content"
    assert page.evaluate(FAULT) == ""
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED.replace("textContent", "tagName")) == "main"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Rounds"
    assert page.evaluate("document.activeElement.closest('.lq-crumbs') !== null")


def test_an_aspect_is_answered_noted_and_rated_by_keys_alone(page, core_member, cell):
    sign_in_by_keys(page, core_member)
    page.goto(ASPECT)
    first = page.locator("fieldset.lq-crit").first
    answer = first.locator("input[type=radio]").nth(2).get_attribute("id")
    tab_to(page, answer)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FAULT) == ""
    expect(first.get_by_label("Met", exact=True)).to_be_checked()
    expect(page.locator("#saved")).to_have_text(SAVED)
    expect(first.locator("input[type=hidden]")).to_have_value("1")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Seen in the minutes.")
    page.keyboard.press("Tab")
    expect(first.locator("input[type=hidden]")).to_have_value("2")
    expect(page.locator("#saved")).to_have_text(SAVED)
    row = Answer.objects.get()
    assert (row.value, row.note, row.updated_by) == ("yes", "Seen in the minutes.", core_member)

    tab_to(page, "rating-OS")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "rating-G"
    assert page.evaluate(FAULT) == ""
    expect(page.locator("#rating-version")).to_have_value("1")
    tab_to(page, "comment")
    page.keyboard.type("Good on the whole.")
    tab_to(page, "Save")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#comment")).to_have_value("Good on the whole.")
    expect(page.locator("#rating-G")).to_be_checked()
    rating = Rating.objects.get()
    assert (rating.level.code, rating.comment, rating.user) == ("G", "Good on the whole.", core_member)


def test_the_focus_is_seen_all_the_way_back_up_the_page(page, core_member, sign_in, cell):
    sign_in(page, core_member).goto(ASPECT)
    page.locator("#rating-OS").focus()
    first = page.locator("fieldset.lq-crit").first.locator("input[type=radio]").nth(2)
    tab_to(page, first.get_attribute("id"), key="Shift+Tab")


def test_a_team_answers_by_keys_alone(page, sign_in, authority, core_member):
    laser = LaserFactory(authority=authority, created_by=core_member, slug="laser")
    join(laser, core_member)
    team = answering_team(laser, "Primary advisers", core_member)
    sign_in(page, core_member).goto(f"/rounds/laser/teams/{team.pk}/all/1/")
    tab_to(page, "level-outstanding")
    page.keyboard.press("ArrowDown")
    for field, words in (("text", "Good in most schools."), ("trend-none", ""), ("figures", "82% in 2013")):
        tab_to(page, field)
        page.keyboard.type(words) if words else page.keyboard.press("ArrowRight")
    for field, words in (("what-v1", "Riverside"), ("expected-0", " "), ("text-p1", "Raise reading")):
        tab_to(page, field)
        page.keyboard.type(words)
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    expect(page.locator(".lq-notice")).to_contain_text("Saved at")
    kept = TeamAnswer.objects.get()
    assert (kept.level.code, kept.text, kept.trend, kept.figures) == (
        "good",
        "Good in most schools.",
        "up",
        "82% in 2013",
    )
    assert [
        list(rows.values_list(name, flat=True))
        for rows, name in (
            (kept.variations, "what"),
            (kept.evidence, "words"),
            (kept.priorities, "text"),
        )
    ] == [["Riverside"], ["The inspection results for primary and secondary schools"], ["Raise reading"]]
