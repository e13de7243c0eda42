"""What the page says about saving, when all is well and when the connection is gone."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import User

ASPECT = "/rounds/any-borough-spring-2010/primary/2.4/"
NOT_SAVED = "Not saved: the connection failed. What you typed is still here. Try again, or use Save."


@pytest.fixture
def rating_page(page, sign_in, demo_in_full):
    sign_in(page, User.objects.get(email="primary@any-borough.example")).goto(ASPECT)
    return page


def answer(page, words):
    page.locator("fieldset.lq-crit").first.get_by_label(words, exact=True).check(force=True)


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
