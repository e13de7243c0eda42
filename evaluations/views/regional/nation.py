"""The nation: counts and shares. It names no authority, so that nothing here is a look at one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.reports.files import Format
from evaluations.reports.regional.downloads import downloads
from evaluations.reports.regional.nation import ALL, VIEWS, nation_of, phases_of_posts
from evaluations.reports.regional.nation_files import nation_file
from evaluations.views.exports import attached
from evaluations.views.regional.ratings import get_content
from standards.content import Content, Phase


@require_safe
def nation(request: MemberRequest) -> HttpResponse:
    posts, content, phases = _get(request)
    by, view = _chosen(request, phases)
    all_ = [(ALL, "All phases")] if len(phases) > 1 else []
    context = {
        "nation": nation_of(posts, content, {"by": by, "view": view}),
        "phases": [
            (label, f"?by={ref}&view={view}", ref == by or len(phases) == 1)
            for ref, label in [*all_, *((phase.ref, phase.label) for phase in phases)]
        ],
        "views": [(label, f"?by={by}&view={ref}", ref == view) for ref, label in VIEWS.items()],
        "files": downloads("nation", [], f"by={by}&view={view}"),
    }
    return render(request, "evaluations/regional/nation.html", context)


@require_safe
def nation_download(request: MemberRequest, kind: Format) -> HttpResponse:
    posts, content, phases = _get(request)
    by, view = _chosen(request, phases)
    return attached(nation_file(nation_of(posts, content, {"by": by, "view": view}), by, view, kind))


def _get(request: MemberRequest) -> tuple[Posts, Content, tuple[Phase, ...]]:
    """404 without a post in any region today."""
    posts = request.here.posts
    if not any(posts.may(RegionalPermission.VIEW, region.pk) for region in posts.regions):
        raise Http404("You hold no post in a region today.")
    content = get_content()
    return posts, content, phases_of_posts(posts, content)


def _chosen(request: MemberRequest, phases: tuple[Phase, ...]) -> tuple[str, str]:
    by, view = request.GET.get("by", ALL), request.GET.get("view", "la")
    return by if by in {phase.ref for phase in phases} else ALL, view if view in VIEWS else "la"
