"""An authority's dashboard as its regional team reads it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.reports.build import dashboard_of
from evaluations.reports.phases import dashboard_within
from evaluations.reports.screen import still_of
from evaluations.views.regional.shared import get_shared_round, phases_of


@require_safe
def dashboard(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_shared_round(request, slug, "the dashboard")
    shown = dashboard_within(dashboard_of(round_), phases_of(request, round_))
    page = still_of(shown, timezone.localdate())
    return render(request, "evaluations/regional/round.html", {"page": page, "round": round_})
