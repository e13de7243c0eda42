"""Fetch and authorise in one call for pages of an inspection; and the one way in which they save a form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from accounts.here import MemberRequest
from evaluations.models import Finding, Inspection, InspectionClock, NotebookEntry
from evaluations.permissions import (
    can_read_in_confidence,
    can_read_notebook,
    can_read_statement,
    can_run_inspection,
    can_write_notebook,
)
from evaluations.selectors.inspections.access import entry_for, inspection_for
from evaluations.selectors.inspections.words import said_by
from evaluations.services.inspections.saving import RUN, WRITE
from evaluations.views.saving import Saving

STATEMENT = "evaluations:inspection_statement"


def get_inspection(request: MemberRequest, pk: int, *, lock: bool = False) -> tuple[Inspection, str]:
    """With the person's role there; 404 elsewhere and while it is confidential from them."""
    try:
        found = inspection_for(request.here.memberships, pk, lock=lock)
    except Inspection.DoesNotExist as error:
        raise Http404("There is no such inspection that you may read.") from error
    membership = request.here.membership_in(found.authority_id)
    assert membership is not None
    return found, membership.role


def get_run(request: MemberRequest, pk: int, *, lock: bool = False) -> tuple[Inspection, str]:
    found, role = get_inspection(request, pk, lock=lock)
    if not can_run_inspection(role):
        raise PermissionDenied(RUN)
    return found, role


def get_written(request: MemberRequest, pk: int, *, lock: bool = False) -> tuple[Inspection, str]:
    found, role = get_inspection(request, pk, lock=lock)
    if not can_write_notebook(role):
        raise PermissionDenied(WRITE)
    return found, role


def get_answered(request: MemberRequest, pk: int) -> tuple[Inspection, str]:
    """For its statement of action: 404 while that is confidential from the person."""
    found, role = get_inspection(request, pk)
    if not can_read_statement(role, answered=found.is_answered):
        raise Http404("There is no such statement that you may read.")
    return found, role


def get_team(request: MemberRequest, pk: int, *, lock: bool = False) -> tuple[Inspection, str]:
    """For its findings: 404 for those who read only what is published."""
    found, role = get_inspection(request, pk, lock=lock)
    if not can_read_notebook(role):
        raise Http404("There is no such finding that you may read.")
    return found, role


def get_recorded(request: MemberRequest, pk: int) -> Inspection:
    """For history, which may hold what once was in confidence."""
    found, role = get_inspection(request, pk)
    if not can_read_in_confidence(role):
        raise PermissionDenied("The history of an inspection is for leads and core team members.")
    return found


def get_entry(inspection: Inspection, role: str, pk: int) -> NotebookEntry:
    try:
        return entry_for(inspection, role, pk)
    except NotebookEntry.DoesNotExist as error:
        raise Http404("The notebook has no such entry that you may read.") from error


def get_clock(inspection: Inspection, kind: str) -> InspectionClock:
    found = inspection.clocks.select_related("updated_by").filter(kind=kind).first()
    if found is None:
        raise Http404("This inspection has no such clock.")
    return found


Row = Inspection | NotebookEntry | InspectionClock | Finding
SAVING = Saving("evaluations/inspections/edit.html", said_by)
show_form, show_gone = SAVING.show, SAVING.show_gone


def save_or_show(
    request: MemberRequest, page: dict[str, Any], form: forms.Form, save: Callable[[int], Row], *where: Any
) -> HttpResponse:
    """`save` is given the version that was seen; then to the address `where`. Within the caller's transaction."""

    def onwards(saved: Row) -> tuple[Any, ...]:
        return where or ("evaluations:inspection", saved.pk)

    return SAVING.save_or_show(request, page, form, save, onwards)
