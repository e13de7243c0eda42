"""Follow-up activities confirmed, and next steps to monitor (stage 3 of the LAQS user guide)."""

import datetime as dt
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.models import FollowUp, Plan
from evaluations.services.errors import Overtaken
from evaluations.services.plans.beginning import begun, check_may_manage


@dataclass(frozen=True, slots=True)
class FollowUpDetails:
    kind: str
    text: str
    who: str = ""
    due: dt.date | None = None
    confirmed_on: dt.date | None = None
    done_on: dt.date | None = None


FIELDS = tuple(field.name for field in fields(FollowUpDetails))


@transaction.atomic
def add_follow_up(*, plan: Plan, user: User, details: FollowUpDetails) -> FollowUp:
    """Raises Refused."""
    check_may_manage(plan)
    return _say(FollowUp(plan=begun(plan, user)), user, details)


@transaction.atomic
def change_follow_up(
    *, plan: Plan, follow_up: FollowUp, user: User, details: FollowUpDetails, version: int
) -> FollowUp:
    """Raises Refused, or Overtaken with the row as it stands."""
    check_may_manage(plan)
    if all(getattr(follow_up, name) == getattr(details, name) for name in FIELDS):
        return follow_up
    if follow_up.version != version:
        raise Overtaken(follow_up)
    follow_up.version += 1
    return _say(follow_up, user, details)


@transaction.atomic
def remove_follow_up(*, plan: Plan, follow_up: FollowUp, user: User, version: int) -> None:
    """Raises Refused, or Overtaken; its history stays."""
    check_may_manage(plan)
    if follow_up.version != version:
        raise Overtaken(follow_up)
    follow_up.updated_by = user
    follow_up.delete()


def _say(row: FollowUp, user: User, details: FollowUpDetails) -> FollowUp:
    for name in FIELDS:
        setattr(row, name, getattr(details, name))
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
    return row
