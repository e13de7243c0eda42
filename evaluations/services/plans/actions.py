"""Actions of a plan: added, changed, moved. The caller holds the round (`plan_for(…, lock=True)`)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.enums import Origin
from evaluations.models import Action, Plan
from evaluations.permissions import can_report_progress
from evaluations.services.errors import Refused
from evaluations.services.plans.beginning import check_may_manage, next_number
from evaluations.services.plans.details import FIELDS, BothChanged, Details, check, details_of, merge
from evaluations.services.plans.milestones import Step, clashes, put_steps

TWICE = dt.timedelta(seconds=10)
NOT_YOURS = "Progress is reported by the action’s lead and by those who write the plan."


@transaction.atomic
def add_action(
    *,
    plan: Plan,
    user: User,
    details: Details,
    steps: Iterable[Step] = (),
    origin: str = Origin.FREE,
    origin_text: str = "",
    criterion_id: int | None = None,
) -> Action:
    """`origin_text` is what it was made from, in the words of that day. Sent twice, it is added once.

    Raises Refused.
    """
    check_may_manage(plan)
    check(details)
    made = _just_added(plan, user)
    if made and (details_of(made), made.origin, made.origin_text) == (details, origin, origin_text):
        return made
    number = next_number(plan=plan, user=user)
    action = Action(
        plan=plan, number=number, origin=origin, origin_text=origin_text, criterion_id=criterion_id
    )
    _say(action, details, user)
    put_steps(action, user, steps)
    return action


def _just_added(plan: Plan, user: User) -> Action | None:
    """What the person added last, if that was a moment ago and is as it was: a button pressed twice."""
    since = timezone.now() - TWICE
    made = Action.objects.filter(plan_id=plan.pk, updated_by=user, created_at__gte=since, version=1)
    return made.order_by("-number").first()


@transaction.atomic
def change_action(
    *, plan: Plan, action: Action, user: User, details: Details, version: int, steps: Iterable[Step] = ()
) -> Action:
    """`version` is the one the person was looking at. What only one of two people changed is kept from each.

    Raises BothChanged where they changed the same, Refused where it is against a rule.
    """
    check_may_manage(plan)
    return save_change(action, user, details, version, tuple(steps))


@transaction.atomic
def move_action(
    *, plan: Plan, action: Action, user: User, status: str, version: int, reason: str = ""
) -> Action:
    """To another status; those who report its progress may. Raises as `change_action` does."""
    check_may_report(plan, action)
    now = details_of(action)
    if status == now.status:
        return action
    return save_change(action, user, replace(now, status=status, status_reason=reason), version)


def check_may_report(plan: Plan, action: Action) -> None:
    if not can_report_progress(plan.round.access, action.lead_id):
        raise Refused(NOT_YOURS)


def save_change(
    action: Action,
    user: User,
    details: Details,
    version: int,
    steps: tuple[Step, ...] = (),
    progress: str = "",
) -> Action:
    """One save, whatever changed, inside a transaction of the caller's."""
    merged, both = merge(action, details, version)
    crossed = clashes(action, steps)
    if both or crossed:
        raise BothChanged(action, both, merged, crossed)
    check(merged)
    stepped = put_steps(action, user, steps)
    moved = progress not in ("", action.progress)
    if stepped or moved or merged != details_of(action):
        action.version += 1
        action.progress = progress or action.progress
        _say(action, merged, user)
    return action


def _say(action: Action, details: Details, user: User) -> None:
    if details.cell_id != action.cell_id and action.pk:
        action.criterion_id = None
    for name in FIELDS:
        setattr(action, name, getattr(details, name))
    action.updated_by, action.updated_at = user, timezone.now()
    action.save()
