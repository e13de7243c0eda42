"""Whoever searches for what is planted finds no more of it than they read page by page."""

import re

import pytest

from tests.isolation.planting import secrets_in
from tests.isolation.test_crawl import theirs

pytestmark = pytest.mark.django_db

KINDS = ("", "evidence", "judgement", "plan")
FINDS = {
    "lead": {"LIBRARY", "UNLINKED", "INDIVIDUAL", "OPEN", "FINAL", "FINALNAMED", "PLAN"},
    "core": {"LIBRARY", "UNLINKED", "INDIVIDUAL", "OPEN", "FINAL", "FINALNAMED", "PLAN"},
    "guest": {"LIBRARY", "UNLINKED", "FINALNAMED"},
    "stray": {"LIBRARY", "UNLINKED"},
    "reader": {"FINAL", "FINALNAMED", "SIGNEDPLAN"},
    "adviser": {"LIBRARY", "UNLINKED", "OPEN", "FINAL", "FINALNAMED", "PLAN"},
    "elsewhere": {"OTHER", "OTHERPEOPLE"},
}


@pytest.mark.parametrize("who", FINDS)
def test_search_finds_what_is_theirs_and_nothing_else(world, planted, who):
    client = world.client(who)
    pages = [client.get("/search/", {"q": "ZQ", "kind": kind}).content.decode() for kind in KINDS]
    found = secrets_in(re.sub("</?mark[^>]*>", "", " ".join(pages)))
    assert found - theirs(who, planted) == set()
    assert {one.split("-")[0] for one in found} == FINDS[who]
