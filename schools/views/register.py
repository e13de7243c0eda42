"""The register of the authority chosen, one school of it, and what is listed as a file."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.permissions import require, require_in
from accounts.roles import Permission
from schools.forms.register import RegisterFilters
from schools.models import School
from schools.selectors.register import found_in, laestab, register_of, school_of, types_in
from schools.selectors.register_page import csv_rows, links_of, website_of
from schools.sheets import csv_bytes

ON_A_PAGE = 50


@require_safe
def school_list(request: MemberRequest) -> HttpResponse:
    schools = register_of(require(request, Permission.VIEW_SCHOOLS))
    form = RegisterFilters(request.GET, types=types_in(schools))
    pages = Paginator(found_in(schools, form.filters), ON_A_PAGE)
    context = {
        "form": form,
        "narrow": form.filters.narrow,
        "page": pages.get_page(request.GET.get("page")),
        "total": schools.count(),
        "may_manage": request.here.may(Permission.MANAGE_SCHOOLS),
    }
    return render(request, "schools/register/list.html", context)


@require_safe
def school_csv(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_SCHOOLS)
    schools = register_of(authority)
    form = RegisterFilters(request.GET, types=types_in(schools))
    body = csv_bytes(csv_rows(found_in(schools, form.filters).select_related("authority")))
    headers = {
        "Content-Disposition": f'attachment; filename="schools-{authority.slug}.csv"',
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def school(request: MemberRequest, urn: int) -> HttpResponse:
    found = _get(request, urn)
    context = {
        "school": found,
        "laestab": laestab(found),
        "links": links_of(found, request.user),
        "website": website_of(found),
    }
    return render(request, "schools/register/school.html", context)


def _get(request: MemberRequest, urn: int) -> School:
    found = school_of([membership.authority_id for membership in request.here.memberships], urn)
    if found is None:
        raise Http404("There is no such school in an authority of yours.")
    require_in(request, found.authority_id, Permission.VIEW_SCHOOLS)
    return found
