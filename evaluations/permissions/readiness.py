"""Readiness for an inspection: who keeps it, who reads whom to ring, who records what is raised about academies."""

from accounts.roles import Permission, may
from evaluations.enums import RoundState
from evaluations.permissions.access import Access
from evaluations.permissions.rounds import can_see_confidential, works_on


def can_read_contacts(access: Access) -> bool:
    """Names, contacts and what is missing; others who may read the round read posts alone."""
    return can_see_confidential(access)


def can_prepare(access: Access) -> bool:
    """Documents to have ready and people to meet: the team's, until the round is signed off."""
    return works_on(access, Permission.JUDGE) and access.state != RoundState.SIGNED_OFF


def why_not_prepared(access: Access) -> str:
    if access.state == RoundState.SIGNED_OFF:
        return "This round is signed off, so its readiness stays as it was. The lead can reopen it with a reason."
    return "You can read this. What is ready is kept by the round’s team: ask the lead to add you."


def can_read_concerns(role: str) -> bool:
    """What was raised about academies: whoever reads the register of schools."""
    return may(role, Permission.VIEW_SCHOOLS)


def can_raise_concerns(role: str) -> bool:
    return can_read_concerns(role) and may(role, Permission.JUDGE)
