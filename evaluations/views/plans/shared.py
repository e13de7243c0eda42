"""Fetch and authorise in one call, for every page of a plan."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.here import MemberRequest
from evaluations.models import Action, Plan, Round
from evaluations.permissions import can_manage_plan, can_report_progress, can_view_plan, plan_refusal
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.plans.access import plan_for
from evaluations.selectors.plans.action_page import action_in
from evaluations.selectors.plans.facts import RatingLine, ratings_of
from evaluations.services.plans.actions import NOT_YOURS
from evaluations.views.shared import require_ratings
from standards.content import content_for

NOT_SIGNED = "This action plan is not signed yet. You can read it once it is."
ONLY_SIGNED = "You can read the revisions of this plan that are signed: open it from Plans."


def get_plan(request: MemberRequest, slug: str, *, lock: bool = False, or_signed: bool = False) -> Plan:
    """404 for a round of another authority, and for a guest; 403 for a plan that they may not read yet.

    `or_signed` also takes those who read only what is signed: they are to be led to that.
    """
    try:
        plan = plan_for(request.user, slug, lock=lock)
    except Round.DoesNotExist as error:
        raise Http404("There is no such plan in an authority of yours.") from error
    access = plan.round.access
    if access.is_guest:
        raise Http404("Guests see no action plans.")
    if not can_view_plan(access, signed=or_signed and plan.signed):
        raise PermissionDenied(ONLY_SIGNED if plan.signed else NOT_SIGNED)
    return plan


def get_managed_plan(request: MemberRequest, slug: str, *, lock: bool = False) -> Plan:
    """One that the person may write in; 403 for others who may read it."""
    plan = get_plan(request, slug, lock=lock)
    if not can_manage_plan(plan.round.access):
        raise PermissionDenied(plan_refusal(plan.round.access))
    return plan


def get_action(plan: Plan, number: int) -> Action:
    try:
        return action_in(plan, number)
    except Action.DoesNotExist as error:
        raise no_such_action(plan) from error


def get_reported_action(
    request: MemberRequest, slug: str, number: int, *, lock: bool = True
) -> tuple[Plan, Action]:
    """One whose progress the person may report; 403 for others who may read it."""
    plan = get_plan(request, slug, lock=lock)
    action = get_action(plan, number)
    if not can_report_progress(plan.round.access, action.lead_id):
        raise PermissionDenied(NOT_YOURS)
    return plan, action


def get_rating(plan: Plan, phase: str, element: str) -> RatingLine:
    """A cell of the round as an address names it; one query."""
    require_ratings(plan.round)
    key = (element, "" if phase == NO_PHASE else phase)
    for line in ratings_of(plan.round, content_for(plan.round.framework)):
        if line.key == key:
            return line
    raise Http404("There is no such rating in this round.")


def no_such_action(plan: Plan) -> Http404:
    return Http404(f"There is no such action in the plan of {plan.round}.")
