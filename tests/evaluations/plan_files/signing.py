"""Signing a plan in tests as its page does."""

from accounts.models import User
from evaluations.models import Plan, PlanRevision
from evaluations.reports.plans.build import draft_of
from evaluations.selectors.plans.access import plan_for
from evaluations.services.plan_signing import seal_of, sign_plan


def found(plan: Plan, user: User) -> Plan:
    return plan_for(user, plan.round.slug)


def seal(plan: Plan, user: User) -> str:
    return seal_of(draft_of(found(plan, user)), plan.revisions.count())


def signed(plan: Plan, user: User, note: str = "") -> PlanRevision:
    fresh = found(plan, user)
    return sign_plan(plan=fresh, user=user, draft=draft_of(fresh), note=note, seal=seal(plan, user))
