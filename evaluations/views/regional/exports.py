"""The dashboard and the round of an authority as files, in the phases that a post is for."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.reports.build import report_of
from evaluations.reports.files import Format, Part, file_of
from evaluations.reports.phases import within
from evaluations.views.exports import attached
from evaluations.views.regional.shared import get_shared_round, phases_of


@require_safe
def dashboard_pdf(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.PDF, Part.DASHBOARD, "the dashboard as PDF")


@require_safe
def round_xlsx(request: MemberRequest, slug: str) -> HttpResponse:
    return _file(request, slug, Format.XLSX, Part.ROUND, "the whole round as a spreadsheet")


def _file(request: MemberRequest, slug: str, kind: Format, part: Part, what: str) -> HttpResponse:
    round_ = get_shared_round(request, slug, what)
    report = within(report_of(round_), phases_of(request, round_))
    return attached(file_of(report, kind, part))
