"""The self-evaluation of a round: its areas and aspects, how far each is, what was found."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.permissions import can_export, can_manage, can_record
from evaluations.permissions.pack import can_take_pack
from evaluations.reports.selfevaluation.build import self_report_of
from evaluations.views.selfevaluation.shared import get_unrated_round


@require_safe
def overview(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_unrated_round(request, slug)
    context = {
        "round": round_,
        "report": self_report_of(round_),
        "may_record": can_record(round_.access),
        "may_manage": can_manage(round_.access),
        "may_export": can_export(round_.access),
        "may_take_pack": can_take_pack(round_.access),
    }
    return render(request, "evaluations/selfevaluation/overview.html", context)
