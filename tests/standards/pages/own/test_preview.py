"""A file without errors is previewed, and its rules are tried."""

import re

import pytest
from django.urls import reverse

from standards.models import FrameworkDraft
from standards.services import drafts as services
from tests.standards.pages.own.bringing import bring, words
from tests.standards.small import SMALL, dumped, raw

pytestmark = pytest.mark.django_db


def test_a_preview_is_what_will_be_browsed_and_every_link_in_it_stays_inside(desk, admin):
    bring(desk, SMALL)
    draft = FrameworkDraft.objects.get()
    base = reverse("standards:own_preview", args=[draft.pk])
    pages = ["", "1.1/", "sections/intro/"]
    previewed = [desk.get(base + page) for page in pages]
    assert all("small/1" not in page.content.decode() for page in previewed)
    services.publish(user=admin, pk=draft.pk, version=draft.version)
    published = [desk.get(f"/frameworks/small/1/{page}") for page in pages]
    assert [essence(page) for page in previewed] == [essence(page) for page in published]


def essence(response) -> str:
    """The page without its crumbs, its banner and the box to search in."""
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    for aside in (
        r'<nav class="lq-crumbs".*?</nav>',
        r'<p class="lq-own-banner">.*?</p>',
        r"<form.*?</form>",
    ):
        main = re.sub(aside, "", main, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", main.split(">", 1)[1]).split())


def test_rules_are_tried_and_say_the_ceiling_and_why(desk):
    bring(desk, SMALL)
    address = reverse("standards:own_try", args=[FrameworkDraft.objects.get().pk])
    assert "Nothing answered so far holds the rating below Outstanding." in words(desk.get(address))
    tried = desk.get(address, {"element": "1.1", "phase": "upper", "c4": "no", "m1": "72.5%"})
    assert "At most NI Needs improvement" in words(tried)
    assert "One of the three kinds of fruit is not met (“apples”)" in words(tried)
    wrong = desk.get(address, {"element": "1.1", "phase": "upper", "m1": "many"})
    assert wrong.status_code == 422
    assert "Write a number, such as 92.5." in words(wrong)
    beyond = desk.get(address, {"element": "1.1", "phase": "upper", "m1": "101"})
    assert "Write a number of at least 0 and of at most 100." in words(beyond)


def test_evidence_of_impact_is_asked_for_where_a_rule_asks_for_it(desk):
    unruled = raw()
    del unruled["rules"]
    asked = []
    for text in (SMALL, dumped(unruled)):
        bring(desk, text)
        address = reverse("standards:own_try", args=[FrameworkDraft.objects.latest("pk").pk])
        asked.append("Evidence of impact that is linked" in words(desk.get(address)))
        assert desk.get(address, {"element": "1.1", "phase": "upper", "impact": "some"}).status_code == 200
    assert asked == [True, False]


def test_what_may_not_apply_can_be_tried_as_such(desk):
    bring(desk, SMALL)
    address = reverse("standards:own_try", args=[FrameworkDraft.objects.get().pk])
    tried = desk.get(address, {"element": "1.1", "phase": "upper", "m1": "not-applicable"})
    assert tried.status_code == 200
    assert "Share of schools" not in words(tried).split("still open")[1].split("Outstanding")[0]
