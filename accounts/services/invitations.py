"""Inviting people to an authority, and what they do with the link."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.enums import InvitationState, Role
from accounts.models import Invitation, LocalAuthority, Membership, User
from accounts.selectors import account_with, invitation_by
from accounts.services.people import hold


class InvitationClosed(Exception):
    """The link can no longer be used; `state` says why."""

    def __init__(self, state: InvitationState) -> None:
        super().__init__(state.label)
        self.state = state


class AccountExists(Exception):
    """The email came to have an account: its owner must sign in to accept."""


class NotTheInvited(Exception):
    """The person who accepts is not the one invited."""


@transaction.atomic
def invite(
    *, authority: LocalAuthority, by: User, email: str, name: str, role: Role, until: dt.date | None
) -> Invitation:
    """Raises ValidationError, by field, where the email belongs to a member or is invited already."""
    hold(authority.pk)
    email = email.strip().lower()
    _refuse_a_member(authority, email)
    _refuse_a_second(authority, email)
    until = until if role == Role.GUEST else None
    return Invitation.objects.create(
        authority=authority, invited_by=by, email=email, name=name, role=role, until=until
    )


@transaction.atomic
def resend(*, invitation: Invitation, by: User) -> Invitation:
    """Starts the days again and makes the earlier link stale."""
    current = _held(invitation)
    _refuse_unless_waiting(current)
    if current.until and current.until < timezone.localdate():
        raise ValidationError(
            f"The role was to end on {_said(current.until)}, which has passed. Withdraw it and invite again."
        )
    current.sent_at = timezone.now()
    current.invited_by = by
    current.save()
    return current


@transaction.atomic
def withdraw(*, invitation: Invitation) -> Invitation:
    current = _held(invitation)
    _refuse_unless_waiting(current)
    current.withdrawn_at = timezone.now()
    current.save()
    return current


@transaction.atomic
def accept(*, token: str, user: User) -> Membership:
    """Raises InvitationClosed, or NotTheInvited where the account has another email."""
    invitation = _held_open(token)
    if user.email != invitation.email:
        raise NotTheInvited
    return _join(invitation, user)


def accept_as_new(*, token: str, name: str, password: str) -> Membership:
    """Raises InvitationClosed, or AccountExists where the email has an account by now."""
    try:
        with transaction.atomic():
            invitation = _held_open(token)
            if account_with(invitation.email):
                raise AccountExists
            return _join(invitation, User.objects.create_user(invitation.email, password, name=name))
    except IntegrityError:
        # Two authorities invited the same person and both links were used in the same moment.
        raise AccountExists from None


def _held_open(token: str) -> Invitation:
    found, state = invitation_by(token, timezone.now())
    if found:
        hold(found.authority_id)
        found, state = invitation_by(token, timezone.now())
    if found is None or state != InvitationState.OPEN:
        raise InvitationClosed(state)
    return found


def _join(invitation: Invitation, user: User) -> Membership:
    now = timezone.now()
    invitation.accepted_at = now
    invitation.save()
    current = Membership.objects.filter(user=user, authority=invitation.authority, ended_at=None).first()
    if current and not _lapsed(current):
        return current
    if current:
        current.ended_at = now
        current.save()
    return Membership.objects.create(
        user=user,
        authority=invitation.authority,
        role=invitation.role,
        until=invitation.until,
        added_by=invitation.invited_by,
    )


def _lapsed(membership: Membership) -> bool:
    return membership.until is not None and membership.until < timezone.localdate()


def _held(invitation: Invitation) -> Invitation:
    hold(invitation.authority_id)
    return Invitation.objects.select_related("authority").get(pk=invitation.pk)


def _refuse_unless_waiting(invitation: Invitation) -> None:
    if invitation.accepted_at:
        raise ValidationError(f"{invitation.email} has accepted the invitation: it cannot be changed now.")
    if invitation.withdrawn_at:
        raise ValidationError(f"The invitation to {invitation.email} has been withdrawn. Invite them again.")


def _refuse_a_member(authority: LocalAuthority, email: str) -> None:
    members = Membership.objects.filter(authority=authority, user__email=email)
    member = members.in_force(timezone.localdate()).select_related("user").first()
    if member:
        role = member.get_role_display().lower()
        raise ValidationError(
            {"email": f"{member.user} belongs to {authority} already, as {role}. Change their role instead."}
        )


def _refuse_a_second(authority: LocalAuthority, email: str) -> None:
    waiting = authority.invitations.filter(email=email, accepted_at=None, withdrawn_at=None).first()
    if waiting:
        sent = _said(timezone.localdate(waiting.sent_at))
        raise ValidationError(
            {"email": f"{email} was invited on {sent}. Send that invitation again, or withdraw it first."}
        )


def _said(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"
