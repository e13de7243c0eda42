"""Before the lead reveals them, others’ ratings change not one letter of what a person is sent."""

import re

import pytest

from evaluations.enums import RoundState
from evaluations.models import Rating, Round
from standards.content import content_for
from tests.isolation.crawling import crawl

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undrawn")]

# Tokens of forms, the hour of the answer, and the time in a workbook with its packed length, differ each time.
ONCE = re.compile(
    r"""csrfmiddlewaretoken" value="\w+"|X-CSRFToken": "\w+"|csrftoken=\w+"""
    r"""|\d{4}-\d\d-\d\dT[\d:]+Z|'Content-Length': '\d+'|'Expires': '[^']+'"""
)


def sent_to(world, who: str) -> dict[str, str]:
    """Of the round that is being rated, the ways to it, and home."""
    ways = ("/rounds/any-borough-round-rating/", "/evidence/")
    pages = crawl(world.client(who), lambda url: url in {"/", "/rounds/"} or url.startswith(ways))
    return {url: ONCE.sub("", page.text) for url, page in pages.items()}


@pytest.mark.parametrize("who", ["lead", "spare", "guest", "adviser"])
def test_what_a_member_rates_changes_nothing_that_others_are_sent(world, who):
    place = world.own.places[RoundState.RATING]
    before = sent_to(world, who)
    row = Rating.objects.get(cell=place.cell, user=world.people["core"])
    row.level_id, row.comment, row.version = content_for(place.round.framework).level("SI").pk, "No.", 3
    row.save()
    assert sent_to(world, who) == before
    assert len(before) >= 4


@pytest.mark.parametrize("who", ["lead", "spare", "adviser"])
def test_what_a_member_highlights_on_their_sheet_changes_nothing_that_others_are_sent(world, who):
    round_ = Round.objects.get(authority=world.own.authority, framework__slug="laqs")
    ways = (f"/rounds/{round_.slug}/",)

    def sent():
        pages = crawl(world.client(who), lambda url: url in {"/", "/rounds/"} or url.startswith(ways))
        return {url: ONCE.sub("", page.text) for url, page in pages.items()}

    cell = round_.cells.get(element__ref="6")
    row = Rating.objects.get(cell=cell, user=world.people["core"])
    before = sent()
    row.level, row.comment, row.version = round_.framework.levels.get(code="green"), "No.", 2
    row.save()
    assert sent() == before
    assert f"/rounds/{round_.slug}/all/6/" in before
