"""Why a rating below Good or Green has no action. The caller holds the round."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.models import NoAction, Plan
from evaluations.services.errors import Overtaken
from evaluations.services.plans.beginning import begun, check_may_manage


@transaction.atomic
def leave_out(*, plan: Plan, cell_id: int, user: User, reason: str, version: int) -> NoAction | None:
    """Records the reason, or takes it back where `reason` is empty. Raises Refused, or Overtaken.

    The cell is one of the plan's round.
    """
    check_may_manage(plan)
    row = NoAction.objects.filter(plan_id=plan.pk, cell_id=cell_id).select_related("updated_by").first()
    if (row.reason if row else "") == reason:
        return row
    if (row.version if row else 0) != version:
        raise Overtaken(row)
    if not reason:
        _take_back(row, user)
        return None
    row = row or NoAction(plan=begun(plan, user), cell_id=cell_id, version=0)
    row.reason, row.version = reason, row.version + 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
    return row


def _take_back(row: NoAction | None, user: User) -> None:
    if row is not None:
        row.updated_by = user
        row.delete()
