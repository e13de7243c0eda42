"""The pages of a plan ask the database as often for one action as for two hundred."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.models import Action, FollowUp, NoAction, ProgressEntry
from tests.evaluations.plans.conftest import TODAY
from tests.factories.accounts import MembershipFactory
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.usefixtures("frameworks")

MOST = 12
PAGES = ("plan", "plan_board", "plan_timeline", "action", "action_edit", "action_new")


def fill(plan, lead, number):
    """More of everything that a page could read row by row."""
    cells = list(plan.round.cells.all())
    authority = plan.round.authority
    leads = [MembershipFactory(authority=authority).user for _ in range(min(number, 3))]
    for n in range(number):
        action = ActionFactory(
            plan=plan, lead=leads[n % len(leads)], cell=cells[n % len(cells)], due=TODAY, number=n + 1
        )
        for _ in range(2):
            MilestoneFactory(action=action)
        ProgressEntry.objects.create(action=action, on=TODAY, progress="red", by=leads[0])
    for cell in cells[:number]:
        NoAction.objects.create(plan=plan, cell=cell, reason="None.", updated_by=lead)
        FollowUp.objects.create(plan=plan, kind="activity", text="Visit", updated_by=lead)


def asked(client, url, headers=None):
    client.get(url, headers=headers)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url, headers=headers).status_code == 200
    return [query["sql"] for query in queries]


@pytest.fixture
def filled(authority, lead):
    def with_actions(number):
        plan = PlanFactory(round=RoundFactory(authority=authority, created_by=lead))
        fill(plan, lead, number)
        return plan

    return with_actions


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_for_one_action_as_for_three(sign_in, lead, filled, name):
    client = sign_in(lead)
    counts = []
    for number in (1, 3):
        args = [filled(number).round.slug, *([1] if name in {"action", "action_edit"} else [])]
        counts.append(asked(client, reverse(f"evaluations:{name}", args=args)))
    assert len(counts[0]) == len(counts[1]), "\n".join(counts[1])
    assert len(counts[1]) <= MOST, "\n".join(counts[1])


@pytest.mark.parametrize("name", ["plan", "plan_board", "plan_timeline"])
def test_two_hundred_actions_stay_within_the_budget(sign_in, lead, filled, name):
    slug = filled(200).round.slug
    found = asked(sign_in(lead), reverse(f"evaluations:{name}", args=[slug]))
    assert len(found) <= MOST, "\n".join(found)
    assert Action.objects.count() == 200


def test_the_list_of_plans_and_home_cost_the_same(sign_in, core_member, lead, authority, filled):
    client = sign_in(core_member)
    counts = {}
    for number in (1, 3):
        for _ in range(number):
            plan = filled(number)
            ActionFactory(plan=plan, lead=core_member, number=500, due=TODAY + dt.timedelta(days=number))
        for name in ("evaluations:plans", "home"):
            counts.setdefault(name, []).append(len(asked(client, reverse(name))))
    assert {name: found[0] == found[1] and found[1] <= MOST for name, found in counts.items()} == {
        "evaluations:plans": True,
        "home": True,
    }


def test_a_save_of_a_row_in_the_table_costs_little(sign_in, lead, filled):
    slug = filled(3).round.slug
    client = sign_in(lead)
    data = {"status": "done", "progress": "green", "due": "26/3/2010", "lead": lead.pk, "version": 1}
    url = reverse("evaluations:action_row", args=[slug, 1])
    with CaptureQueriesContext(connection) as queries:
        assert client.post(url, data, headers={"HX-Request": "true"}).status_code == 200
    assert len(queries) <= 17, "\n".join(query["sql"] for query in queries)
