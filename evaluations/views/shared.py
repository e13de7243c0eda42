"""Fetch and authorise in one call, for every view of a round."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.here import MemberRequest
from evaluations.models import Cell, Round
from evaluations.permissions import can_manage, can_view_cell, can_view_preparing, can_view_round
from evaluations.selectors.access import cell_for, round_for
from standards.content import content_for

NO_RATINGS = (
    "This framework gives no ratings, so its rounds have no such page. See the round’s self-evaluation."
)
NOT_YET = "This round is not signed off yet. You can read it once it is."


def get_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    """404 for a round of another authority, and for a guest; 403 for one that they may not read yet."""
    try:
        found = round_for(request.user, slug, lock=lock)
    except Round.DoesNotExist as error:
        raise Http404("There is no such round in an authority of yours.") from error
    if found.access.is_guest:
        raise Http404("Guests open the aspects they are named for, from the home page.")
    if not can_view_round(found.access):
        raise PermissionDenied(NOT_YET)
    return found


def get_cell(request: MemberRequest, slug: str, phase: str, element: str, *, lock: bool = False) -> Cell:
    """The same for one cell; `lock` needs a transaction and holds the round until it ends."""
    try:
        found = cell_for(request.user, slug, phase, element, lock=lock)
    except Cell.DoesNotExist as error:
        raise Http404("There is no such page in a round of yours.") from error
    if found.access.is_guest and not found.access.named:
        raise Http404("You are not named for this one.")
    if not can_view_cell(found.access):
        raise PermissionDenied(NOT_YET)
    return found


def get_managed_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    """A round that the person leads; 403 for others who may read it."""
    found = get_round(request, slug, lock=lock)
    if not can_manage(found.access):
        raise PermissionDenied("Only a lead of the authority may set up a round and move it on.")
    return found


def get_prepared_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    """For the pages of its preparation; 403 for those who read rounds only once they are signed off."""
    found = get_round(request, slug, lock=lock)
    if not can_view_preparing(found.access):
        raise PermissionDenied(
            "How a round was prepared is for its team and those who see it while it is open."
        )
    return found


def require_ratings(found: Round) -> None:
    """404 for a page that speaks of ratings, where the framework has no levels to give."""
    if not content_for(found.framework).has_scale:
        raise Http404(NO_RATINGS)


def get_rated_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    found = get_round(request, slug, lock=lock)
    require_ratings(found)
    return found


def get_rated_cell(
    request: MemberRequest, slug: str, phase: str, element: str, *, lock: bool = False
) -> Cell:
    found = get_cell(request, slug, phase, element, lock=lock)
    require_ratings(found.round)
    return found
