"""What a person leads, on their home page."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluations.models import ProgressEntry
from tests.factories.accounts import MembershipFactory
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.usefixtures("frameworks")

DAY = dt.timedelta(days=1)


def mine(page):
    """Each line: name, end, what to know."""
    lists = [node for node in page.find("section") if node.attrs.get("aria-labelledby") == "h-actions"]
    items = [item for box in lists for item in box.all if item.tag == "li"]
    return [
        [n.text for n in item.all if n.tag == "a" or n.has("lq-end") or n.has("lq-why")] for item in items
    ]


@pytest.fixture
def home(get):
    return lambda user: get(user, reverse("home"))


def test_what_is_due_soonest_comes_first_and_overdue_is_said(home, core_member, action, plan):
    today = timezone.localdate()
    soon = today + 10 * DAY
    action.due, action.progress = today - 3 * DAY, "amber"
    action.save()
    MilestoneFactory(action=action, title="data checked", due=today - DAY)
    said = today - 20 * DAY
    ProgressEntry.objects.create(action=action, on=said, progress="amber", by=core_member)
    ActionFactory(plan=plan, lead=core_member, title="No date")
    step = ActionFactory(plan=plan, lead=core_member, title="Soon", due=soon)
    MilestoneFactory(action=step, title="first step", due=soon)
    ActionFactory(plan=plan, lead=core_member, status="done")
    ActionFactory(plan=plan, title="Another’s", lead=None, lead_name="Cory Core")
    page = home(core_member)
    was, given = action.due, said
    assert mine(page) == [
        [
            "A1 Gather the data each term",
            "3 days overdue",
            f"Was due on {was.day} {was:%B %Y}. Late milestone: data checked. Progress was last given on "
            f"{given.day} {given:%B %Y}. Amber",
        ],
        [
            "A3 Soon",
            f"Due {soon.day} {soon:%B %Y}",
            "Next milestone: first step. No progress given yet.",
        ],
        ["A2 No date", "No date yet", "No progress given yet."],
    ]
    assert page.heading == "What is waiting for you"


def test_it_leads_to_the_action(home, core_member, action):
    links = {node.text: node.attrs["href"] for node in home(core_member).find("a")}
    assert links["A1 Gather the data each term"] == reverse(
        "evaluations:action", args=[action.plan.round.slug, 1]
    )


def test_a_dozen_are_shown_and_the_rest_counted(home, core_member, plan):
    ActionFactory.create_batch(14, plan=plan, lead=core_member)
    page = home(core_member)
    assert len(mine(page)) == 12
    assert "See all 14 in the plans" in page.text


def test_of_another_authority_none_is_shown(home, core_member, other_authority):
    MembershipFactory(user=core_member, authority=other_authority)
    ActionFactory(
        plan=PlanFactory(round=RoundFactory(authority=other_authority)), lead=core_member, title="Elsewhere"
    )
    assert mine(home(core_member)) == []


def test_one_who_may_only_read_now_has_none(home, core_member, action):
    membership = core_member.memberships.get()
    membership.role = "reader"
    membership.save()
    assert mine(home(core_member)) == []


def test_an_adviser_has_theirs(home, adviser, plan):
    ActionFactory(plan=plan, lead=adviser, title="Advise")
    assert [line[0] for line in mine(home(adviser))] == ["A1 Advise"]
