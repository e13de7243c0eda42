"""The regions of a person, the authorities of one, and one of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.roles import RegionalPermission
from evaluations.permissions import can_agree_view
from evaluations.selectors.regional.authorities import authority_rows
from evaluations.views.regional.shared import get_authority, get_region


@require_safe
def regions(request: MemberRequest) -> HttpResponse:
    found = request.here.posts.regions
    if not found:
        raise Http404("You hold no post in a region today.")
    if len(found) == 1:
        return redirect("evaluations:region", found[0].slug)
    return render(request, "evaluations/regional/regions.html", {"regions": found})


@require_safe
def region(request: MemberRequest, region: str) -> HttpResponse:
    found = get_region(request, region)
    rows = authority_rows(request.here.posts, found)
    context = {
        "region": found,
        "title": request.here.posts.title(found.pk),
        "rows": rows,
        "may_report": can_agree_view(request.here.posts, found.pk),
        "readable": sum(row.latest is not None for row in rows),
    }
    return render(request, "evaluations/regional/region.html", context)


@require_safe
def authority(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    found = get_region(request, region)
    chosen = get_authority(request, found, authority)
    row = next(row for row in authority_rows(request.here.posts, found) if row.authority == chosen)
    may_write = request.here.posts.may(RegionalPermission.WRITE, found.pk)
    context = {"region": found, "row": row, "may_write": may_write}
    return render(request, "evaluations/regional/authority.html", context)
