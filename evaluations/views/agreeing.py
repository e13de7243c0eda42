"""The list of what the team agrees, kept up to date while it is open."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from accounts.here import MemberRequest
from evaluations.models import Round
from evaluations.permissions import can_judge, can_manage, can_view_round
from evaluations.selectors.access import round_for
from evaluations.selectors.agreeing.board import Board, board_of, drawn
from evaluations.selectors.agreeing.way import Way
from evaluations.selectors.answering.groups import judges_groups
from evaluations.views.shared import NOT_YET, require_ratings
from standards.content import content_for

NOT_YOURS = "What each member said is for the round’s team. What was agreed stands on the dashboard."
NO_CONTENT = 204


@require_GET
def agreeing(request: MemberRequest, slug: str) -> HttpResponse:
    board = drawn(_board(request, slug))
    return render(request, "evaluations/agreeing/page.html", _context(board))


@require_GET
@cache_control(private=True, no_store=True)
def live(request: MemberRequest, slug: str) -> HttpResponse:
    """What has changed since the page that asks was drawn; nothing (204) where nothing has."""
    board, seen = _board(request, slug), request.GET.get("seen", "")
    if seen == board.mark:
        return HttpResponse(status=NO_CONTENT)
    context = _context(drawn(board)) | {"news": board.news(seen), "oob": True}
    return render(request, "evaluations/agreeing/live.html", context)


def _board(request: MemberRequest, slug: str) -> Board:
    """404 for a round of another authority and for a guest named for nothing; 403 for who only reads."""
    try:
        round_ = round_for(request.user, slug)
    except Round.DoesNotExist as error:
        raise Http404("There is no such round in an authority of yours.") from error
    guest = round_.access.is_guest
    if not guest and not (can_view_round(round_.access) and round_.access.everywhere):
        raise PermissionDenied(NOT_YOURS if can_view_round(round_.access) else NOT_YET)
    require_ratings(round_)
    board = board_of(round_, content_for(round_.framework), Way.of(request.GET))
    if guest and not board.rows:
        raise Http404("You are not named for anything in this round.")
    return board


def _context(board: Board) -> dict[str, object]:
    access = board.round.access
    return {
        "board": board,
        "round": board.round,
        "content": board.content,
        "way": board.way,
        "may_judge": can_judge(access),
        "judges_groups": judges_groups(board.content),
        "may_manage": can_manage(access),
    }
