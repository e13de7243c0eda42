"""The dashboard and the whole round as files: the same bytes as `manage.py export_round` writes."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.permissions import can_export
from evaluations.reports.build import report_of
from evaluations.reports.files import File, Format, Part, file_of
from evaluations.views.shared import get_rated_round

NOT_YOURS = "Downloads are for the authority’s leads, core team and readers. Ask one of them for the file."


@require_safe
def dashboard_pdf(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.PDF, Part.DASHBOARD)


@require_safe
def dashboard_large_pdf(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.PDF, Part.DASHBOARD, large=True)


@require_safe
def round_pdf(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.PDF, Part.ROUND)


@require_safe
def round_large_pdf(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.PDF, Part.ROUND, large=True)


@require_safe
def round_xlsx(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.XLSX, Part.ROUND)


@require_safe
def dashboard_csv(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.CSV, Part.DASHBOARD)


@require_safe
def dashboard_html(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.HTML, Part.DASHBOARD)


def _file(
    request: MemberRequest, slug: str, kind: Format, part: Part, *, large: bool = False
) -> HttpResponse:
    round_ = get_rated_round(request, slug)
    if not can_export(round_.access):
        raise PermissionDenied(NOT_YOURS)
    return attached(file_of(report_of(round_), kind, part, large=large))


def attached(made: File) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(made.body, content_type=made.content_type, headers=headers)
