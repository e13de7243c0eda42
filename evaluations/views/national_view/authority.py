"""Both views as the authority's people read them: only what is agreed, never what is proposed."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.reports.regional.both_views import both_views
from evaluations.reports.regional.view_overall import overall_pairs
from evaluations.selectors.regional.access import has_two_views
from evaluations.views.shared import get_round
from standards.content import content_for


@require_safe
def both(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_round(request, slug)
    if not has_two_views(round_):
        raise Http404("Only the National Strategies’ own standards are judged from both sides.")
    content = content_for(round_.framework)
    context = {
        "round": round_,
        "views": both_views(round_, content, None, proposals=False),
        "overalls": overall_pairs(round_, content, None),
    }
    return render(request, "evaluations/national_view/authority.html", context)
