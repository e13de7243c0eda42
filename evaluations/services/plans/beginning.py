"""A plan has a row from the first thing that is put into it; whoever may write in it is asked here."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.models import Plan
from evaluations.permissions import can_manage_plan, plan_refusal
from evaluations.services.errors import Overtaken, Refused


def check_may_manage(plan: Plan) -> None:
    if not can_manage_plan(plan.round.access):
        raise Refused(plan_refusal(plan.round.access))


def begun(plan: Plan, user: User) -> Plan:
    """The plan, saved if it was not. The caller holds the round (`plan_for(…, lock=True)`)."""
    if plan._state.adding:
        plan.updated_by = user
        plan.save()
    return plan


@transaction.atomic
def next_number(*, plan: Plan, user: User) -> int:
    """Of an action: one more than the last ever given out in the plan, so none comes twice."""
    begun(plan, user)
    plan.last_number += 1
    plan.updated_by, plan.updated_at = user, timezone.now()
    plan.save()
    return plan.last_number


@transaction.atomic
def change_about(*, plan: Plan, user: User, version: int, **about: object) -> Plan:
    """`introduction`, `committee` and `committee_on`. Raises Refused, or Overtaken with the plan as it stands."""
    check_may_manage(plan)
    if all(getattr(plan, name) == value for name, value in about.items()):
        return plan
    if not plan._state.adding and plan.version != version:
        raise Overtaken(plan)
    for name, value in about.items():
        setattr(plan, name, value)
    plan.version += not plan._state.adding
    plan.updated_by, plan.updated_at = user, timezone.now()
    plan.save()
    return plan
