"""One action: read, its progress reported, its milestones reached, dropped."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.here import MemberRequest
from evaluations.forms.plans.progress import DropForm, ProgressForm
from evaluations.models import Action, Milestone, Plan
from evaluations.selectors.differences import differences_of
from evaluations.selectors.plans.action_page import action_page
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.plans.actions import move_action
from evaluations.services.plans.progress import reach_milestone, report_progress
from evaluations.views.plans.shared import get_plan, get_reported_action, no_such_action


@require_safe
def action(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    return _show(request, get_plan(request, slug), number, ProgressForm(initial={"on": timezone.localdate()}))


@require_POST
def progress(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    form = ProgressForm(request.POST)
    with transaction.atomic():
        plan, found = get_reported_action(request, slug, number)
        if form.is_valid():
            report_progress(plan=plan, action=found, user=request.user, **form.cleaned_data)
            messages.success(request, f"The progress of {found.ref} is recorded.")
            return redirect("evaluations:action", slug, number)
    return _show(request, plan, number, form, status=422)


@require_POST
def milestone(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """Marks a milestone as reached today, or as not reached after all."""
    with transaction.atomic():
        plan, found = get_reported_action(request, slug, number)
        step = _step(found, request.POST.get("milestone", ""))
        day = None if request.POST.get("do") == "undo" else timezone.localdate()
        reach_milestone(plan=plan, action=found, milestone=step, user=request.user, done_on=day)
    said = "reached" if day else "not reached"
    messages.success(request, f"“{step.title}” is marked as {said}.")
    return redirect("evaluations:action", slug, number)


@require_http_methods(["GET", "POST"])
def drop(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """Asks why first."""
    with transaction.atomic():
        plan, found = get_reported_action(request, slug, number, lock=request.method == "POST")
        form = DropForm(request.POST or None, initial={"version": found.version})
        if request.method == "POST" and form.is_valid() and _dropped(request, plan, found, form):
            messages.success(request, f"{found.ref} is dropped. It stays in the plan with its reason.")
            return redirect("evaluations:action", slug, number)
    context = {"form": form, "action": found, "plan": plan, "round": plan.round}
    return render(request, "evaluations/plans/drop.html", context, status=422 if form.errors else 200)


def _dropped(request: MemberRequest, plan: Plan, found: Action, form: DropForm) -> bool:
    data = form.cleaned_data
    try:
        move_action(
            plan=plan,
            action=found,
            user=request.user,
            status="dropped",
            version=data["version"] or 0,
            reason=data["reason"],
        )
    except Overtaken as overtaken:
        form.show_theirs(overtaken.theirs)
    except Refused as refused:
        form.add_error("reason", refused.messages)
    return form.is_valid()


def _step(found: Action, pk: str) -> Milestone:
    try:
        return found.milestones.get(pk=int(pk) if pk.isdecimal() else 0)
    except Milestone.DoesNotExist as error:
        raise Http404("This milestone is no longer there.") from error


def _show(
    request: MemberRequest, plan: Plan, number: int, form: ProgressForm, status: int = 200
) -> HttpResponse:
    try:
        page = action_page(plan, number, timezone.localdate())
    except Action.DoesNotExist as error:
        raise no_such_action(plan) from error
    pk = page.action.pk
    context = {
        "page": page,
        "plan": plan,
        "round": plan.round,
        "action": page.action,
        "differences": differences_of([pk], plan.round.access).get(pk, []),
        "form": form,
    }
    return render(request, "evaluations/plans/action.html", context, status=status)
