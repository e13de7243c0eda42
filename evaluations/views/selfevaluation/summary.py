"""The summary of a self-evaluation: as a page, as files, and what is written and chosen for it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from evaluations.forms.selfevaluation.summary import SummaryForm
from evaluations.models import Round
from evaluations.permissions import can_export, can_record, refusal
from evaluations.reports.plans.files import Format
from evaluations.reports.selfevaluation.build import self_report_of
from evaluations.reports.selfevaluation.files import summary_as
from evaluations.selectors.selfevaluation.summary import SummaryPage, summary_page
from evaluations.services.errors import Refused
from evaluations.services.selfevaluation.summary import save_summary
from evaluations.services.selfevaluation.versions import Clash
from evaluations.views.exports import NOT_YOURS, attached
from evaluations.views.selfevaluation.shared import get_unrated_round


@require_safe
def summary(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_unrated_round(request, slug)
    context = {
        "round": round_,
        "report": self_report_of(round_),
        "may_record": can_record(round_.access),
        "may_export": can_export(round_.access),
    }
    return render(request, "evaluations/selfevaluation/summary.html", context)


@require_safe
def summary_file(request: MemberRequest, slug: str, kind: Format) -> HttpResponse:
    round_ = get_unrated_round(request, slug)
    if not can_export(round_.access):
        raise PermissionDenied(NOT_YOURS)
    return attached(summary_as(self_report_of(round_), kind))


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug)
    round_ = get_unrated_round(request, slug)
    if not can_record(round_.access):
        raise PermissionDenied(refusal(round_.access))
    return _show(request, round_, summary_page(round_), SummaryForm.of(round_))


@transaction.atomic
def _save(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_unrated_round(request, slug, lock=True)
    form, clash = SummaryForm(request.POST), None
    if not can_record(round_.access):
        raise PermissionDenied(refusal(round_.access))
    if form.is_valid():
        try:
            clash = save_summary(round_=round_, user=request.user, part=form.part, chosen=form.chosen)
        except Refused as refused:
            form.add_error(None, refused.messages)
        if clash is None and form.is_valid():
            messages.success(request, f"Saved at {timezone.localtime():%H:%M}.")
            return redirect("evaluations:self_summary", slug)
    if clash:
        form.add_error(None, OVERTAKEN.format(clash.theirs.updated_by))
    return _show(request, round_, summary_page(round_, form.chosen.now), form, clash)


OVERTAKEN = (
    "{} saved this summary while you were writing. Nothing is lost: their text stands below, yours in the fields. "
    "Put together what should stay, then save."
)


def _show(
    request: MemberRequest, round_: Round, page: SummaryPage, form: SummaryForm, clash: Clash | None = None
) -> HttpResponse:
    """After a clash the form carries the version that stands beside it."""
    version = clash.theirs.version if clash else form.version
    context = {
        "round": round_,
        "page": page,
        "form": form,
        "theirs": clash.theirs if clash else None,
        "version": version,
    }
    status = 409 if clash else 422 if form.errors else 200
    return render(request, "evaluations/selfevaluation/summary_edit.html", context, status=status)
