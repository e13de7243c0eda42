"""Fetch and authorise in one call, for self-evaluations: 404 for a round on a framework that gives ratings."""

from django.http import Http404

from accounts.here import MemberRequest
from evaluations.models import Cell, Round
from evaluations.selectors.access import NO_PHASE
from evaluations.views.shared import get_cell, get_round
from standards.content import content_for

RATED = "This round gives ratings: what it records is on its dashboard."


def get_unrated_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    found = get_round(request, slug, lock=lock)
    _require_unrated(found)
    return found


def get_aspect(request: MemberRequest, slug: str, element: str, *, lock: bool = False) -> Cell:
    found = get_cell(request, slug, NO_PHASE, element, lock=lock)
    _require_unrated(found.round)
    found.round.access = found.access
    return found


def _require_unrated(found: Round) -> None:
    if content_for(found.framework).has_scale:
        raise Http404(RATED)
