"""Fetch and authorise in one call, for every view of an item."""

from typing import NoReturn

from django.http import Http404
from django.utils.datastructures import MultiValueDict

from accounts.here import MemberRequest
from accounts.permissions import require_in
from accounts.roles import Permission, may
from evaluations.models import Cell, EvidenceItem
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.evidence_library import item_of


def get_item(
    request: MemberRequest, pk: int, permission: Permission = Permission.VIEW_EVIDENCE
) -> EvidenceItem:
    """404 for another authority's item and for one that this person may not know of; 403 by role.

    In that order, whatever is wanted: a 403 would say that the item is there.
    """
    try:
        item = item_of(request.user, pk)
    except EvidenceItem.DoesNotExist:
        _not_there()
    require_in(request, item.authority_id, Permission.VIEW_EVIDENCE)
    if item.individual and not may(role_at(request, item), Permission.VIEW_CONFIDENTIAL):
        _not_there()
    require_in(request, item.authority_id, permission)
    return item


def role_at(request: MemberRequest, item: EvidenceItem) -> str | None:
    membership = request.here.membership_in(item.authority_id)
    return membership.role if membership else None


def place_of(cell: Cell) -> tuple[str, str, str]:
    """What an address says of a cell: round, phase and element."""
    return cell.round.slug, cell.phase.ref if cell.phase else NO_PHASE, cell.element.ref


def numbers_in(data: MultiValueDict[str, str], name: str) -> list[int]:
    """The keys sent under a name; what is not one is passed over."""
    return [int(pk) for pk in data.getlist(name) if pk.isascii() and pk.isdecimal() and len(pk) < 16]


def counted(number: int) -> str:
    return "1 item is" if number == 1 else f"{number} items are"


def _not_there() -> NoReturn:
    raise Http404("There is no such item in a library of yours.")
