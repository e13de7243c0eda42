"""The board of all teams' priorities: joined for joint work, and put into the plan with one press."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from evaluations.forms.texts import clean_text, whole_number
from evaluations.models import JointPriority, Round, TeamPriority
from evaluations.permissions import can_judge, can_manage_plan
from evaluations.permissions.answering import can_read_answers
from evaluations.selectors.answering.priorities import Board, board_of
from evaluations.services.answering import priorities as services
from evaluations.services.errors import Refused
from evaluations.views.answering.shared import get_teams_round
from evaluations.views.plans.shared import get_managed_plan

MOST = 1000


@require_http_methods(["GET", "POST"])
def priorities(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _join(request, slug)
    round_ = get_teams_round(request, slug)
    return _show(request, round_, board_of(round_, request.user))


def _join(request: MemberRequest, slug: str) -> HttpResponse:
    pks = [whole_number(pk) for pk in request.POST.getlist("priority")]
    text = clean_text(request.POST.get("text", ""))[:MOST]
    with transaction.atomic():
        round_ = get_teams_round(request, slug, lock=True)
        try:
            if parted := whole_number(request.POST.get("part", "")):
                joint = _joint(round_, parted)
                services.part_priorities(round_=round_, joint=joint, user=request.user)
                said = "The priorities stand apart again."
            else:
                joint = services.join_priorities(round_=round_, user=request.user, pks=pks, text=text)
                said = f"Joined: {joint.text}"
        except Refused as refused:
            errors = [("text" if can_judge(round_.access) else "main", line) for line in refused.messages]
            board = board_of(round_, request.user)
            return _show(request, round_, board, errors=errors, ticked=pks, text=text, status=422)
    messages.success(request, said)
    return redirect("evaluations:priorities", slug)


@require_POST
def plan(request: MemberRequest, slug: str) -> HttpResponse:
    """`priority` or `joint`: the pk of what becomes an action."""
    with transaction.atomic():
        found = get_managed_plan(request, slug, lock=True)
        row = _chosen(request, found.round)
        try:
            action = services.plan_priority(plan=found, user=request.user, row=row)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("evaluations:priorities", slug)
    messages.success(request, f"{action.ref} is in the plan. Say who leads it and by when.")
    return redirect("evaluations:action_edit", slug, action.number)


def _chosen(request: MemberRequest, round_: Round) -> TeamPriority | JointPriority:
    if joint := whole_number(request.POST.get("joint", "")):
        return _joint(round_, joint)
    rows = TeamPriority.objects.filter(answer__team__round=round_).select_related("answer", "action")
    if not can_read_answers(round_.access, mine=False):
        rows = rows.filter(answer__team__members__user=request.user)
    row = rows.filter(pk=whole_number(request.POST.get("priority", ""))).first()
    if row is None:
        raise Http404("There is no such priority in this round.")
    return row


def _joint(round_: Round, pk: int) -> JointPriority:
    row = round_.joint_priorities.select_related("action").filter(pk=pk).first()
    if row is None:
        raise Http404("There is no such joint priority in this round.")
    return row


def _show(
    request: MemberRequest,
    round_: Round,
    board: Board,
    *,
    errors: list[tuple[str, str]] | None = None,
    ticked: list[int] | None = None,
    text: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "round": round_,
        "board": board,
        "errors": errors,
        "ticked": ticked or [],
        "text": text,
        "may_join": can_judge(round_.access),
        "may_plan": round_.is_revealed and can_manage_plan(round_.access),
    }
    return render(request, "evaluations/answering/priorities.html", context, status=status)
