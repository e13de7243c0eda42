"""Changes to who belongs to an authority; each holds its row, so that two at once see each other."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.enums import Role
from accounts.models import LocalAuthority, Membership, MembershipQuerySet


def hold(authority_id: int) -> LocalAuthority:
    """Locks the row until the transaction ends; on SQLite the transaction alone keeps others out."""
    return LocalAuthority.objects.select_for_update(no_key=True).get(pk=authority_id)


@transaction.atomic
def change_role(*, membership: Membership, role: Role, until: dt.date | None) -> Membership:
    """Raises ValidationError where it would leave the authority without a lead."""
    current = _held(membership)
    if role != Role.LEAD:
        _keep_a_lead(current)
    current.role = role
    current.until = until if role == Role.GUEST else None
    current.save()
    return current


@transaction.atomic
def end_membership(*, membership: Membership) -> Membership:
    """Raises ValidationError where it would leave the authority without a lead."""
    current = _held(membership)
    _keep_a_lead(current)
    current.ended_at = timezone.now()
    current.save()
    return current


def _held(membership: Membership) -> Membership:
    hold(membership.authority_id)
    current = _in_force(membership.authority_id).filter(pk=membership.pk).first()
    if current is None:
        raise ValidationError(f"{membership.user} no longer belongs to {membership.authority}.")
    return current


def _keep_a_lead(leaving: Membership) -> None:
    leads = _in_force(leaving.authority_id).filter(role=Role.LEAD, user__is_active=True)
    if leaving.role == Role.LEAD and not leads.exclude(pk=leaving.pk).exists():
        raise ValidationError(
            f"{leaving.user} is the only lead of {leaving.authority}. Make someone else a lead first."
        )


def _in_force(authority_id: int) -> MembershipQuerySet:
    members = Membership.objects.filter(authority_id=authority_id).in_force(timezone.localdate())
    return members.select_related("user", "authority")
