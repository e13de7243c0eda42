"""The written statement of action: the page and the PDF, findings, an action at one press, the committee."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.here import MemberRequest
from accounts.roles import Permission, may
from evaluations.forms.inspections.statement import (
    CommitteeForm,
    FindingForm,
    initial_of_committee,
    initial_of_finding,
)
from evaluations.models import Finding, Inspection, Round
from evaluations.permissions import can_answer_findings, can_read_notebook, can_run_inspection
from evaluations.reports.statement_pdf import statement_pdf
from evaluations.selectors.inspections.statement import actions_for, statement_of
from evaluations.selectors.plans.access import plan_for
from evaluations.services.errors import Refused
from evaluations.services.inspections.findings import ANSWER, act_on, add_finding, change_finding
from evaluations.services.inspections.saving import change_inspection
from evaluations.views.exports import attached
from evaluations.views.inspections.shared import get_inspection, get_run, save_or_show, show_form

PAGE = "evaluations:inspection_statement"


@require_safe
def statement(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = _get_team(request, pk)
    context = {
        "inspection": found,
        "statement": statement_of(found),
        "may_run": can_run_inspection(role),
        "may_answer": can_answer_findings(role),
        "may_export": may(role, Permission.EXPORT),
    }
    return render(request, "evaluations/inspections/statement.html", context)


@require_safe
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = _get_team(request, pk)
    if not may(role, Permission.EXPORT):
        raise PermissionDenied("Your role may not download reports. A lead can, or change your role.")
    return attached(statement_pdf(statement_of(found)))


@require_http_methods(["GET", "POST"])
@transaction.atomic
def committee(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_run(request, pk, lock=request.method == "POST")
    page = _page(found, "Committee and decision")
    if request.method != "POST":
        return show_form(request, page, CommitteeForm(initial=initial_of_committee(found)), found.version)
    form = CommitteeForm(request.POST)

    def save(version: int) -> Inspection:
        return change_inspection(
            inspection=found, role=role, user=request.user, values=form.values, version=version
        )

    return save_or_show(request, page, form, save, PAGE, pk)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def finding_new(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = _get_answered(request, pk, lock=request.method == "POST")
    page, actions = _page(found, "Add a finding"), actions_for(found)
    if request.method != "POST":
        return show_form(request, page, FindingForm(actions=actions), 0)
    form = FindingForm(request.POST, actions=actions)

    def save(version: int) -> Finding:
        return add_finding(
            inspection=found, role=role, user=request.user, text=form.words, actions=form.chosen
        )

    return save_or_show(request, page, form, save, PAGE, pk)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def finding_edit(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    found, role = _get_answered(request, pk, lock=request.method == "POST")
    row, actions = _finding(found, number), actions_for(found)
    page = _page(found, f"Change finding {row.number}")
    if request.method != "POST":
        form = FindingForm(initial=initial_of_finding(row), actions=actions)
        return show_form(request, page, form, row.version)
    form = FindingForm(request.POST, actions=actions)

    def save(version: int) -> Finding:
        return change_finding(
            finding=row,
            role=role,
            user=request.user,
            text=form.words,
            actions=form.chosen,
            version=version,
        )

    return save_or_show(request, page, form, save, PAGE, pk)


@require_POST
@transaction.atomic
def act(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    found, role = _get_answered(request, pk, lock=True)
    row = _finding(found, number)
    try:
        if found.round is None:
            raise Refused("Link the inspection to a round first: its plan takes the actions.")
        plan = plan_for(request.user, found.round.slug, lock=True)
        action = act_on(finding=row, plan=plan, role=role, user=request.user)
    except (Refused, Round.DoesNotExist) as refused:
        messages.error(request, str(refused))
        return redirect(PAGE, pk)
    messages.success(request, f"{action.ref} is in the plan. Say what is done, who leads it and by when.")
    return redirect("evaluations:action_edit", found.round.slug, action.number)


def _get_team(request: MemberRequest, pk: int, *, lock: bool = False) -> tuple[Inspection, str]:
    """404 for those who read only what is published."""
    found, role = get_inspection(request, pk, lock=lock)
    if not can_read_notebook(role):
        raise Http404("There is no such statement that you may read.")
    return found, role


def _get_answered(request: MemberRequest, pk: int, *, lock: bool = False) -> tuple[Inspection, str]:
    found, role = _get_team(request, pk, lock=lock)
    if not can_answer_findings(role):
        raise PermissionDenied(ANSWER)
    return found, role


def _finding(found: Inspection, number: int) -> Finding:
    row = found.findings.select_related("updated_by", "inspection").filter(number=number).first()
    if row is None:
        raise Http404("The report has no such finding.")
    return row


def _page(found: Inspection, title: str) -> dict[str, Any]:
    back = reverse(PAGE, args=[found.pk])
    return {"inspection": found, "title": title, "here_is": title, "back": back, "button": "Save"}
