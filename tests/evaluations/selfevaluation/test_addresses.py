"""Every address of a round answers sensibly where the framework gives no ratings, in each of its states."""

import pytest
from django.urls import NoReverseMatch, URLResolver, reverse

from evaluations import urls
from evaluations.enums import RoundState
from schools import paper
from tests.factories.answers import in_state, signed_off
from tests.factories.rounds import RoundFactory, join
from tests.factories.selfevaluation import write_up

# What has a page there; all else is not there, and says why.
PAGES = {
    "self_evaluation",
    "self_aspect",
    "self_summary",
    "self_summary_edit",
    "self_summary_pdf",
    "self_summary_docx",
    "readiness",
    "readiness_history",
    "readiness_day",
    "readiness_document_new",
    "readiness_person_new",
    "readiness_pdf",
    "readiness_xlsx",
    "pack",
    "pack_pdf",
    "pack_zip",
    "round",
    "rate",
    "setup",
    "preparing",
    "round_next",
    "state",
    "focus",
    "contributors",
    "meetings",
    "meeting_new",
    "round_history",
    "cell_history",
    "evidence_link",
    "evidence_elsewhere",
    "plan",
    "plan_board",
    "plan_timeline",
    "plan_about",
    "plan_upload",
    "action_new",
    "follow_up_new",
    "plan_sign",
    "plan_pdf",
    "plan_large_pdf",
    "plan_xlsx",
    "plan_docx",
    "plan_csv",
}
CELL = {"phase": "all", "element": "3"}


def names(patterns=urls.urlpatterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif "<slug:slug>" in str(pattern.pattern):
            yield pattern.name


def of_round(round_):
    """Those addresses that a round and an aspect are enough for."""
    for name in names():
        for more in ({}, CELL, {"element": "3"}):
            try:
                yield name, reverse(f"evaluations:{name}", kwargs={"slug": round_.slug, **more})
            except NoReverseMatch:
                continue


@pytest.fixture(autouse=True)
def quick_papers(monkeypatch):
    monkeypatch.setattr(paper, "write_pdf", lambda html: b"%PDF")


@pytest.mark.parametrize("state", RoundState.values)
def test_every_page_answers(as_lead, schedule, lead, state):
    in_state(schedule, state)
    if state == RoundState.SIGNED_OFF:
        write_up(schedule, lead)
        signed_off(schedule, lead)
    got = {name: as_lead.get(url, follow=True) for name, url in of_round(schedule)}
    there = {name for name, response in got.items() if response.status_code in {200, 409}}
    refused = {name for name, response in got.items() if response.status_code == 403}
    assert {response.status_code for response in got.values()} <= {200, 403, 404, 405, 409}
    assert (there - PAGES, PAGES - there - refused) == (set(), set())


def test_what_rates_takes_no_submission(as_lead, schedule, at):
    posts = {
        at("sheet"): {"do": "finish"},
        at("rate", "all", "3"): {"comment": "Hm.", "rating-version": 0},
        at("agree", "all", "3"): {"level": "n/a", "rationale": "No.", "version": 0},
        at("overall"): {"which": "area-1", "version": 0},
    }
    assert {as_lead.post(url, data).status_code for url, data in posts.items()} == {404}


def test_a_rated_round_has_no_self_evaluation(as_lead, authority, lead):
    rated = RoundFactory.create(authority=authority, created_by=lead)
    join(rated, lead, "lead")
    assert as_lead.get(reverse("evaluations:self_evaluation", args=[rated.slug])).status_code == 404
