"""The library goes on after a sign-off, and what changes in it leaves the round as it was signed."""

import pytest

from evaluations.models import EvidenceItem, EvidenceLink
from tests.evaluations.pages.signed_off.tables import changed, rows
from tests.evaluations.pages.signed_off.writes import OF_THE_LIBRARY, WRITES


@pytest.mark.parametrize("name", OF_THE_LIBRARY)
def test_a_change_in_the_library_leaves_the_round_as_it_was(as_lead, signed, name):
    before = rows()
    url, data = OF_THE_LIBRARY[name](signed)
    as_lead.post(url, data)
    assert changed(before, rows()) == []


def test_what_an_item_shows_may_change_and_what_it_showed_at_the_sign_off_does_not(as_lead, signed, content):
    url, data = OF_THE_LIBRARY["evidence_edit"](signed)
    as_lead.post(url, data | {"impact": "none"})
    signed.linked.item.refresh_from_db()
    signed.linked.refresh_from_db()
    assert (signed.linked.item.impact, signed.linked.impact) == ("none", "some")


def test_an_item_added_for_the_round_stays_in_the_library(as_lead, signed):
    url, data = WRITES["evidence_new"][1](signed)
    as_lead.post(url, data)
    assert (EvidenceItem.objects.filter(title="New").count(), EvidenceLink.objects.count()) == (1, 1)
