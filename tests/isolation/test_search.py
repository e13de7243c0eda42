"""Whoever searches for what is planted finds no more of it than they read page by page."""

import re

import pytest

from evaluations.selectors.search import Kind
from tests.isolation.planting import secrets_in
from tests.isolation.test_crawl import theirs

pytestmark = pytest.mark.django_db

KINDS = ("", *Kind.values)
MEMBER = {
    *("LIBRARY", "UNLINKED", "INDIVIDUAL", "OPEN", "NAMED", "FINAL", "FINALNAMED", "REVEALED", "PLAN"),
    *("SELFFINAL", "SELFNAMED", "SIGNEDANSWERS", "NOTESHARED", "NOTEFINAL"),
}
FINDS = {
    "lead": MEMBER,
    "core": MEMBER | {"CORE"},
    "guest": {"LIBRARY", "UNLINKED", "FINALNAMED", "SELFNAMED", "NAMED"},
    "stray": {"LIBRARY", "UNLINKED"},
    "reader": {"FINAL", "FINALNAMED", "SIGNEDPLAN", "SIGNEDANSWERS", "SELFFINAL", "SELFNAMED", "NOTEFINAL"},
    "adviser": {
        *("LIBRARY", "UNLINKED", "OPEN", "FINAL", "FINALNAMED", "PLAN", "SELFFINAL", "SELFNAMED", "NAMED"),
        *("SIGNEDANSWERS", "NOTESHARED", "NOTEFINAL"),
    },
    "elsewhere": {"OTHER", "OTHERPEOPLE"},
}


@pytest.mark.parametrize("who", FINDS)
def test_search_finds_what_is_theirs_and_nothing_else(world, planted, who):
    client = world.client(who)
    pages = [client.get("/search/", {"q": "ZQ", "kind": kind}).content.decode() for kind in KINDS]
    found = secrets_in(re.sub("</?mark[^>]*>", "", " ".join(pages)))
    assert found - theirs(who, planted) == set()
    assert {one.split("-")[0] for one in found} == FINDS[who]
