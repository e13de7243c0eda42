"""Fetch and authorise in one call, for what teams answer."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.here import MemberRequest
from evaluations.models import AnsweringTeam, Cell, Round
from evaluations.permissions import can_view_preparing
from evaluations.permissions.answering import can_name_teams, can_read_answers
from evaluations.selectors.answering.teams import team_for
from evaluations.views.shared import get_cell, get_managed_round, get_round, require_ratings

NOT_REVEALED = (
    "A team’s answers are its own until the lead reveals them. Until then you can see how far each team is."
)
NOT_BEFORE_SIGNED = (
    "The teams’ answers are revealed to the round’s core team. "
    "You read them in the report, once the round is signed off."
)


def get_teams_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    """For the list of teams: 403 for those who read rounds only once they are signed off."""
    found = get_round(request, slug, lock=lock)
    require_ratings(found)
    if not can_view_preparing(found.access):
        raise PermissionDenied("The teams’ own answers are for those who see the round while it is open.")
    return found


def get_named_round(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    """A round whose teams the person may name: 403 for others, and where it is signed off."""
    found = get_managed_round(request, slug, lock=lock)
    require_ratings(found)
    if not can_name_teams(found.access):
        raise PermissionDenied("This round is signed off, so its teams stay as they were.")
    return found


def get_team(request: MemberRequest, round_: Round, pk: int) -> AnsweringTeam:
    """`round_` is one that the person reached."""
    try:
        return team_for(request.user, round_, pk)
    except AnsweringTeam.DoesNotExist as error:
        raise Http404("This round has no such team.") from error


def get_answer(
    request: MemberRequest, slug: str, pk: int, phase: str, element: str, *, lock: bool = False
) -> tuple[Cell, AnsweringTeam]:
    """A question and the team that answers it: 403 where the answer is not the person's to read yet."""
    cell = get_cell(request, slug, phase, element, lock=lock)
    if cell.access.is_guest:
        raise Http404("Guests rate what they are named for; they do not write for a team.")
    if not can_view_preparing(cell.access):
        raise PermissionDenied("The teams’ own answers are for those who see the round while it is open.")
    cell.round.access = cell.access
    require_ratings(cell.round)
    team = get_team(request, cell.round, pk)
    if not can_read_answers(cell.access, mine=team.mine):
        raise PermissionDenied(NOT_BEFORE_SIGNED if cell.round.is_revealed else NOT_REVEALED)
    return cell, team
