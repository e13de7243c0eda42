"""The briefing paper for the core team, as a PDF made from the round as it stands."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.reports.briefing import briefing_of
from evaluations.reports.briefing_pdf import briefing_pdf
from evaluations.views.shared import get_prepared_round, require_ratings
from standards.content import content_for


@require_safe
def briefing(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_prepared_round(request, slug)
    require_ratings(round_)
    body = briefing_pdf(briefing_of(round_, content_for(round_.framework)))
    headers = {
        "Content-Disposition": f'attachment; filename="{round_.slug}-briefing.pdf"',
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(body, content_type="application/pdf", headers=headers)
