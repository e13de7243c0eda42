"""The report of what teams answered, as a page and as files; the short form has the judgements alone."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.models import Round
from evaluations.permissions import can_export
from evaluations.permissions.answering import can_read_report
from evaluations.reports.answering.build import answering_report
from evaluations.reports.answering.files import Format, file_of
from evaluations.reports.answering.paper import paper_of
from evaluations.views.exports import NOT_YOURS, attached
from evaluations.views.shared import get_round, require_ratings

NOT_YET = (
    "The report has what teams answer, which is their own until the lead reveals it. Readers have it once it is "
    "signed off."
)


@require_safe
def report(request: MemberRequest, slug: str, *, short: bool = False) -> HttpResponse:
    round_ = _readable(request, slug)
    context = {
        "round": round_,
        "paper": paper_of(answering_report(round_), short=short),
        "may_export": can_export(round_.access),
    }
    return render(request, "evaluations/answering/report.html", context)


@require_safe
def file(request: MemberRequest, slug: str, kind: Format, *, short: bool = False) -> HttpResponse:
    round_ = _readable(request, slug)
    if not can_export(round_.access):
        raise PermissionDenied(NOT_YOURS)
    return attached(file_of(answering_report(round_), kind, short=short))


def _readable(request: MemberRequest, slug: str) -> Round:
    round_ = get_round(request, slug)
    require_ratings(round_)
    if not can_read_report(round_.access):
        raise PermissionDenied(NOT_YET)
    return round_
