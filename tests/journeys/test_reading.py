"""An elected member reads what is signed off; a core member says whether an action made the difference."""

import re

import pytest
from playwright.sync_api import expect

from evaluations.models import Difference
from tests.evaluations.reading.making import planned, sign_plan, signed_round, when
from tests.factories.rounds import RoundFactory, join

KEY, OTHER = ("2.4", "primary"), ("1.1", "primary")


@pytest.fixture
def history(authority, lead, frameworks):
    before = signed_round(authority, lead, {KEY: "NI", OTHER: "G"}, name="Spring 2009")
    planned(before, KEY, "Agree one report format", due="2009-06-01", lead=lead)
    sign_plan(before, lead)
    return before, signed_round(
        authority, lead, {KEY: "G", OTHER: "G"}, number=1, name="Autumn 2009", previous=before
    )


def test_a_reader_finds_at_home_what_changed_why_and_what_is_late(page, sign_in, reader, history, looked_at):
    sign_in(page, reader).goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("How Any Borough judges its own work")
    expect(page.get_by_role("table", name="1 went up")).to_contain_text("Agree one report format")
    expect(page.get_by_role("img", name="Aspects by rating, Spring 2009 to Autumn 2009")).to_be_visible()
    page.get_by_text("The same as a table").click()
    page.get_by_text("1 stayed the same", exact=True).first.click()
    looked_at(page)
    page.get_by_role("link", name="1 action overdue").click()
    expect(page.get_by_role("heading", name="Overdue actions")).to_be_in_viewport()


def test_on_paper_what_is_folded_away_is_open_and_links_are_plain(page, sign_in, reader, history):
    sign_in(page, reader).goto("/reading/")
    page.emulate_media(media="print")
    expect(page.get_by_role("table", name="1 stayed the same")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    after = page.locator(".lq-told .govuk-link").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert after == "none"


@pytest.mark.parametrize("script", [True, False])
def test_a_core_member_says_whether_it_made_the_difference(
    new_context, sign_in, authority, lead, core_member, history, looked_at, script
):
    round_ = RoundFactory(
        authority=authority, name="Spring 2010", created_by=lead, previous=history[0], created_at=when(2)
    )
    join(round_, core_member)
    page = sign_in(new_context(java_script_enabled=script).new_page(), core_member)
    page.goto(f"/rounds/{round_.slug}/primary/2.4/")
    page.get_by_role("button", name="Save the answer on A1").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose whether it made the difference")
    page.get_by_label("In part").check()
    page.get_by_label("How you can tell").fill("Most reports are in time.")
    page.get_by_role("button", name="Save the answer on A1").click()
    expect(page.locator(".lq-earlier__saved")).to_contain_text("Cory Core")
    expect(page.get_by_label("In part")).to_be_checked()
    answer = Difference.objects.get()
    assert (answer.made, answer.note) == ("partly", "Most reports are in time.")
    if script:
        expect(page.locator("#saved")).to_have_text(re.compile(r"^Saved at \d\d:\d\d\.$"))
        looked_at(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).first.click()
