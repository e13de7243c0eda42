"""Readiness for an inspection: the page, its files, what changed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.models import Round
from evaluations.permissions import (
    can_export,
    can_manage,
    can_prepare,
    can_read_concerns,
    can_read_contacts,
    can_record,
)
from evaluations.permissions.pack import can_take_pack
from evaluations.reports.files import Format
from evaluations.reports.readiness.build import readiness_of
from evaluations.reports.readiness.files import readiness_as
from evaluations.reports.readiness.model import ReadinessReport
from evaluations.reports.readiness.page import Group, groups_of
from evaluations.selectors.readiness.said import readiness_events
from evaluations.views.exports import NOT_YOURS, attached
from evaluations.views.readiness.shared import get_known
from evaluations.views.selfevaluation.shared import get_unrated_round


@require_safe
def readiness(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_unrated_round(request, slug)
    report = _report(round_)
    context = {
        "round": round_,
        "report": report,
        "groups": _groups(round_, report),
        "reads_contacts": can_read_contacts(round_.access),
        "may_prepare": can_prepare(round_.access),
        "may_manage": can_manage(round_.access) and can_prepare(round_.access),
        "may_export": can_export(round_.access),
        "may_take_pack": can_take_pack(round_.access),
        "reads_concerns": can_read_concerns(round_.access.role),
    }
    return render(request, "evaluations/readiness/page.html", context)


@require_safe
def readiness_file(request: MemberRequest, slug: str, kind: Format) -> HttpResponse:
    round_ = get_unrated_round(request, slug)
    if not can_export(round_.access):
        raise PermissionDenied(NOT_YOURS)
    report = _report(round_)
    if report is None:
        raise Http404("Readiness was not kept when this round was signed off, so there is no file of it.")
    return attached(readiness_as(report, kind))


@require_safe
def history(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_known(request, slug)
    context = {"round": round_, "events": readiness_events(round_)}
    return render(request, "evaluations/readiness/history.html", context)


def _groups(round_: Round, report: ReadinessReport | None) -> list[Group]:
    if report is None:
        return []
    access = round_.access
    return groups_of(report, may_prepare=can_prepare(access), may_write=can_record(access))


def _report(round_: Round) -> ReadinessReport | None:
    """With names and contacts for leads and core team members alone."""
    report = readiness_of(round_)
    return report if report is None or can_read_contacts(round_.access) else report.redacted()
