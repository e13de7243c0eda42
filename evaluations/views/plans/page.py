"""The plan as a table, as a board and as a timeline."""

from dataclasses import asdict

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.forms.plans.filters import PlanFilters
from evaluations.models import Plan
from evaluations.permissions import can_view_plan
from evaluations.reports.plans.panel import panel_of
from evaluations.selectors.plans.access import SIGNED
from evaluations.selectors.plans.facts import facts_of
from evaluations.selectors.plans.listing import plan_rows
from evaluations.selectors.plans.page import PlanPage
from evaluations.selectors.plans.revisions import revisions_of
from evaluations.selectors.plans.timeline import timeline_of
from evaluations.views.plans.shared import get_plan


@require_safe
def plans(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_PLANS)
    rows = plan_rows(request.user, authority, timezone.localdate())
    return render(
        request, "evaluations/plans/list.html", {"rows": rows, "begun": any(row.plan for row in rows)}
    )


@require_safe
def plan(request: MemberRequest, slug: str) -> HttpResponse:
    """Of a plan whose making is not theirs to see, people get the newest revision that is signed."""
    found = get_plan(request, slug, or_signed=True)
    if not can_view_plan(found.round.access, signed=False):
        newest = next(one for one in revisions_of(found) if one.state in SIGNED)
        return redirect("evaluations:plan_revision", slug, newest.number)
    return _show(request, found, "page.html")


@require_safe
def timeline(request: MemberRequest, slug: str) -> HttpResponse:
    return _show(request, get_plan(request, slug), "timeline.html")


def show_board(request: MemberRequest, plan: Plan) -> HttpResponse:
    return _show(request, plan, "board.html")


def _show(request: MemberRequest, found: Plan, template: str) -> HttpResponse:
    page = PlanPage(facts_of(found, entries=False), request.user.pk, timezone.localdate())
    page.narrowed = PlanFilters(request.GET, page=page).narrowed
    filters = PlanFilters(initial=asdict(page.narrowed), page=page)
    context = {"page": page, "plan": found, "round": found.round, "filters": filters}
    context["paper"] = panel_of(page.facts)
    if template == "timeline.html":
        context["picture"] = timeline_of(page.shown, page.today)
    return render(request, f"evaluations/plans/{template}", context)
