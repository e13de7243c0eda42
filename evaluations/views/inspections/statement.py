"""The written statement of action: the page, the PDF and the committee."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from accounts.roles import Permission, may
from evaluations.forms.inspections.statement import CommitteeForm, initial_of_committee
from evaluations.models import Inspection
from evaluations.permissions import can_answer_findings, can_read_notebook, can_run_inspection
from evaluations.reports.statement import Read, as_it_stands, as_published
from evaluations.reports.statement_pdf import statement_pdf
from evaluations.selectors.inspections.access import clocks_in
from evaluations.selectors.inspections.order import days_of
from evaluations.selectors.inspections.statement import sees_plan_of
from evaluations.services.inspections.statement import change_statement
from evaluations.views.exports import attached
from evaluations.views.inspections.shared import STATEMENT, get_answered, get_run, save_or_show, show_form

OUT = "Readers and guests can read the statement of action now."
IN = "Confidential again: readers cannot read the statement of action now."


@require_safe
def statement(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_answered(request, pk)
    read, reads_notebook = _read(found, role), can_read_notebook(role)
    context = {
        "inspection": found,
        "read": read,
        "statement": read.statement,
        "reads_notebook": reads_notebook,
        "may_run": can_run_inspection(role),
        "may_answer": can_answer_findings(role),
        "may_order": can_answer_findings(role) and not found.is_published,
        # Readers read signed revisions: the pages of actions are not theirs to open.
        "sees_plan": reads_notebook and sees_plan_of(request.user, found),
        "may_export": may(role, Permission.EXPORT),
    }
    return render(request, "evaluations/inspections/statement.html", context)


@require_safe
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_answered(request, pk)
    if not may(role, Permission.EXPORT):
        raise PermissionDenied("Your role may not download reports. A lead can, or change your role.")
    return attached(statement_pdf(_read(found, role)))


@require_http_methods(["GET", "POST"])
@transaction.atomic
def committee(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_run(request, pk, lock=request.method == "POST")
    page = _page(found, "Committee, decision and publication")
    if request.method != "POST":
        form = CommitteeForm(initial=initial_of_committee(found), published=found.is_answered)
        return show_form(request, page, form, found.version)
    answered = found.is_answered
    form = CommitteeForm(request.POST, published=answered, kept=days_of(found, clocks_in(found)))

    def save(version: int) -> Inspection:
        saved = change_statement(
            inspection=found,
            role=role,
            user=request.user,
            values=form.values,
            again=form.is_again,
            version=version,
        )
        if saved.is_answered != answered or form.is_again:
            messages.success(request, OUT if saved.is_answered else IN)
        return saved

    return save_or_show(request, page, form, save, STATEMENT, pk)


def _read(found: Inspection, role: str) -> Read:
    return as_it_stands(found) if can_read_notebook(role) else as_published(found)


def _page(found: Inspection, title: str) -> dict[str, Any]:
    back = reverse(STATEMENT, args=[found.pk])
    return {"inspection": found, "title": title, "here_is": title, "back": back, "button": "Save"}
