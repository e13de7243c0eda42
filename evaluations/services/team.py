"""Who is in a round's team and what each looks after."""

from collections.abc import Iterable

from django.db import transaction

from accounts.enums import Role
from accounts.models import Membership
from accounts.roles import Permission, may
from evaluations.enums import TeamRole
from evaluations.models import Cell, Round, TeamMember
from evaluations.permissions import can_manage
from evaluations.services.errors import Refused


def add_member(*, round_: Round, membership: Membership, role: str) -> TeamMember:
    """Add a person of the same authority; a guest of the authority can only be a guest of the round."""
    _check(round_)
    if membership.authority_id != round_.authority_id:
        raise Refused("Choose someone who belongs to this authority.")
    if not may(membership.role, Permission.RATE):
        raise Refused(f"{membership.user} may only read here, so they cannot rate. Change their role first.")
    if membership.role == Role.GUEST and role != TeamRole.GUEST:
        raise Refused(f"{membership.user} is a guest of the authority, so they join the team as a guest.")
    member, _ = TeamMember.objects.get_or_create(round=round_, user=membership.user, defaults={"role": role})
    return member


def remove_member(*, round_: Round, member: TeamMember) -> None:
    """Take a person out of the team; what they recorded stays. Their own ratings stay too, as history."""
    _check(round_)
    if member.role == TeamRole.LEAD and round_.team.filter(role=TeamRole.LEAD).count() == 1:
        raise Refused("A round keeps at least one lead. Name another lead first.")
    member.delete()


@transaction.atomic
def look_after(*, round_: Round, member: TeamMember, cells: Iterable[Cell]) -> None:
    """Set the cells a member looks after (for a guest: the only ones they reach), all at once."""
    _check(round_)
    member.cells.set(cells)


def _check(round_: Round) -> None:
    if not can_manage(round_.access):
        raise Refused("Only a lead may change the team.")
    if round_.is_signed_off:
        raise Refused("This round is signed off, so its team stays as it was.")
