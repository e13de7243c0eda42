"""Who may lead an action."""

from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from accounts.roles import Permission, may

LEADING = tuple(role for role in Role if may(role, Permission.LEAD_ACTIONS))


def possible_leads(authority_id: int) -> dict[int, str]:
    """Members whose role leads actions, by user pk in the order of their names; one query."""
    members = Membership.objects.filter(
        authority_id=authority_id, role__in=LEADING, user__is_active=True
    ).in_force(timezone.localdate())
    rows = members.order_by("user__name", "user__email").values_list("user_id", "user__name", "user__email")
    return {pk: name or email for pk, name, email in rows}
