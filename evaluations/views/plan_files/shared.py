"""Fetch and authorise in one call, for the files of a plan and for its signed revisions."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.here import MemberRequest
from evaluations.models import Plan, PlanRevision, Round
from evaluations.permissions import can_manage_plan, can_view_plan
from evaluations.selectors.plans.access import plan_for
from evaluations.selectors.plans.revisions import revision_of

NOT_SIGNED = "This plan is not signed yet. You can read it once a lead has signed it."
NO_PLAN = "There is no such plan in an authority of yours."
NOT_WRITER = "A plan is changed by the authority’s leads and core team. Ask one of them."


def get_plan(request: MemberRequest, slug: str, *, signed: bool, lock: bool = False) -> Plan:
    """404 where there is none for this person; 403 for a draft that they may not read.

    `signed` is whether what is asked for is a signed revision. `lock` needs a transaction and holds the round.
    """
    try:
        plan = plan_for(request.user, slug, lock=lock)
    except Round.DoesNotExist as error:
        raise Http404(NO_PLAN) from error
    if plan.round.access.is_guest:
        raise Http404(NO_PLAN)
    if not can_view_plan(plan.round.access, signed=signed):
        raise PermissionDenied(NOT_SIGNED)
    return plan


def get_written_plan(request: MemberRequest, slug: str, *, lock: bool = False) -> Plan:
    """A plan that the person may change."""
    plan = get_plan(request, slug, signed=False, lock=lock)
    if not can_manage_plan(plan.round.access):
        raise PermissionDenied(NOT_WRITER)
    return plan


def get_revision(request: MemberRequest, slug: str, number: int, *, lock: bool = False) -> PlanRevision:
    """A signed revision, whatever has become of it, with its plan and round."""
    plan = get_plan(request, slug, signed=True, lock=lock)
    try:
        revision = revision_of(plan, number)
    except PlanRevision.DoesNotExist as error:
        raise Http404("There is no such revision of this plan.") from error
    revision.plan = plan
    return revision
