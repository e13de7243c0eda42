"""Findings of the report: typed, put in order, taken away, and an action made of one at one press."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from evaluations.forms.inspections.statement import FindingForm, initial_of_finding
from evaluations.forms.texts import whole_number
from evaluations.models import Action, Finding, Inspection, Round
from evaluations.permissions import can_answer_findings
from evaluations.selectors.inspections.statement import actions_for
from evaluations.selectors.plans.access import plan_for
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.inspections.findings import (
    ANSWER,
    act_on,
    add_finding,
    change_finding,
    move_finding,
    take_away_finding,
)
from evaluations.views.inspections.shared import STATEMENT, get_team, save_or_show, show_form, show_gone

NO_SUCH = "The report has no such finding. Somebody may have taken it away meanwhile."
CHANGED = (
    "{} changed this finding while you were reading. It stands below as it is now: take it away only if you still "
    "want to."
)


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

    return save_or_show(request, page, form, save, STATEMENT, pk)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def finding_edit(request: MemberRequest, pk: int, finding: int) -> HttpResponse:
    found, role = _get_answered(request, pk, lock=request.method == "POST")
    row, actions = _there(found, finding), actions_for(found)
    if row is None:
        return _gone(request, found, actions)
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

    return save_or_show(request, page, form, save, STATEMENT, pk)


def _gone(request: MemberRequest, found: Inspection, actions: list[Action]) -> HttpResponse:
    """What was typed over one that somebody took away can be added anew."""
    if request.method != "POST":
        raise Http404(NO_SUCH)
    page = _page(found, "Add a finding")
    page["action"] = reverse("evaluations:inspection_finding_new", args=[found.pk])
    return show_gone(request, page, FindingForm(request.POST, actions=actions))


@require_POST
@transaction.atomic
def move(request: MemberRequest, pk: int, finding: int) -> HttpResponse:
    found, role = _get_answered(request, pk, lock=True)
    row = _finding(found, finding)
    try:
        move_finding(finding=row, role=role, user=request.user, up=request.POST.get("way") == "up")
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(STATEMENT, pk)
    return redirect(f"{reverse(STATEMENT, args=[pk])}#finding-{row.pk}")


@require_http_methods(["GET", "POST"])
@transaction.atomic
def take_away(request: MemberRequest, pk: int, finding: int) -> HttpResponse:
    """A page that says what becomes of its actions; 409 where the finding is not the one that was read."""
    found, role = _get_answered(request, pk, lock=request.method == "POST")
    row = _finding(found, finding)
    if request.method != "POST":
        return _show_gone(request, found, row)
    name, version = str(row), whole_number(request.POST.get("version", ""))
    try:
        take_away_finding(finding=row, role=role, user=request.user, version=version)
    except Refused as refused:
        return _show_gone(request, found, row, str(refused))
    except Overtaken as overtaken:
        return _show_gone(request, found, row, CHANGED.format(overtaken.theirs.updated_by))
    messages.success(request, f"{name} is taken away. The actions that answered it are still in the plan.")
    return redirect(STATEMENT, pk)


def _show_gone(request: MemberRequest, found: Inspection, row: Finding, problem: str = "") -> HttpResponse:
    context = {"inspection": found, "finding": row, "actions": list(row.actions.all()), "problem": problem}
    status = 409 if problem else 200
    return render(request, "evaluations/inspections/finding_gone.html", context, status=status)


@require_POST
@transaction.atomic
def act(request: MemberRequest, pk: int, finding: int) -> HttpResponse:
    found, role = _get_answered(request, pk, lock=True)
    row = _finding(found, finding)
    try:
        if found.round is None:
            raise Refused("Link the inspection to a round first: its plan takes the actions.")
        plan = plan_for(request.user, found.round.slug, lock=True)
        action = act_on(finding=row, plan=plan, role=role, user=request.user)
    except (Refused, Round.DoesNotExist) as refused:
        messages.error(request, str(refused))
        return redirect(STATEMENT, pk)
    messages.success(request, f"{action.ref} is in the plan. Say what is done, who leads it and by when.")
    return redirect("evaluations:action_edit", found.round.slug, action.number)


def _get_answered(request: MemberRequest, pk: int, *, lock: bool = False) -> tuple[Inspection, str]:
    found, role = get_team(request, pk, lock=lock)
    if not can_answer_findings(role):
        raise PermissionDenied(ANSWER)
    return found, role


def _finding(found: Inspection, pk: int) -> Finding:
    row = _there(found, pk)
    if row is None:
        raise Http404(NO_SUCH)
    return row


def _there(found: Inspection, pk: int) -> Finding | None:
    return found.findings.select_related("updated_by", "inspection").filter(pk=pk).first()


def _page(found: Inspection, title: str) -> dict[str, Any]:
    back = reverse(STATEMENT, args=[found.pk])
    return {"inspection": found, "title": title, "here_is": title, "back": back, "button": "Save"}
