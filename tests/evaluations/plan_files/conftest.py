import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import Action, FollowUp, Judgement, Milestone, NoAction, Plan, ProgressEntry
from standards.content import content_for
from tests.factories.plans import ActionFactory, PlanFactory
from tests.factories.rounds import RoundFactory, cell_of, framework, join


@pytest.fixture
def plan(authority, lead, core_member) -> Plan:
    """Any Borough's plan on a signed-off round of LAQS: three ratings, three actions, everything in one of them."""
    round_ = RoundFactory(
        authority=authority,
        framework=framework("laqs"),
        name="Gifted and talented 2009",
        slug="any-borough-2009",
        state=RoundState.SIGNED_OFF,
        signed_off_at=timezone.now(),
        created_by=lead,
    )
    join(round_, lead, "lead")
    join(round_, core_member)
    for element, level in (("1", "red"), ("2", "amber"), ("3", "green")):
        judge(round_, element, level, lead)
    made = PlanFactory(round=round_, updated_by=lead, last_number=3)
    whole_action(made, core_member)
    ActionFactory(
        plan=made, number=2, cell=cell_of(round_, "1"), title="Write a policy", due=dt.date(2009, 12, 1)
    )
    ActionFactory(plan=made, number=3, title="Tell schools what was agreed")
    NoAction.objects.create(
        plan=made, cell=cell_of(round_, "2"), reason="The policy is due for review in May.", updated_by=lead
    )
    FollowUp.objects.create(
        plan=made, kind="activity", text="Visit twelve schools", who="Ada", updated_by=lead
    )
    return made


def judge(round_, element: str, level: str, user: User) -> None:
    content = content_for(round_.framework)
    Judgement.objects.create(
        cell=cell_of(round_, element),
        level_id=content.level(level).pk,
        rationale="As seen.",
        agreed_by=["Lena Lead", "Cory Core"],
        agreed_on=dt.date(2009, 11, 10),
        updated_by=user,
    )


def whole_action(plan: Plan, user: User) -> Action:
    action = ActionFactory(
        plan=plan,
        number=1,
        cell=cell_of(plan.round, "1"),
        origin="judgement",
        origin_text="Red",
        priority="Leadership",
        title="Name a lead in every school",
        lead=user,
        helpers="Head teachers",
        start=dt.date(2009, 10, 5),
        due=dt.date(2010, 3, 26),
        resources="12 days",
        cost=Decimal("4200.50"),
        success="Every school has a lead",
        indicator="Schools with a lead",
        baseline="61%",
        target="95%",
        monitored_by="Standards board",
        monitored_how="A sample of ten",
        monitored_when="half-termly",
        evaluation="Too early to say",
        evaluated_on=dt.date(2010, 2, 1),
        status="doing",
        progress="amber",
        committee_on=dt.date(2010, 3, 17),
    )
    Milestone.objects.create(
        action=action, title="Ask schools", due=dt.date(2009, 12, 18), done_on=dt.date(2009, 12, 17)
    )
    Milestone.objects.create(action=action, title="Train leads", due=dt.date(2010, 2, 12))
    ProgressEntry.objects.create(
        action=action, on=dt.date(2010, 1, 11), progress="amber", note="Two schools wait.", by=user
    )
    return action
