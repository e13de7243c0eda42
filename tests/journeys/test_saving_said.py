"""What the page says about saving, when all is well and when the connection is gone."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import User
from evaluations.models import TeamAnswer
from tests.factories.answering import LaserFactory, answering_team
from tests.factories.rounds import framework, join
from tests.journeys.hands import tick

ASPECT = "/rounds/any-borough-spring-2010/primary/2.4/"
NOT_SAVED = "Not saved: the connection failed. What you typed is still here. Try again, or use Save."


@pytest.fixture
def rating_page(page, sign_in, demo_in_full):
    sign_in(page, User.objects.get(email="primary@any-borough.example")).goto(ASPECT)
    return page


def answer(page, words):
    tick(page.locator("fieldset.lq-crit").first.get_by_label(words, exact=True))


def test_an_answer_says_when_it_was_saved(rating_page):
    answer(rating_page, "Met")
    expect(rating_page.locator("#saved")).to_have_text(re.compile(r"^Saved at \d\d:\d\d\.$"))


def test_without_a_connection_the_page_says_so_and_keeps_the_answer(rating_page):
    rating_page.context.set_offline(True)
    answer(rating_page, "Met")
    expect(rating_page.locator("#saved")).to_have_text(NOT_SAVED)
    expect(rating_page.locator("fieldset.lq-crit").first.get_by_label("Met", exact=True)).to_be_checked()


def test_the_next_answer_after_a_failure_is_saved_again(rating_page):
    rating_page.context.set_offline(True)
    answer(rating_page, "Met")
    expect(rating_page.locator("#saved")).to_have_text(NOT_SAVED)
    rating_page.context.set_offline(False)
    answer(rating_page, "Not met")
    expect(rating_page.locator("#saved")).to_have_text(re.compile(r"^Saved at \d\d:\d\d\.$"))


def test_leaving_with_something_unsaved_asks_first(rating_page):
    rating_page.context.set_offline(True)
    answer(rating_page, "Met")
    expect(rating_page.locator("#saved")).to_have_text(NOT_SAVED)
    rating_page.context.set_offline(False)
    asked = []
    rating_page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    rating_page.goto("/help/")
    assert asked == ["beforeunload"]


def test_save_waits_for_the_save_under_way_and_nobody_overtakes_themselves(
    page, sign_in, authority, core_member
):
    framework("lancashire-laser")
    laser = LaserFactory(authority=authority, created_by=core_member, slug="laser")
    join(laser, core_member)
    team = answering_team(laser, "Primary advisers", core_member)
    address = f"/rounds/laser/teams/{team.pk}/all/1/"
    sign_in(page, core_member).goto(address)
    held = []

    def hold_the_first_answer(route):
        if held or "hx-request" not in route.request.headers:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    page.route(f"**{address}", hold_the_first_answer)
    tick(page.locator("#level-good"))
    for _ in range(1_000):  # until the server has saved it and its answer waits here
        if held:
            break
        page.wait_for_timeout(20)
    page.get_by_label("Evaluation").fill("Good in most schools.")
    page.get_by_role("button", name="Save", exact=True).click()
    route, answer = held[0]
    route.fulfill(response=answer)
    expect(page.locator(".lq-notice")).to_contain_text("Saved at")
    assert page.locator(".lq-clash").count() == 0
    assert [(row.level.code, row.text) for row in TeamAnswer.objects.all()] == [
        ("good", "Good in most schools.")
    ]
