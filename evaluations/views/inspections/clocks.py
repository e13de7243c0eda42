"""The clocks of an inspection: the timeline, and changing one."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from evaluations.enums import ClockKind
from evaluations.forms.inspections.case import ClockForm, initial_of_clock
from evaluations.models import InspectionClock
from evaluations.permissions import can_read_in_confidence, can_read_notebook, can_run_inspection
from evaluations.selectors.inspections.access import clocks_in
from evaluations.selectors.inspections.clocks import RULES, clocks_of, next_of
from evaluations.selectors.inspections.order import days_of
from evaluations.services.inspections.saving import set_clock
from evaluations.views.inspections.shared import (
    get_clock,
    get_inspection,
    get_run,
    save_or_show,
    show_form,
)

DONE = {
    ClockKind.ACCURACY: "Comments sent on",
    ClockKind.REPORT: "Final report received on",
    ClockKind.COPIES: "Copies sent on",
    ClockKind.PUBLISHED: "Published on",
    ClockKind.STATEMENT: "Statement published on",
}


@require_safe
def timeline(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_inspection(request, pk)
    clocks = clocks_of(found, clocks_in(found), timezone.localdate())
    context = {
        "inspection": found,
        "clocks": clocks,
        "next": next_of(clocks),
        "may_run": can_run_inspection(role),
        "reads_notes": can_read_notebook(role),
        "reads_confidence": can_read_in_confidence(role),
    }
    return render(request, "evaluations/inspections/timeline.html", context)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def clock_edit(request: MemberRequest, pk: int, kind: str) -> HttpResponse:
    found, role = get_run(request, pk, lock=request.method == "POST")
    row = get_clock(found, kind)
    rule = RULES[row.kind]
    told = {"kind": row.kind, "follows": rule.follows, "done": DONE[ClockKind(row.kind)]}
    page = {
        "inspection": found,
        "title": row.get_kind_display(),
        "here_is": row.get_kind_display(),
        "back": reverse("evaluations:inspection_timeline", args=[pk]),
        "button": "Save",
        "rule": rule,
        "before": "evaluations/inspections/before_setting.html",
    }
    if request.method != "POST":
        return show_form(request, page, ClockForm(initial=initial_of_clock(row), **told), row.version)
    form = ClockForm(request.POST, kept=days_of(found, clocks_in(found)), **told)

    def save(version: int) -> InspectionClock:
        return set_clock(clock=row, role=role, user=request.user, values=form.values, version=version)

    return save_or_show(request, page, form, save, "evaluations:inspection_timeline", pk)
