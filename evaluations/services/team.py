"""Who is in a round's team, what each looks after and, of a guest, until when."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from accounts.roles import Permission, may
from evaluations.enums import TeamRole
from evaluations.models import Cell, Round, TeamMember
from evaluations.permissions import can_manage
from evaluations.selectors.team import seen_of
from evaluations.services.errors import Overtaken, Refused


class WrongDay(Refused):
    """What is wrong with a guest's last day."""


@transaction.atomic
def add_member(
    *,
    round_: Round,
    membership: Membership,
    role: str,
    represents: str = "",
    until: dt.date | None = None,
    cells: Iterable[Cell] = (),
) -> TeamMember:
    """Add a person of the same authority; a guest of the authority can only be a guest of the round.

    A guest's last day is that of their membership where none is given.
    """
    _check(round_)
    if membership.authority_id != round_.authority_id:
        raise Refused("Choose someone who belongs to this authority.")
    if not may(membership.role, Permission.RATE):
        raise Refused(f"{membership.user} may only read here, so they cannot rate. Change their role first.")
    if membership.role == Role.GUEST and role != TeamRole.GUEST:
        raise Refused(f"{membership.user} is a guest of the authority, so they join the team as a guest.")
    if there := round_.team.filter(user=membership.user).first():
        return there
    member = TeamMember.objects.create(
        round=round_,
        user=membership.user,
        role=role,
        represents=represents.strip(),
        until=last_day(membership, until) if role == TeamRole.GUEST else None,
    )
    member.cells.set(cells)
    return member


def last_day(membership: Membership, until: dt.date | None) -> dt.date:
    """A guest's last day in a round: never after that of their membership, nor past already."""
    until = until or membership.until
    if until is None:
        raise WrongDay(f"Give {membership.user}’s last day: a guest joins until a date.")
    if until < timezone.localdate():
        raise WrongDay(f"Give a last day for {membership.user} that has not passed.")
    if membership.until and until > membership.until:
        raise WrongDay(
            f"{membership.user} belongs to the authority until {_said(membership.until)}: give that day or an "
            "earlier one, or change their last day on the page People first."
        )
    return until


@transaction.atomic
def give_more(
    *, round_: Round, member: TeamMember, membership: Membership, cells: Iterable[Cell], until: dt.date | None
) -> None:
    """More to look after for someone in the team; a guest's last day moves where one is given, or has passed."""
    _check(round_)
    over = member.until if member.until and member.until < timezone.localdate() else None
    if over and not until:
        raise WrongDay(f"{member.user} left after {_said(over)}. Give a new last day.")
    if member.role == TeamRole.GUEST and until:
        member.until = last_day(membership, until)
        member.save(update_fields=["until"])
    member.cells.add(*cells)


def remove_member(*, round_: Round, member: TeamMember) -> None:
    """Take a person out of the team; what they recorded stays. Their own ratings stay too, as history."""
    _check(round_)
    if member.role == TeamRole.LEAD and round_.team.filter(role=TeamRole.LEAD).count() == 1:
        raise Refused("A round keeps at least one lead. Name another lead first.")
    member.delete()


@transaction.atomic
def look_after(*, round_: Round, member: TeamMember, cells: Iterable[Cell], seen: str | None = None) -> None:
    """Set the cells a member looks after (for a guest: the only ones they reach), all at once.

    Raises Overtaken where someone changed the member's place since it was `seen`.
    """
    _check(round_)
    if seen is not None and seen != seen_of(member):
        raise Overtaken(member)
    member.cells.set(cells)


@transaction.atomic
def change_place(
    *,
    round_: Round,
    member: TeamMember,
    membership: Membership | None,
    cells: Iterable[Cell],
    represents: str,
    until: dt.date | None,
    seen: str | None,
) -> None:
    """What a member looks after, which team they bring and, of a guest, the last day.

    `membership` is None for a person who does not belong to the authority any more.
    """
    look_after(round_=round_, member=member, cells=cells, seen=seen)
    member.represents = represents.strip()
    if member.role == TeamRole.GUEST and membership and until != member.until:
        member.until = last_day(membership, until)
    member.save(update_fields=["represents", "until"])


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _check(round_: Round) -> None:
    if not can_manage(round_.access):
        raise Refused("Only a lead may change the team.")
    if round_.is_signed_off:
        raise Refused("This round is signed off, so its team stays as it was.")
