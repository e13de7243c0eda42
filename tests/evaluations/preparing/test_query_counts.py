"""Pages of a round's preparation cost the same for one person, meeting and point as for four."""

import datetime as dt

import pytest

from evaluations.enums import Preparation, TeamRole
from evaluations.models import Cell, Meeting, Prepared
from tests.evaluations.pages.test_query_counts import MOST, MOST_FOR_A_SAVE, asked, stands
from tests.factories.accounts import InvitationFactory, MembershipFactory
from tests.factories.rounds import join
from tests.factories.schools import CollectionFactory

PAGES = [
    "preparing",
    "contributors",
    "focus",
    "meetings",
    "meeting",
    "meeting_edit",
    "meeting_history",
    "setup",
    "briefing",
]


@pytest.fixture
def grow(round_, authority, lead):
    def grown(number):
        cells = list(round_.cells.all()[:number])
        for n in range(number):
            join(round_, MembershipFactory(authority=authority).user, TeamRole.CORE, tuple(cells))
            InvitationFactory(authority=authority)
            CollectionFactory(authority=authority)
            item = list(Preparation)[Prepared.objects.count()]
            Prepared.objects.create(round=round_, item=item, done_on=dt.date(2010, 1, 5), by=lead)
            meeting = Meeting.objects.create(
                round=round_, held_on=dt.date(2010, 1, 5), present=["A", "B"], notes=f"{n}", updated_by=lead
            )
            meeting.decisions = "So."
            meeting.save()
        Cell.objects.filter(pk__in=[cell.pk for cell in cells]).update(focus=True)

    return grown


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_however_much_there_is(as_lead, at, round_, grow, name):
    grow(1)
    more = [Meeting.objects.get().pk] if name in {"meeting", "meeting_edit", "meeting_history"} else []
    url = at(name, round_, *more)
    as_lead.get(url)
    one = asked(lambda: as_lead.get(url))
    grow(4)
    stands(one, asked(lambda: as_lead.get(url)), MOST)


def test_choosing_priorities_costs_the_same_for_one_as_for_many(as_lead, at, round_):
    def choose(number):
        round_.refresh_from_db()
        pks = list(round_.cells.values_list("pk", flat=True)[:number])
        return as_lead.post(at("focus", round_), {"cell": pks, "version": round_.version})

    def cost(number):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        round_.refresh_from_db()
        with CaptureQueriesContext(connection) as captured:
            choose(number)
        return len(captured)

    choose(2)
    assert cost(1) == cost(9) <= MOST_FOR_A_SAVE + 6
