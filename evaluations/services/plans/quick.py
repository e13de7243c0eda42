"""What is changed in the table itself: status, progress, due date and lead, in one save."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db import transaction

from accounts.models import User
from evaluations.models import Action, Plan, ProgressEntry
from evaluations.services.plans.actions import save_change
from evaluations.services.plans.beginning import check_may_manage
from evaluations.services.plans.details import BothChanged, details_of


@dataclass(frozen=True, slots=True)
class Quick:
    """`progress` is empty where nobody has said anything yet."""

    status: str
    progress: str
    due: dt.date | None
    lead_id: int | None
    lead_name: str
    reason: str = ""


@transaction.atomic
def change_in_table(
    *, plan: Plan, action: Action, user: User, given: Quick, version: int, today: dt.date
) -> Action:
    """Raises BothChanged (its `fields` may name progress too), or Refused."""
    base = action if version == action.version else action.history.filter(version=version).first()
    check_may_manage(plan)
    seen = base or action
    was = seen.progress
    reason = given.reason if given.status != seen.status else seen.status_reason
    details = replace(
        details_of(seen),
        status=given.status,
        status_reason=reason,
        due=given.due,
        lead_id=given.lead_id,
        lead_name=given.lead_name,
    )
    wanted = given.progress if given.progress not in ("", was) else ""
    if wanted and action.progress not in (was, wanted):
        raise BothChanged(action, ("progress",), details)
    reported = wanted not in ("", action.progress)
    save_change(action, user, details, version, progress=wanted)
    if reported:
        ProgressEntry.objects.create(action=action, on=today, progress=wanted, by=user)
    return action
