"""The team goes on as far as its people may still rate here."""

from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from accounts.roles import Permission, may
from evaluations.enums import TeamRole
from evaluations.models import Cell, TeamMember
from evaluations.services.carrying.places import Carrier


def carry_team(carrier: Carrier) -> None:
    """Roles, what each looks after and represents; the lead who starts the round is there already."""
    memberships = _memberships(carrier)
    own = carrier.round.team.get(user=carrier.user)
    places = carrier.source.team.select_related("user").prefetch_related("cells__element", "cells__phase")
    for place in places.order_by("pk"):
        membership = memberships.get(place.user_id)
        why = _why_not(place, membership)
        if why:
            carrier.leave("team", str(place.user), why)
            continue
        member = own if place.user_id == carrier.user.pk else _joined(carrier, place, membership)
        member.cells.set(_cells(carrier, place))
        carrier.taken["team"] += 1
    own.represents = _represented(carrier)
    own.save(update_fields=["represents"])


def _memberships(carrier: Carrier) -> dict[int, Membership]:
    rows = Membership.objects.filter(authority=carrier.source.authority_id, ended_at=None)
    return {row.user_id: row for row in rows}


def _why_not(place: TeamMember, membership: Membership | None) -> str:
    today = timezone.localdate()
    if membership is None or (membership.until and membership.until < today):
        return "They do not belong to the authority any more."
    if not may(membership.role, Permission.RATE):
        return "They may only read now."
    if place.until and place.until < today:
        return "Their last day in the round has passed. Add them again with a new one."
    return ""


def _joined(carrier: Carrier, place: TeamMember, membership: Membership | None) -> TeamMember:
    guest = place.role == TeamRole.GUEST or (membership is not None and membership.role == Role.GUEST)
    return TeamMember.objects.create(
        round=carrier.round,
        user=place.user,
        role=TeamRole.GUEST if guest else place.role,
        represents=place.represents,
        until=(place.until or (membership.until if membership else None)) if guest else None,
    )


def _cells(carrier: Carrier, place: TeamMember) -> list[Cell]:
    found = {cell.pk: cell for old in place.cells.all() for cell in carrier.cells_now(old)}
    return list(found.values())


def _represented(carrier: Carrier) -> str:
    before = carrier.source.team.filter(user=carrier.user).first()
    return before.represents if before else ""
