from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.here import MemberRequest
from evaluations.selectors.history import cell_events, round_events
from evaluations.selectors.rate_page import cell_url
from evaluations.selectors.selfevaluation.history import aspect_events
from evaluations.views.shared import get_cell, get_round
from standards.content import content_for


@require_GET
def cell_history(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    cell = get_cell(request, slug, phase, element)
    content = content_for(cell.round.framework)
    context = {
        "cell": cell,
        "round": cell.round,
        "content": content,
        "url": cell_url(cell),
        "events": cell_events(cell, content, request.user.pk) if content.has_scale else aspect_events(cell),
    }
    return render(request, "evaluations/history/cell.html", context)


@require_GET
def round_history(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_round(request, slug)
    content = content_for(round_.framework)
    context = {"round": round_, "content": content, "events": round_events(round_, content)}
    return render(request, "evaluations/history/round.html", context)
