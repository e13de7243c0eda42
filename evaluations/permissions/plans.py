"""Who reads an action plan, writes in it, reports on an action, signs and approves."""

from accounts.roles import Permission
from evaluations.enums import RoundState
from evaluations.permissions.access import Access


def can_view_plan(access: Access, *, signed: bool) -> bool:
    """`signed`: a revision of the plan is signed or approved. Guests see no plans."""
    if access.is_guest:
        return False
    return access.may(Permission.VIEW_OPEN_PLANS) or (signed and access.may(Permission.VIEW_PLANS))


def can_export_plan(access: Access, *, signed: bool) -> bool:
    """Files of a plan that they may view; `signed` is said of the revision, not of the plan."""
    return can_view_plan(access, signed=signed) and access.may(Permission.EXPORT)


def can_manage_plan(access: Access) -> bool:
    """From rating on, and after the round is signed off: those who join later carry the plan on."""
    return _plans(access) and access.may(Permission.MANAGE_PLANS)


def can_report_progress(access: Access, lead_id: int | None) -> bool:
    """Of an action: whoever writes plans, and the one who leads it."""
    leads = lead_id == access.user.pk and access.may(Permission.LEAD_ACTIONS)
    return can_manage_plan(access) or (_plans(access) and leads)


def can_sign_plan(access: Access) -> bool:
    return _plans(access) and access.may(Permission.SIGN_PLAN)


def can_approve_plan(access: Access) -> bool:
    return _plans(access) and access.may(Permission.APPROVE_PLAN)


def plan_refusal(access: Access) -> str:
    """Why this person cannot write in the plan, and what they could do about it."""
    if access.state == RoundState.SETTING_UP:
        return "An action plan begins once the round is open for rating. The lead opens it."
    return "You can read this plan. It is written by the core team: ask the lead for that role."


def _plans(access: Access) -> bool:
    return not access.is_guest and access.state != RoundState.SETTING_UP
