"""Fetch and authorise in one call for the National Strategies view; what was opened is written down."""

from django.http import Http404

from accounts.here import MemberRequest
from evaluations.models import Cell, Round
from evaluations.selectors.regional.access import has_two_views
from evaluations.selectors.regional.national_view import viewed_cell
from evaluations.services.regional.looks import write_down
from evaluations.views.regional.shared import get_shared_round

NOT_THERE = "No authority of your region has signed off or shared such a round."


def get_viewed_round(request: MemberRequest, slug: str, what: str) -> Round:
    found = get_shared_round(request, slug, what)
    if not has_two_views(found):
        raise Http404("Only the National Strategies’ own standards are judged from both sides.")
    return found


def get_viewed_cell(
    request: MemberRequest, slug: str, phase: str, element: str, *, lock: bool = False
) -> Cell:
    """In a phase of their posts. `lock` needs a transaction."""
    try:
        found = viewed_cell(request.here.posts, slug, phase, element, lock=lock)
    except Cell.DoesNotExist as error:
        raise Http404(NOT_THERE) from error
    write_down(
        user=request.user,
        posts=request.here.posts,
        authority=found.round.authority,
        what=f"{found.element.ref}, {found.phase}, for the National Strategies view, {found.round}",
        round_=found.round,
    )
    return found
