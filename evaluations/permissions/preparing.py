"""Checklist, briefing and meetings of a round’s team."""

from accounts.roles import Permission
from evaluations.permissions.access import Access
from evaluations.permissions.rounds import can_view_round, works_on


def can_view_preparing(access: Access) -> bool:
    """Checklist, meetings and briefing: for those who see the round while it is open, and no reader after."""
    return can_view_round(access) and access.may(Permission.VIEW_OPEN_ROUNDS)


def can_record_meetings(access: Access) -> bool:
    """In any state: a round that is signed off goes on to meetings about its plan."""
    return can_view_preparing(access) and works_on(access, Permission.JUDGE)
