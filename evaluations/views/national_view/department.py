"""The report to the department: the director's alone. A file of it is a look at each authority that it rates."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.models import Region
from evaluations.permissions import can_agree_view
from evaluations.reports.files import Format
from evaluations.reports.regional.department import department_report
from evaluations.reports.regional.department_files import department_file
from evaluations.reports.regional.downloads import NAMES
from evaluations.services.regional.looks import write_down_all
from evaluations.views.exports import attached
from evaluations.views.regional.ratings import get_content
from evaluations.views.regional.shared import get_region


@require_safe
def report(request: MemberRequest, region: str) -> HttpResponse:
    found = get_reported_region(request, region)
    context = {"region": found, "report": department_report(request.here.posts, found, get_content())}
    return render(request, "evaluations/national_view/department.html", context)


@require_safe
def report_file(request: MemberRequest, region: str, kind: Format) -> HttpResponse:
    found = get_reported_region(request, region)
    made = department_report(request.here.posts, found, get_content())
    write_down_all(
        user=request.user,
        posts=request.here.posts,
        region=found,
        authorities=[one.slug for one in made.with_round],
        what=f"the report to the department, as {NAMES[kind]}",
    )
    return attached(department_file(made, found.slug, kind))


def get_reported_region(request: MemberRequest, slug: str) -> Region:
    found = get_region(request, slug)
    if not can_agree_view(request.here.posts, found.pk):
        raise PermissionDenied("The senior regional director reports to the department.")
    return found
