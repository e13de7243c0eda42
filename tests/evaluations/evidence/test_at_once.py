"""Two people at once, over connections of their own, as two requests have them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from evaluations.models import EvidenceItem, EvidenceLink
from evaluations.selectors.access import cell_for
from evaluations.services.errors import Refused
from evaluations.services.evidence import (
    BothChanged,
    Details,
    add_item,
    change_item,
    delete_item,
    link_evidence,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What became of each: done, or the name of what it raised."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except (BothChanged, Refused) as stopped:
            return type(stopped).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


@pytest.fixture
def item(authority, lead):
    return add_item(authority=authority, user=lead, details=Details("Plan", summary="On the shelf."))


def test_of_two_who_change_one_field_the_second_is_told(item, lead, core_member):
    def retitle(user, title):
        return lambda: change_item(
            item=item, user=user, details=Details(title, summary="On the shelf."), version=1
        )

    assert at_once(retitle(lead, "Hers"), retitle(core_member, "His")) == ["BothChanged", "done"]
    now = EvidenceItem.objects.get()
    assert (now.title in {"Hers", "His"}, now.version, now.history.count()) == (True, 2, 2)


def test_of_two_who_change_different_fields_both_are_kept(item, lead, core_member):
    def change(user, **fields):
        details = Details(**{"title": "Plan", "summary": "On the shelf.", **fields})
        return lambda: change_item(item=item, user=user, details=details, version=1)

    assert at_once(change(lead, title="Hers"), change(core_member, summary="His.")) == ["done", "done"]
    now = EvidenceItem.objects.get()
    assert (now.title, now.summary, now.version) == ("Hers", "His.", 3)


def test_an_item_is_deleted_or_linked_but_never_both(item, lead, core_member, cell):
    def link():
        with transaction.atomic():
            found = cell_for(core_member, cell.round.slug, "primary", "2.4", lock=True)
            link_evidence(cell=found, user=core_member, items=[item])

    assert at_once(link, lambda: delete_item(item=item, user=lead)) == ["Refused", "done"]
    assert EvidenceItem.objects.count() == EvidenceLink.objects.count()


def test_two_who_link_the_same_item_link_it_once(item, lead, core_member, cell):
    def link(user):
        def act():
            with transaction.atomic():
                found = cell_for(user, cell.round.slug, "primary", "2.4", lock=True)
                link_evidence(cell=found, user=user, items=[item])

        return act

    assert at_once(link(lead), link(core_member)) == ["done", "done"]
    assert EvidenceLink.objects.count() == 1
