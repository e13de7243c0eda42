"""The nation: counts and shares. It names no authority, so that nothing here is a look at one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.roles import RegionalPermission
from evaluations.reports.regional.nation import ALL, VIEWS, nation_of, phases_of_posts
from evaluations.views.regional.ratings import get_content


@require_safe
def nation(request: MemberRequest) -> HttpResponse:
    posts = request.here.posts
    if not any(posts.may(RegionalPermission.VIEW, region.pk) for region in posts.regions):
        raise Http404("You hold no post in a region today.")
    content = get_content()
    by, view = request.GET.get("by", ALL), request.GET.get("view", "la")
    phases = phases_of_posts(posts, content)
    known = {phase.ref for phase in phases}
    by, view = by if by in known else ALL, view if view in VIEWS else "la"
    all_ = [(ALL, "All phases")] if len(phases) > 1 else []
    context = {
        "nation": nation_of(posts, content, {"by": by, "view": view}),
        "phases": [
            (label, f"?by={ref}&view={view}", ref == by or len(phases) == 1)
            for ref, label in [*all_, *((phase.ref, phase.label) for phase in phases)]
        ],
        "views": [(label, f"?by={by}&view={ref}", ref == view) for ref, label in VIEWS.items()],
    }
    return render(request, "evaluations/regional/nation.html", context)
