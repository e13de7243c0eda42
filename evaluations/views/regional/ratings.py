"""The ratings of a region, many authorities at once.

A table of letters that authorities signed off opens nobody's material, so a look is written down only when a
person goes on from a cell to an authority's own page. A file goes out of the house with all of it, so taking
one is a look at each authority that it has ratings of.
"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.reports.files import Format
from evaluations.reports.regional.downloads import NAMES
from evaluations.reports.regional.files import overview_file
from evaluations.reports.regional.overview import bys_of, overview_of
from evaluations.reports.regional.overview_page import page_of
from evaluations.selectors.regional.standing import standards_content
from evaluations.services.regional.looks import write_down_all
from evaluations.views.exports import attached
from evaluations.views.regional.shared import get_region
from standards.content import Content


@require_safe
def ratings(request: MemberRequest, region: str) -> HttpResponse:
    found = get_region(request, region)
    content = get_content()
    overview = overview_of(request.here.posts, found, content, request.GET)
    page = page_of(overview, found, bys_of(request.here.posts, found, content))
    return render(request, "evaluations/regional/ratings.html", {"region": found, "page": page})


@require_safe
def ratings_file(request: MemberRequest, region: str, kind: Format) -> HttpResponse:
    found = get_region(request, region)
    overview = overview_of(request.here.posts, found, get_content(), request.GET)
    write_down_all(
        user=request.user,
        posts=request.here.posts,
        region=found,
        authorities=[line.slug for line in overview.lines if not line.away],
        what=f"the ratings of the region, {overview.by}, as {NAMES[kind]}",
    )
    return attached(overview_file(overview, found.slug, kind))


def get_content() -> Content:
    content = standards_content()
    if content is None:
        raise Http404("The National Strategies quality standards are not in this LAQS yet.")
    return content
