"""The history of an aspect says who ticked what under a statement, and names nobody’s confidential item."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import StatementRecord
from evaluations.selectors.access import NO_PHASE, cell_for
from evaluations.selectors.selfevaluation.history import aspect_events
from tests.factories.evidence import EvidenceFactory, link

FORM = {"version-s1": 0, "extent-s1": "", "note-s1": ""}


def linked(cell, item):
    link(cell, item)
    return item.links.get()


@pytest.fixture
def minutes(cell, authority):
    return linked(cell, EvidenceFactory(authority=authority, title="Minutes of the board"))


@pytest.fixture
def told(schedule, lead):
    def ticks(user=lead):
        cell = cell_for(user, schedule.slug, NO_PHASE, "3")
        events = [one for one in aspect_events(cell) if one.what.startswith("“")]
        return [(one.who, one.before, one.after) for one in events]

    return ticks


def tick(client, url, *links, seen=(), version=1):
    return client.post(url, FORM | {"version-s1": version, "evidence-s1": links, "seen-evidence-s1": seen})


def test_who_ticked_and_who_took_the_tick_away(as_core, as_lead, core_member, lead, url, minutes, told):
    tick(as_core, url, minutes.pk, version=0)
    tick(as_lead, url, seen=[minutes.pk])
    gone, given, *_ = told()
    assert given == (str(core_member), "", "Ticked: Minutes of the board")
    assert gone == (str(lead), "Minutes of the board", "No longer ticked")


def test_a_page_shown_again_says_nothing(as_core, url, minutes, told):
    tick(as_core, url, minutes.pk, version=0)
    before = told()
    tick(as_core, url, minutes.pk, seen=[minutes.pk])
    assert told() == before


def test_unlinking_is_told_once_and_under_the_name_of_who_did_it(
    as_core, as_lead, lead, cell, url, minutes, told
):
    tick(as_core, url, minutes.pk, version=0)
    minutes._history_user = lead
    minutes.delete()
    as_core.post(url, FORM | {"version-s1": 1, "note-s1": "Later."})
    events = aspect_events(cell_for(lead, cell.round.slug, NO_PHASE, "3"))
    assert [(one.who, one.after) for one in events if one.before == "Minutes of the board"] == [
        (str(lead), "Unlinked")
    ]


def test_an_item_that_concerns_an_individual_is_not_named_to_who_may_not_see_it(
    as_lead, schedule, cell, authority, adviser, url, told
):
    secret = linked(cell, EvidenceFactory(authority=authority, title="ZQSECRET", individual=True))
    tick(as_lead, url, secret.pk, version=0)
    assert "ZQSECRET" in repr(told())
    assert ("ZQSECRET" in repr(told(adviser)), "concerns an individual" in repr(told(adviser))) == (
        False,
        True,
    )


def test_a_long_history_costs_what_a_short_one_does(
    as_core, lead, schedule, authority, cell, url, minutes, told
):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            aspect_events(cell_for(lead, schedule.slug, NO_PHASE, "3"))
        return len(queries)

    tick(as_core, url, minutes.pk, version=0)
    few = asked()
    for _ in range(3):
        more = linked(cell, EvidenceFactory(authority=authority))
        tick(as_core, url, more.pk)
    assert (asked(), StatementRecord.objects.get().evidence.count()) == (few, 4)
