import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import Action, Cell, Plan, Round
from evaluations.selectors.plans.access import plan_for
from evaluations.selectors.plans.facts import PlanFacts, facts_of
from standards.content import Content, content_for
from tests.evaluations.pages.reading import Page
from tests.factories.answers import judge
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import RoundFactory, cell_of, join

TODAY = dt.date(2010, 3, 1)


@pytest.fixture
def round_(authority, lead, core_member) -> Round:
    """Being agreed: 2.5 in Early Years at SI, 1.1 Primary at NI, 1.2 Primary at Good, nothing else judged."""
    found = RoundFactory.create(
        authority=authority, name="Autumn 2009", created_by=lead, state=RoundState.AGREEING
    )
    join(found, lead, "lead")
    join(found, core_member)
    for element, phase, code in (
        ("2.5", "early-years", "SI"),
        ("1.1", "primary", "NI"),
        ("1.2", "primary", "G"),
    ):
        judge(cell_of(found, element, phase), lead, code, f"Why {element} is {code}.")
    return found


@pytest.fixture
def red(round_) -> Cell:
    return cell_of(round_, "2.5", "early-years")


@pytest.fixture
def amber(round_) -> Cell:
    return cell_of(round_, "1.1", "primary")


@pytest.fixture
def good(round_) -> Cell:
    return cell_of(round_, "1.2", "primary")


@pytest.fixture
def content(round_) -> Content:
    return content_for(round_.framework)


@pytest.fixture
def plan(round_, lead) -> Plan:
    return PlanFactory.create(round=round_, updated_by=lead)


@pytest.fixture
def action(plan, red, core_member) -> Action:
    """A1, on 2.5 in Early Years, led by the core member, due on 26 February 2010."""
    plan.last_number = 1
    plan.save()
    return ActionFactory.create(
        plan=plan,
        cell=red,
        title="Gather the data each term",
        lead=core_member,
        due=dt.date(2010, 2, 26),
        status="doing",
    )


@pytest.fixture
def facts():
    """What the plan says, as this person reads it."""

    def read(user: User, round_: Round) -> PlanFacts:
        return facts_of(plan_for(user, round_.slug))

    return read


@pytest.fixture
def sign_in():
    """A browser of their own for each person."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def get(sign_in):
    """The page at an address, as a person sees it."""

    def got(user: User, address: str, **headers: str) -> Page:
        return Page(sign_in(user).get(address, headers=headers))

    return got


DAY = dt.timedelta(days=1)


@pytest.fixture
def url(round_):
    def address(name="plan", *more):
        return reverse(f"evaluations:{name}", args=[round_.slug, *more])

    return address


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def late(action, today) -> Action:
    """A1, due three days ago, with one milestone reached and one late."""
    action.due, action.start = today - 3 * DAY, today - 60 * DAY
    action.success, action.indicator = "All data are in", "Settings in time"
    action.baseline, action.target = "61%", "95%"
    action.monitored_by, action.monitored_when, action.progress = "Early Years board", "half-termly", "amber"
    action.save()
    MilestoneFactory(action=action, title="agreement signed", due=today - 30 * DAY, done_on=today - 31 * DAY)
    MilestoneFactory(action=action, title="data checked", due=today - 5 * DAY)
    return action


@pytest.fixture
def reach(round_):
    """The plan as this person gets at it, fresh and locked."""
    return lambda user: plan_for(user, round_.slug, lock=True)


def words(day):
    return f"{day.day} {day:%B %Y}"
