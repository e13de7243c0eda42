"""Changed where it is shown: cards moved on the board, a row edited in the table."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.enums import ActionStatus
from evaluations.forms.plans.progress import QuickForm
from evaluations.forms.texts import whole_number
from evaluations.models import Action, Plan
from evaluations.selectors.plans.facts import action_line
from evaluations.selectors.plans.leads import possible_leads
from evaluations.services.errors import Refused
from evaluations.services.plans.actions import move_action
from evaluations.services.plans.details import BothChanged
from evaluations.services.plans.quick import change_in_table
from evaluations.views.plans.page import show_board
from evaluations.views.plans.shared import get_action, get_managed_plan, get_plan, get_reported_action
from evaluations.views.plans.words import done_words
from standards.content import content_for

MOVES = {ActionStatus.TO_DO, ActionStatus.DOING, ActionStatus.DONE}


@require_http_methods(["GET", "POST"])
def board(request: MemberRequest, slug: str) -> HttpResponse:
    """Each card has buttons that name it, where it goes and the version that the page shows: 3:doing:5."""
    if request.method == "GET":
        return show_board(request, get_plan(request, slug))
    number, status, version = [*request.POST.get("move", "").split(":"), "", "", ""][:3]
    with transaction.atomic():
        plan, action = get_reported_action(request, slug, whole_number(number))
        if status in MOVES:
            _move(request, plan, action, status, whole_number(version))
    narrowed = request.GET.urlencode()
    url = reverse("evaluations:plan_board", args=[slug])
    return redirect(f"{url}{'?' if narrowed else ''}{narrowed}#card-{action.number}")


def _move(request: MemberRequest, plan: Plan, action: Action, status: str, version: int) -> None:
    try:
        move_action(plan=plan, action=action, user=request.user, status=status, version=version)
    except BothChanged as clash:
        messages.warning(
            request,
            f"{clash.theirs.updated_by} moved {action.ref} to “{clash.theirs.get_status_display()}” before you did. "
            "It stands there now: move it again if that is not right.",
        )
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        said = f"{action.ref} is now “{action.get_status_display()}”. {done_words(action)}"
        messages.success(request, said.strip())


@require_http_methods(["GET", "POST"])
def row(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """The row of the table as a form, and back. Asked for without script, it is the page for editing."""
    with transaction.atomic():
        plan = get_managed_plan(request, slug, lock=request.method == "POST")
        action = get_action(plan, number)
        if request.method == "GET":
            return _row_asked_for(request, plan, action)
        form = QuickForm(request.POST, number=number, leads=_leads(plan, action))
        if form.is_valid() and _changed(request, plan, action, form):
            return _row_saved(request, plan, action)
    return _row_form(request, plan, action, form, status=422)


def _row_asked_for(request: MemberRequest, plan: Plan, action: Action) -> HttpResponse:
    if not request.htmx:
        return redirect("evaluations:action_edit", plan.round.slug, action.number)
    if request.GET.get("as") == "row":
        return _row(request, plan, action)
    initial = {
        **{name: getattr(action, name) for name in ("status", "progress", "due", "lead_name", "version")},
        "reason": action.status_reason,
        "lead": action.lead_id or "",
    }
    return _row_form(
        request, plan, action, QuickForm(initial=initial, number=action.number, leads=_leads(plan, action))
    )


def _leads(plan: Plan, action: Action) -> dict[int, str]:
    leads = possible_leads(plan.round.authority_id)
    if action.lead_id:
        leads.setdefault(action.lead_id, f"{action.lead} (no longer a member)")
    return leads


def _changed(request: MemberRequest, plan: Plan, action: Action, form: QuickForm) -> bool:
    version = form.cleaned_data["version"] or 0
    try:
        change_in_table(
            plan=plan,
            action=action,
            user=request.user,
            given=form.quick,
            version=version,
            today=timezone.localdate(),
        )
    except BothChanged as clash:
        form.show_theirs(clash.theirs)
    except Refused as refused:
        form.add_error("reason" if form.quick.status == ActionStatus.DROPPED else None, refused.messages)
    return form.is_valid()


def _row_saved(request: MemberRequest, plan: Plan, action: Action) -> HttpResponse:
    if request.htmx:
        return _row(request, plan, action)
    messages.success(request, f"{action.ref} is saved. {done_words(action)}".strip())
    return redirect("evaluations:plan", plan.round.slug)


def _row(request: MemberRequest, plan: Plan, action: Action) -> HttpResponse:
    line = action_line(plan, action.number, content_for(plan.round.framework), entries=False)
    context = {"action": line, "slug": plan.round.slug, "today": timezone.localdate()}
    return render(request, "evaluations/plans/row_alone.html", context)


def _row_form(
    request: MemberRequest, plan: Plan, action: Action, form: QuickForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "action": action, "round": plan.round, "plan": plan}
    template = "row_form.html" if request.htmx else "quick.html"
    return render(request, f"evaluations/plans/{template}", context, status=status)
