"""How an action goes: dated entries, and milestones reached. The caller holds the round."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from evaluations.models import Action, Milestone, Plan, ProgressEntry
from evaluations.services.plans.actions import check_may_report


@transaction.atomic
def report_progress(
    *, plan: Plan, action: Action, user: User, on: dt.date, progress: str, note: str = ""
) -> ProgressEntry:
    """Added to what was said before, so two who report at once both stand; sent twice, it stands once.

    The action shows the entry of the latest day. Raises Refused.
    """
    check_may_report(plan, action)
    same = ProgressEntry.objects.filter(action=action, on=on, progress=progress, note=note, by=user).first()
    latest = action.entries.first()
    if same is not None and same == latest:
        return same
    entry = ProgressEntry.objects.create(action=action, on=on, progress=progress, note=note, by=user)
    if latest is None or on >= latest.on:
        action.progress = progress
    _touch(action, user)
    return entry


@transaction.atomic
def reach_milestone(
    *, plan: Plan, action: Action, milestone: Milestone, user: User, done_on: dt.date | None
) -> Milestone:
    """Or not reached after all, where `done_on` is None. Raises Refused."""
    check_may_report(plan, action)
    if milestone.done_on == done_on or (milestone.done_on and done_on):
        return milestone
    milestone.done_on = done_on
    milestone._history_user = user
    milestone.save()
    _touch(action, user)
    return milestone


def _touch(action: Action, user: User) -> None:
    action.version += 1
    action.updated_by, action.updated_at = user, timezone.now()
    action.save()
