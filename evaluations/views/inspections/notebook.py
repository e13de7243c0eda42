"""The evidence notebook of an inspection: one entry to read, a new one, a change, its history."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from evaluations.enums import EntryKind
from evaluations.forms.inspections.entry import EntryForm, initial_of_entry
from evaluations.models import Inspection, NotebookEntry
from evaluations.permissions import can_read_in_confidence, can_write_notebook
from evaluations.selectors.inspections.named import naming
from evaluations.selectors.inspections.words import entry_events, spent
from evaluations.services.inspections.saving import add_entry, change_entry
from evaluations.views.inspections.shared import (
    get_entry,
    get_inspection,
    get_recorded,
    get_written,
    save_or_show,
    show_form,
)


@require_safe
def entry(request: MemberRequest, pk: int, entry: int) -> HttpResponse:
    found, role = get_inspection(request, pk)
    row = get_entry(found, role, entry)
    context = {
        "inspection": found,
        "entry": row,
        "spent": spent(row.minutes),
        "may_write": can_write_notebook(role),
        "reads_confidence": can_read_in_confidence(role),
        "naming": naming(found, row) if can_write_notebook(role) else "",
    }
    return render(request, "evaluations/inspections/entry.html", context)


@require_safe
def entry_history(request: MemberRequest, pk: int, entry: int) -> HttpResponse:
    found = get_recorded(request, pk)
    _, role = get_inspection(request, pk)
    row = get_entry(found, role, entry)
    context = {
        "inspection": found,
        "title": f"History of “{row}”",
        "here_is": "History of an entry",
        "events": entry_events(row),
    }
    return render(request, "evaluations/inspections/history.html", context)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def entry_new(request: MemberRequest, pk: int) -> HttpResponse:
    found, role = get_written(request, pk, lock=request.method == "POST")
    page = _page(found, "Write in the notebook", reverse("evaluations:inspection", args=[pk]))
    if request.method != "POST":
        kind = request.GET.get("kind")
        first = {"held_on": timezone.localdate()} | ({"kind": kind} if kind in EntryKind.values else {})
        return show_form(request, page, EntryForm(initial=first), 0)
    form = EntryForm(request.POST)

    def save(version: int) -> NotebookEntry:
        made = add_entry(inspection=found, role=role, user=request.user, values=form.values)
        if hint := naming(found, made):
            messages.info(request, f"“{made}” is saved. {hint}")
        return made

    return save_or_show(request, page, form, save, "evaluations:inspection", pk)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def entry_edit(request: MemberRequest, pk: int, entry: int) -> HttpResponse:
    found, role = get_written(request, pk, lock=request.method == "POST")
    row = get_entry(found, role, entry)
    back = reverse("evaluations:inspection_entry", args=[pk, entry])
    page = _page(found, "Change the entry", back)
    if request.method != "POST":
        return show_form(request, page, EntryForm(initial=initial_of_entry(row)), row.version)
    form = EntryForm(request.POST)

    def save(version: int) -> NotebookEntry:
        return change_entry(entry=row, role=role, user=request.user, values=form.values, version=version)

    return save_or_show(request, page, form, save, "evaluations:inspection_entry", pk, entry)


def _page(found: Inspection, title: str, back: str) -> dict[str, Any]:
    return {
        "inspection": found,
        "title": title,
        "here_is": title,
        "back": back,
        "button": "Save the entry",
        "before": "evaluations/inspections/before_writing.html",
    }
