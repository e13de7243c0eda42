"""Inspections of an authority: the list, a case, opening and changing it, marking it published, its history."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.forms.inspections.case import CaseForm, PublishForm, initial_of_case, initial_of_publishing
from evaluations.models import Inspection, Round
from evaluations.permissions import (
    can_read_in_confidence,
    can_read_notebook,
    can_read_statement,
    can_run_inspection,
    can_write_notebook,
)
from evaluations.permissions.pack import can_take_pack
from evaluations.selectors.access import round_for
from evaluations.selectors.inspections.access import clocks_in, entries_of, inspections_of
from evaluations.selectors.inspections.clocks import clocks_of, next_of
from evaluations.selectors.inspections.order import days_of
from evaluations.selectors.inspections.words import inspection_events, spent
from evaluations.selectors.readiness.ahead import documents_ahead
from evaluations.selectors.rounds import rounds_of
from evaluations.services.inspections.saving import (
    RUN,
    change_inspection,
    open_inspection,
    publish_inspection,
)
from evaluations.views.inspections.shared import (
    get_inspection,
    get_recorded,
    get_run,
    save_or_show,
    show_form,
)
from standards.content import content_for


@require_safe
def inspection_list(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_ROUNDS)
    assert request.here.membership is not None
    role = request.here.membership.role
    context = {
        "authority": authority,
        "inspections": inspections_of(request.here.membership),
        "may_run": can_run_inspection(role),
        "reads_all": can_read_notebook(role),
    }
    return render(request, "evaluations/inspections/list.html", context)


@require_safe
def inspection(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_inspection(request, pk)
    entries = entries_of(found, role)
    clocks = clocks_of(found, clocks_in(found), timezone.localdate())
    context = {
        "inspection": found,
        "entries": entries,
        "spent": spent(sum(entry.minutes or 0 for entry in entries)),
        "next": next_of(clocks),
        "ready": _ready(request, found),
        "reads_notebook": can_read_notebook(role),
        "reads_confidence": can_read_in_confidence(role),
        "reads_statement": can_read_statement(role, answered=found.is_answered),
        "may_run": can_run_inspection(role),
        "may_write": can_write_notebook(role),
    }
    return render(request, "evaluations/inspections/page.html", context)


@require_safe
def history(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_recorded(request, pk)
    context = {
        "inspection": found,
        "title": "History of the inspection",
        "here_is": "History",
        "events": inspection_events(found),
    }
    return render(request, "evaluations/inspections/history.html", context)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def inspection_new(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_ROUNDS)
    assert request.here.membership is not None
    role = request.here.membership.role
    if not can_run_inspection(role):
        raise PermissionDenied(RUN)
    page = _page("Open an inspection", "Open", reverse("evaluations:inspections"))
    form = CaseForm(request.POST or None, rounds=rounds_of(request.user, authority))
    if request.method != "POST":
        return show_form(request, page, form, 0)

    def save(version: int) -> Inspection:
        return open_inspection(authority=authority, role=role, user=request.user, values=form.values)

    return save_or_show(request, page, form, save)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def inspection_edit(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_run(request, pk, lock=request.method == "POST")
    page = _page("Change the inspection", "Change", reverse("evaluations:inspection", args=[pk]), found)
    rounds = _rounds(request, found)
    if request.method != "POST":
        return show_form(
            request, page, CaseForm(initial=initial_of_case(found), rounds=rounds), found.version
        )
    form = CaseForm(request.POST, rounds=rounds, kept=days_of(found, clocks_in(found)))

    def save(version: int) -> Inspection:
        return change_inspection(
            inspection=found, role=role, user=request.user, values=form.values, version=version
        )

    return save_or_show(request, page, form, save)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def publish(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_run(request, pk, lock=request.method == "POST")
    page = _page("Mark as published", "Publish", reverse("evaluations:inspection", args=[pk]), found)
    page["before"] = "evaluations/inspections/before_publishing.html"
    if request.method != "POST":
        return show_form(request, page, PublishForm(initial=initial_of_publishing(found)), found.version)
    was_published = found.is_published
    form = PublishForm(request.POST, kept=days_of(found, clocks_in(found)))

    def save(version: int) -> Inspection:
        saved = publish_inspection(
            inspection=found, role=role, user=request.user, version=version, **form.values
        )
        said = (
            "Readers and guests can read" if saved.is_published else "Confidential again: readers cannot read"
        )
        if saved.is_published != was_published:
            messages.success(request, f"{said} this inspection now.")
        return saved

    return save_or_show(request, page, form, save)


def _ready(request: MemberRequest, found: Inspection) -> dict[str, Any] | None:
    """Of the round that it was given, if that gives no ratings: where readiness is, and what will be missing.

    Only for those who may open both there; one query more than what is missing takes.
    """
    if found.round is None or content_for(found.round.framework).has_scale:
        return None
    try:
        named = round_for(request.user, found.round.slug)
    except Round.DoesNotExist:
        return None
    if not can_take_pack(named.access):
        return None
    ahead = [] if named.is_signed_off else documents_ahead([named], timezone.localdate())
    return {"round": named, "ahead": ahead}


def _rounds(request: MemberRequest, found: Inspection) -> list[Round]:
    """Those that the person may read, and the one that is chosen."""
    rounds = rounds_of(request.user, found.authority)
    chosen = found.round
    return rounds if chosen is None or chosen in rounds else [*rounds, chosen]


def _page(title: str, here_is: str, back: str, found: Inspection | None = None) -> dict[str, Any]:
    return {"title": title, "here_is": here_is, "back": back, "inspection": found, "button": "Save"}
