"""The sheet on paper and as a workbook: what goes out."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.reports.blank_form import blank_form, blank_pdf
from evaluations.reports.files import TYPES, Format
from evaluations.reports.sheet_book import sheet_xlsx
from evaluations.selectors.evidence import evidence_for_report
from evaluations.selectors.sheet import sheet_of
from evaluations.views.shared import get_rated_round
from evaluations.views.sheet.shared import get_sheet_round


@require_safe
def blank(request: MemberRequest, slug: str) -> HttpResponse:
    """Of the whole round, for anyone who may read it."""
    body = blank_pdf(blank_form(get_rated_round(request, slug), request.user, mine=False))
    return _attachment(body, f"{slug}-blank-form.pdf", Format.PDF)


@require_safe
def blank_of_one(request: MemberRequest, slug: str) -> HttpResponse:
    """Of what one member rates, with their name on it."""
    body = blank_pdf(blank_form(get_sheet_round(request, slug), request.user, mine=True))
    return _attachment(body, f"{slug}-your-form.pdf", Format.PDF)


@require_safe
def workbook(request: MemberRequest, slug: str) -> HttpResponse:
    page = sheet_of(get_sheet_round(request, slug), request.user)
    body = sheet_xlsx(page, request.user.pk, evidence_for_report(page.round))
    return _attachment(body, f"{slug}-sheet.xlsx", Format.XLSX)


def _attachment(body: bytes, name: str, kind: Format) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(body, content_type=TYPES[kind], headers=headers)
