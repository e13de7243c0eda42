"""The dashboard of a round: the page that everything else leads to."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.reports.build import dashboard_of
from evaluations.reports.screen import screen_of
from evaluations.views.shared import get_round
from standards.content import content_for


@require_safe
def dashboard(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_round(request, slug)
    if not content_for(round_.framework).has_scale:
        return redirect("evaluations:self_evaluation", slug)
    page = screen_of(dashboard_of(round_), round_)
    return render(request, "evaluations/dashboard/page.html", {"page": page, "round": round_})
