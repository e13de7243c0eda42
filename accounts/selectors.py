"""Reads about people and places; each starts from a person, an authority of theirs or a signed link."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from accounts import tokens
from accounts.enums import InvitationState
from accounts.models import Invitation, LocalAuthority, Membership, MembershipQuerySet, User


def memberships_of(user: User) -> tuple[Membership, ...]:
    """The person's memberships in force today, by authority name, with authority and region; one query."""
    return tuple(Membership.objects.of(user))


def authority_for(user: User, slug: str) -> LocalAuthority | None:
    """The authority, where the person belongs to it today."""
    membership = Membership.objects.of(user).filter(authority__slug=slug).first()
    return membership.authority if membership else None


def members_of(authority: LocalAuthority) -> MembershipQuerySet:
    """Everyone who belongs today, by name."""
    members = Membership.objects.filter(authority=authority).in_force(timezone.localdate())
    return members.select_related("user").order_by("user__name", "user__email")


def member_of(authority: LocalAuthority, pk: int) -> Membership | None:
    members = Membership.objects.filter(authority=authority, pk=pk).in_force(timezone.localdate())
    return members.select_related("user", "authority").first()


def invitations_of(authority: LocalAuthority) -> QuerySet[Invitation]:
    """Those neither accepted nor withdrawn, the latest first."""
    waiting = authority.invitations.filter(accepted_at=None, withdrawn_at=None)
    return waiting.select_related("invited_by")


def invitation_of(authority: LocalAuthority, pk: int) -> Invitation | None:
    return authority.invitations.filter(pk=pk).first()


def invitation_by(token: str, now: dt.datetime) -> tuple[Invitation | None, InvitationState]:
    """What a link from an email stands for; the invitation comes with its authority."""
    named = Invitation.objects.filter(pk=tokens.pk_in(token) or 0)
    invitation = named.select_related("authority", "invited_by").first()
    if invitation is None:
        return None, InvitationState.UNKNOWN
    if not tokens.is_latest(token, invitation):
        return invitation, InvitationState.REPLACED
    return invitation, invitation.state(now)


def account_with(email: str) -> User | None:
    return User.objects.filter(email=email.strip().lower()).first()
