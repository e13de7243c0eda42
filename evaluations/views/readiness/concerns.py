"""Concerns about academies, raised with the department: the authority's own record, in any round or none."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from accounts.models import LocalAuthority, Membership
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.forms.readiness.concern import ConcernForm, initial_of_concern
from evaluations.models import AcademyConcern
from evaluations.permissions import can_raise_concerns, can_read_in_confidence
from evaluations.reports.readiness.concerns import concerns_page, frozen_with
from evaluations.selectors.readiness.rows import academies_for, concern_for
from evaluations.selectors.readiness.said import concern_events, said_by
from evaluations.services.readiness.saving import RAISE, change_concern, raise_concern
from evaluations.views.saving import Saving

SAVING = Saving("evaluations/readiness/edit.html", said_by)
HISTORY = "What changed may hold what was in confidence, so it is for leads and core team members."
LIST = "evaluations:academy_concerns"
STILL_SHOWN = (
    "This concern is in confidence from now on, but what was signed off before stays as it was and shows it: {rounds}. "
    "To take it out, reopen each of them and sign it off again."
)


@require_safe
def concern_list(request: MemberRequest) -> HttpResponse:
    authority, membership = _here(request)
    context = {
        "authority": authority,
        "page": concerns_page(membership),
        "may_raise": can_raise_concerns(membership.role),
        "reads_confidence": can_read_in_confidence(membership.role),
    }
    return render(request, "evaluations/readiness/concerns.html", context)


@require_safe
def history(request: MemberRequest) -> HttpResponse:
    authority, membership = _here(request)
    if not can_read_in_confidence(membership.role):
        raise PermissionDenied(HISTORY)
    context = {"authority": authority, "events": concern_events(authority.pk)}
    return render(request, "evaluations/readiness/concern_history.html", context)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def concern_new(request: MemberRequest) -> HttpResponse:
    authority, membership = _here(request)
    role = membership.role
    if not can_raise_concerns(role):
        raise PermissionDenied(RAISE)
    academies, page = academies_for(membership), _page("Record a concern about an academy")
    if request.method != "POST":
        form = ConcernForm(academies=academies, initial={"school": request.GET.get("academy", "")})
        return SAVING.show(request, page, form, 0)
    form = ConcernForm(request.POST, academies=academies)

    def save(version: int) -> AcademyConcern:
        return raise_concern(authority=authority, role=role, user=request.user, values=form.values)

    return SAVING.save_or_show(request, page, form, save, lambda saved: (LIST,))


@require_http_methods(["GET", "POST"])
@transaction.atomic
def concern(request: MemberRequest, pk: int) -> HttpResponse:
    row = _get(request, pk, lock=request.method == "POST")
    membership = request.here.membership_in(row.authority_id)
    assert membership is not None
    role = membership.role
    if not can_raise_concerns(role):
        raise PermissionDenied(RAISE)
    academies = academies_for(membership)
    academies += [] if row.school in academies else [row.school]
    page = _page("Change the concern")
    if request.method != "POST":
        form = ConcernForm(academies=academies, initial=initial_of_concern(row))
        return SAVING.show(request, page, form, row.version)
    form = ConcernForm(request.POST, academies=academies)

    def save(version: int) -> AcademyConcern:
        was = row.in_confidence
        changed = change_concern(
            concern=row, role=role, user=request.user, values=form.values, version=version
        )
        if changed.in_confidence and not was and (names := frozen_with(changed)):
            messages.warning(request, STILL_SHOWN.format(rounds=", ".join(names)))
        return changed

    return SAVING.save_or_show(request, page, form, save, lambda saved: (LIST,))


def _get(request: MemberRequest, pk: int, *, lock: bool) -> AcademyConcern:
    try:
        return concern_for(request.here.memberships, pk, lock=lock)
    except AcademyConcern.DoesNotExist as error:
        raise Http404("There is no such concern that you may read.") from error


def _here(request: MemberRequest) -> tuple[LocalAuthority, Membership]:
    authority = require(request, Permission.VIEW_SCHOOLS)
    assert request.here.membership is not None
    return authority, request.here.membership


def _page(title: str) -> dict[str, Any]:
    return {"title": title, "here_is": title, "back": reverse(LIST), "button": "Save", "of_academies": True}
