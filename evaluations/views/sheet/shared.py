"""Fetch and authorise for a person's own sheet: it is for those of the round's team who rate."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.here import MemberRequest
from evaluations.models import Cell, Round
from evaluations.permissions import TEAMS_ANSWER, Access, can_view_round, has_sheet
from evaluations.selectors.access import access_to, round_for
from evaluations.selectors.sheet import own_cells, with_access
from evaluations.views.shared import NOT_YET, require_ratings

NOT_IN_TEAM = (
    "Sheets are for the people in this round’s team who rate. The lead of the authority can add you."
)


def get_sheet_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    """404 for a round of another authority and for a guest who is named for nothing; 403 for who does not rate."""
    try:
        found = round_for(request.user, slug, lock=lock)
    except Round.DoesNotExist as error:
        raise Http404("There is no such round in an authority of yours.") from error
    _require(found.access)
    require_ratings(found)
    if found.access.is_guest and not found.team.filter(user=request.user, cells__isnull=False).exists():
        raise Http404("You are not named for anything in this round.")
    return found


def get_sheet_cells(request: MemberRequest, slug: str, pks: list[int]) -> list[Cell]:
    """Those of the cells that are on the person's sheet, the round locked. Needs a transaction.

    404 where there is none: another authority's, or a guest who is named for none of them.
    """
    rows = own_cells(request.user, slug).filter(pk__in=pks).select_for_update(of=("round",))
    cells = list(rows)
    if cells:
        _require(access_to(request.user, cells[0]))
        require_ratings(cells[0].round)
    if found := with_access(request.user, cells):
        return found
    raise Http404("There is no such row on a sheet of yours.")


def _require(access: Access) -> None:
    if access.is_guest and access.team_role is None:
        raise Http404("Guests open the rounds that they are named in.")
    if not access.is_guest and not can_view_round(access):
        raise PermissionDenied(NOT_YET)
    if not has_sheet(access):
        raise PermissionDenied(TEAMS_ANSWER if access.teams else NOT_IN_TEAM)
