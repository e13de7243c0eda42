"""One authority over its rounds, in the phases of the post; each look is written down."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.models import LocalAuthority, Region
from accounts.roles import RegionalPermission
from evaluations.reports.files import Format
from evaluations.reports.regional.downloads import NAMES, downloads
from evaluations.reports.regional.trend import Trend, trend_of
from evaluations.reports.regional.trend_files import trend_file
from evaluations.selectors.regional.standing import phases_within
from evaluations.services.regional.looks import write_down
from evaluations.views.exports import attached
from evaluations.views.regional.ratings import get_content
from evaluations.views.regional.shared import get_authority, get_region
from standards.content import Content, Phase


@require_safe
def trend(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    found = get_region(request, region)
    chosen = get_authority(request, found, authority)
    content = get_content()
    phases, phase = _phases(request, found, content)
    context = {
        "region": found,
        "authority": chosen,
        "trend": _looked_at(request, found, chosen, content, phase),
        "phases": [(one.label, f"?by={one.ref}", one == phase) for one in phases],
        "files": downloads("region_trend", [found.slug, chosen.slug], f"by={phase.ref}"),
    }
    return render(request, "evaluations/regional/trend.html", context)


@require_safe
def trend_download(request: MemberRequest, region: str, authority: str, kind: Format) -> HttpResponse:
    found = get_region(request, region)
    chosen = get_authority(request, found, authority)
    content = get_content()
    _, phase = _phases(request, found, content)
    shown = _looked_at(request, found, chosen, content, phase, f", as {NAMES[kind]}")
    if not shown.rounds:
        raise Http404("The authority has signed off no round on these standards yet.")
    return attached(trend_file(shown, chosen.slug, phase.ref, kind))


def _phases(request: MemberRequest, region: Region, content: Content) -> tuple[tuple[Phase, ...], Phase]:
    """Those of the posts, and the chosen one."""
    phases = phases_within(content, request.here.posts.phases(region.pk, RegionalPermission.VIEW))
    return phases, next((one for one in phases if one.ref == request.GET.get("by")), phases[0])


def _looked_at(
    request: MemberRequest,
    region: Region,
    authority: LocalAuthority,
    content: Content,
    phase: Phase,
    how: str = "",
) -> Trend:
    authority.region = region
    posts = request.here.posts
    shown = trend_of(posts, authority, content, phase)
    if shown.rounds:
        what = f"how ratings moved over {len(shown.rounds)} rounds, {phase.label}{how}"
        write_down(user=request.user, posts=posts, authority=authority, what=what)
    return shown
