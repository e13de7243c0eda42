"""Who reads a round, records in it, runs it and signs it off; and evidence that concerns an individual."""

from accounts.roles import Permission
from evaluations.enums import RoundState
from evaluations.permissions.access import Access


def can_view_round(access: Access) -> bool:
    """Dashboard, exports and the whole of the round's record."""
    if access.is_guest:
        return False
    signed_off = access.state == RoundState.SIGNED_OFF
    return access.may(Permission.VIEW_ROUNDS if signed_off else Permission.VIEW_OPEN_ROUNDS)


def can_view_cell(access: Access) -> bool:
    return access.named if access.is_guest else can_view_round(access)


def can_record(access: Access) -> bool:
    """Findings, measures and links to evidence: the team's, while the round is open to them."""
    return works_on(access, Permission.RECORD) and access.state in {RoundState.RATING, RoundState.AGREEING}


def can_see_confidential(access: Access) -> bool:
    return access.may(Permission.VIEW_CONFIDENTIAL) and not access.is_guest


def can_export(access: Access) -> bool:
    return can_view_round(access) and access.may(Permission.EXPORT)


def can_manage(access: Access) -> bool:
    return access.may(Permission.MANAGE_ROUND)


def can_sign_off(access: Access) -> bool:
    return access.may(Permission.SIGN_OFF)


def refusal(access: Access) -> str:
    """Why this person cannot record here now, and what they could do about it."""
    if access.state == RoundState.SIGNED_OFF:
        return "This round is signed off, so nothing in it can change. The lead can reopen it with a reason."
    if access.state == RoundState.SETTING_UP:
        return "This round is still being set up. The lead opens it for rating."
    return "You can read this, but recording is for the round’s team. Ask the lead to add you."


def works_on(access: Access, permission: Permission) -> bool:
    if access.is_guest:
        return access.named and access.may(permission)
    return access.may(permission) and (access.team_role is not None or can_manage(access))
