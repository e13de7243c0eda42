"""Where a region's support goes: one page, and the same as files.

As with ratings, the table opens nobody's material; taking a file is a look at each authority whose ratings it has.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.models import Region
from accounts.roles import RegionalPermission
from evaluations.reports.files import Format
from evaluations.reports.regional.downloads import NAMES
from evaluations.reports.regional.overview import bys_of
from evaluations.reports.regional.support.build import asked_of, support_of
from evaluations.reports.regional.support.files import support_file
from evaluations.reports.regional.support.model import Support
from evaluations.reports.regional.support.page import page_of
from evaluations.services.regional.looks import write_down_all
from evaluations.views.exports import attached
from evaluations.views.regional.ratings import get_content
from evaluations.views.regional.shared import get_region
from standards.content import Content


@require_safe
def support(request: MemberRequest, region: str) -> HttpResponse:
    found = get_region(request, region)
    content = get_content()
    shown = _support(request, found, content)
    bys = bys_of(request.here.posts, found, content)
    context = {
        "region": found,
        "page": page_of(shown, bys, found.slug, timezone.localdate()),
        "may_decide": request.here.posts.may(RegionalPermission.ALLOCATE, found.pk),
    }
    return render(request, "evaluations/support/region.html", context)


@require_safe
def support_as(request: MemberRequest, region: str, kind: Format) -> HttpResponse:
    found = get_region(request, region)
    shown = _support(request, found, get_content())
    write_down_all(
        user=request.user,
        posts=request.here.posts,
        region=found,
        authorities=[one.line.slug for one in shown.lines if not one.line.away],
        what=f"the support of the region with ratings, {shown.overview.by}, as {NAMES[kind]}",
    )
    return attached(support_file(shown, found.slug, kind))


def _support(request: MemberRequest, region: Region, content: Content) -> Support:
    posts = request.here.posts
    asked = asked_of(posts, region, content, request.GET, timezone.localdate())
    return support_of(posts, region, content, asked)
