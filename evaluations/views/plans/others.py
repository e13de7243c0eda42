"""Reasons for no action, follow-ups, and what stands before the actions."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.plans.others import AboutForm, FollowUpForm, ReasonForm
from evaluations.models import FollowUp, NoAction, Plan
from evaluations.selectors.plans.facts import RatingLine
from evaluations.services.errors import Overtaken
from evaluations.services.plans.beginning import change_about
from evaluations.services.plans.follow_ups import FIELDS, add_follow_up, change_follow_up, remove_follow_up
from evaluations.services.plans.reasons import leave_out
from evaluations.views.plans.shared import get_managed_plan, get_rating

BOTH = "What you wrote is still here: save again to put it in place of theirs."


@require_http_methods(["GET", "POST"])
def reason(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    """Why a rating below Good or Green has no action."""
    with transaction.atomic():
        plan = get_managed_plan(request, slug, lock=request.method == "POST")
        rating = get_rating(plan, phase, element)
        recorded = NoAction.objects.filter(plan_id=plan.pk or 0, cell_id=rating.cell_id).first()
        initial = {"reason": recorded.reason, "version": recorded.version} if recorded else {"version": 0}
        form = ReasonForm(request.POST or None, initial=initial)
        if request.method == "POST" and form.is_valid() and _left_out(request, plan, rating, form):
            said = "is recorded" if form.cleaned_data["reason"] else "is taken back"
            messages.success(request, f"The reason for no action on {rating.name} {said}.")
            return redirect("evaluations:plan", slug)
    context = {"form": form, "plan": plan, "round": plan.round, "rating": rating}
    return render(request, "evaluations/plans/reason.html", context, status=422 if form.errors else 200)


def _left_out(request: MemberRequest, plan: Plan, rating: RatingLine, form: ReasonForm) -> bool:
    try:
        leave_out(plan=plan, cell_id=rating.cell_id, user=request.user, **form.cleaned_data)
    except Overtaken as overtaken:
        row: NoAction | None = overtaken.theirs
        said = f"{row.updated_by} wrote: “{row.reason}”" if row else "Someone else took the reason back"
        form.on_top_of(row.version if row else 0, f"{said} while you were writing. {BOTH}")
    return form.is_valid()


@require_http_methods(["GET", "POST"])
def follow_up_new(request: MemberRequest, slug: str) -> HttpResponse:
    with transaction.atomic():
        plan = get_managed_plan(request, slug, lock=request.method == "POST")
        form = FollowUpForm(request.POST or None, initial={"kind": request.GET.get("kind")})
        if request.method == "POST" and form.is_valid():
            row = add_follow_up(plan=plan, user=request.user, details=form.details)
            messages.success(request, f"“{row.text}” is added.")
            return redirect("evaluations:plan", slug)
    return _show_follow_up(request, plan, form)


@require_http_methods(["GET", "POST"])
def follow_up(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    with transaction.atomic():
        plan = get_managed_plan(request, slug, lock=request.method == "POST")
        row = FollowUp.objects.filter(plan_id=plan.pk or 0, pk=pk).select_related("updated_by").first()
        if row is None:
            raise Http404("This follow-up is no longer in the plan.")
        initial = {name: getattr(row, name) for name in (*FIELDS, "version")}
        form = FollowUpForm(request.POST or None, initial=initial)
        if request.method == "POST" and form.is_valid() and _followed_up(request, plan, row, form):
            return redirect("evaluations:plan", slug)
    return _show_follow_up(request, plan, form, row)


def _followed_up(request: MemberRequest, plan: Plan, row: FollowUp, form: FollowUpForm) -> bool:
    version = form.cleaned_data["version"]
    try:
        if request.POST.get("do") == "remove":
            remove_follow_up(plan=plan, follow_up=row, user=request.user, version=version)
            messages.success(request, f"“{row.text}” is removed.")
        else:
            change_follow_up(
                plan=plan, follow_up=row, user=request.user, details=form.details, version=version
            )
            messages.success(request, f"“{row.text}” is saved.")
    except Overtaken as overtaken:
        theirs: FollowUp = overtaken.theirs
        said = f"{theirs.updated_by} saved “{theirs.text}”{_facts(theirs)} while you were writing."
        form.on_top_of(theirs.version, f"{said} {BOTH}")
    return form.is_valid()


def _facts(row: FollowUp) -> str:
    days = {"due": row.due, "confirmed on": row.confirmed_on, "done on": row.done_on}
    said = [row.who, *(f"{name} {day.day} {day:%B %Y}" for name, day in days.items() if day)]
    return "".join(f", {one}" for one in said if one)


def _show_follow_up(
    request: MemberRequest, plan: Plan, form: FollowUpForm, row: FollowUp | None = None
) -> HttpResponse:
    context = {"form": form, "plan": plan, "round": plan.round, "row": row}
    return render(request, "evaluations/plans/follow_up.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def about(request: MemberRequest, slug: str) -> HttpResponse:
    """Introduction and committee."""
    with transaction.atomic():
        plan = get_managed_plan(request, slug, lock=request.method == "POST")
        initial = {
            name: getattr(plan, name) for name in ("introduction", "committee", "committee_on", "version")
        }
        form = AboutForm(request.POST or None, initial=initial)
        if request.method == "POST" and form.is_valid() and _about_changed(request, plan, form):
            messages.success(request, "What stands before the actions is saved.")
            return redirect("evaluations:plan", slug)
    context = {"form": form, "plan": plan, "round": plan.round}
    return render(request, "evaluations/plans/about.html", context, status=422 if form.errors else 200)


def _about_changed(request: MemberRequest, plan: Plan, form: AboutForm) -> bool:
    try:
        change_about(plan=plan, user=request.user, version=form.cleaned_data["version"], **form.about)
    except Overtaken as overtaken:
        theirs: Plan = overtaken.theirs
        said = f"{theirs.updated_by} saved this introduction: “{theirs.introduction}”, committee: “{theirs.committee}”"
        form.on_top_of(theirs.version, f"{said}, while you were writing. {BOTH}")
    return form.is_valid()
