"""Who may, for views: 404 where the person does not belong, 403 where they do but their role may not."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.here import MemberRequest
from accounts.models import LocalAuthority, Membership
from accounts.roles import Permission, may


def require(request: MemberRequest, permission: Permission) -> LocalAuthority:
    """The authority the person is working in, where their role there holds the permission."""
    if request.here.membership is None:
        raise Http404("You do not belong to an authority yet.")
    return _allowed(request.here.membership, permission)


def require_in(request: MemberRequest, authority_id: int, permission: Permission) -> LocalAuthority:
    """The same for the authority of an object that a link named, chosen in this session or not."""
    membership = request.here.membership_in(authority_id)
    if membership is None:
        raise Http404("No such page in an authority of yours.")
    return _allowed(membership, permission)


def _allowed(membership: Membership, permission: Permission) -> LocalAuthority:
    if not may(membership.role, permission):
        raise PermissionDenied(
            f"Your role in {membership.authority} is {membership.get_role_display().lower()}, "
            f"which may not {permission.label}. A lead of the authority can do it, or change your role."
        )
    return membership.authority
