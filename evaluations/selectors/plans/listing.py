"""The plans of an authority."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from accounts.models import LocalAuthority, User
from evaluations.enums import ActionStatus, RoundState
from evaluations.models import Plan, PlanRevision, Round
from evaluations.permissions import can_manage_plan, can_view_plan
from evaluations.selectors.access import rounds_for, standing_in
from evaluations.selectors.plans.access import SIGNED
from evaluations.selectors.plans.facts import OPEN


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan, or a round that has none yet (`plan` is None). Dropped actions count nowhere.

    `counted` is whether the person may see how it goes: who reads only what is signed is shown no live figures.
    """

    round: Round
    plan: Plan | None
    actions: int = 0
    overdue: int = 0
    done: int = 0
    signed: bool = False
    counted: bool = True


def plan_rows(user: User, authority: LocalAuthority, today: dt.date) -> list[PlanRow]:
    """Those that the person may read, newest first; two queries. Rounds without one where they may begin it."""
    rounds = list(rounds_for(user).filter(authority=authority).exclude(state=RoundState.SETTING_UP))
    plans = {plan.round_id: plan for plan in _counted(rounds, today)}
    found = []
    for round_ in rounds:
        round_.access = standing_in(user, round_)
        row = _row(round_, plans.get(round_.pk))
        visible = can_view_plan(round_.access, signed=row.signed)
        if visible and (row.plan or can_manage_plan(round_.access)):
            found.append(row)
    return sorted(found, key=lambda row: row.plan is None)


def _row(round_: Round, plan: Plan | None) -> PlanRow:
    if plan is None:
        return PlanRow(round_, None)
    if not can_view_plan(round_.access, signed=False):
        return PlanRow(round_, plan, signed=plan.signed, counted=False)
    counts = (plan.kept, plan.overdue, plan.done)  # type: ignore[attr-defined]
    return PlanRow(round_, plan, *counts, plan.signed)


def _counted(rounds: list[Round], today: dt.date) -> list[Plan]:
    signed = PlanRevision.objects.filter(plan=OuterRef("pk"), state__in=SIGNED)
    plans = Plan.objects.filter(round__in=rounds).annotate(  # type: ignore[no-redef]
        kept=Count("actions", filter=~Q(actions__status=ActionStatus.DROPPED)),
        overdue=Count("actions", filter=Q(actions__status__in=OPEN, actions__due__lt=today)),
        done=Count("actions", filter=Q(actions__status=ActionStatus.DONE)),
        signed=Exists(signed),
    )
    return list(plans)
