"""Fetch and authorise in one call, for the pages of a director's decisions."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.here import MemberRequest
from accounts.models import LocalAuthority, Region
from accounts.roles import RegionalPermission
from evaluations.models import Allocation
from evaluations.selectors.regional.support import allocation_in
from evaluations.services.regional.support import NOT_YOURS
from evaluations.views.regional.shared import get_authority, get_region


def get_place(request: MemberRequest, region: str, authority: str) -> LocalAuthority:
    """An authority of a region of theirs, with its region."""
    found = get_region(request, region)
    chosen = get_authority(request, found, authority)
    chosen.region = found
    return chosen


def get_allocation(
    request: MemberRequest, region: str, authority: str, pk: int, *, lock: bool = False
) -> Allocation:
    """One that they read and decide; 403 for those who only read."""
    chosen = get_place(request, region, authority)
    deciding(request, chosen.region)
    try:
        found = allocation_in(request.here.posts, chosen.region, chosen, pk, lock=lock)
    except Allocation.DoesNotExist as error:
        raise Http404("This authority was given nothing of that number.") from error
    found.authority = chosen
    return found


def deciding(request: MemberRequest, region: Region) -> None:
    if not request.here.posts.may(RegionalPermission.ALLOCATE, region.pk):
        raise PermissionDenied(NOT_YOURS)
