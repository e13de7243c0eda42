import datetime as dt

import pytest
from django.test import Client

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import Action, Cell, Plan, Round
from evaluations.selectors.plans.access import plan_for
from evaluations.selectors.plans.facts import PlanFacts, facts_of
from standards.content import Content, content_for
from tests.evaluations.pages.reading import Page
from tests.factories.answers import judge
from tests.factories.plans import ActionFactory, PlanFactory
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
