"""One authority over its rounds, in the phases of the post; each look is written down."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.roles import RegionalPermission
from evaluations.reports.regional.trend import trend_of
from evaluations.selectors.regional.standing import phases_within
from evaluations.services.regional.looks import write_down
from evaluations.views.regional.ratings import get_content
from evaluations.views.regional.shared import get_authority, get_region


@require_safe
def trend(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    found = get_region(request, region)
    chosen = get_authority(request, found, authority)
    content, posts = get_content(), request.here.posts
    phases = phases_within(content, posts.phases(found.pk, RegionalPermission.VIEW))
    phase = next((one for one in phases if one.ref == request.GET.get("by")), phases[0])
    shown = trend_of(posts, chosen, content, phase)
    if shown.rounds:
        what = f"how ratings moved over {len(shown.rounds)} rounds, {phase.label}"
        write_down(user=request.user, posts=posts, authority=chosen, what=what)
    context = {
        "region": found,
        "authority": chosen,
        "trend": shown,
        "phases": [(one.label, f"?by={one.ref}", one == phase) for one in phases],
    }
    return render(request, "evaluations/regional/trend.html", context)
