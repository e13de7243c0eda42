"""A note of visit is begun, and written."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from accounts.models import LocalAuthority, Region
from accounts.roles import RegionalPermission
from evaluations.forms.note_body import NoteForm, initial_of, remarks_on
from evaluations.forms.notes import NewNoteForm
from evaluations.forms.texts import whole_number
from evaluations.models import NoteOfVisit
from evaluations.permissions import can_write_note
from evaluations.reports.regional.note import note_report
from evaluations.selectors.regional.note_form import aspects_offered, register_of
from evaluations.selectors.regional.standing import phases_within
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.notes import begin_note, change_note
from evaluations.views.regional.note_steps import NOT_YOURS, get_written_note
from evaluations.views.regional.notes import around, get_note
from evaluations.views.regional.ratings import get_content
from evaluations.views.regional.shared import get_authority, get_region
from standards.content import content_for
from standards.models import Framework

FINAL = "This note is final, so nothing in it changes. Write a new note for what has to be added."


@require_http_methods(["GET", "POST"])
def note_new(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    found = get_region(request, region)
    chosen = get_authority(request, found, authority)
    form = _new_form(request, found, chosen)
    if form.is_bound and form.is_valid():
        try:
            made = _begin(request, chosen, form)
        except Refused as refused:
            form.add_error(None, refused.messages)
        else:
            return redirect("evaluations:note_edit", made.pk)
    context = {"region": found, "authority": chosen, "form": form, "register": form.register}
    return render(request, "evaluations/notes/new.html", context, status=422 if form.errors else 200)


def _new_form(request: MemberRequest, region: Region, authority: LocalAuthority) -> NewNoteForm:
    phases = phases_within(get_content(), request.here.posts.phases(region.pk, RegionalPermission.WRITE))
    if not phases:
        raise PermissionDenied("Your post may not write notes of visit.")
    return NewNoteForm(
        request.POST if request.method == "POST" else None,
        initial={"visited_on": timezone.localdate()},
        register=register_of(authority),
        phases=phases,
    )


def _begin(request: MemberRequest, authority: LocalAuthority, form: NewNoteForm) -> NoteOfVisit:
    return begin_note(
        authority=authority,
        framework=Framework.objects.get(pk=get_content().pk),
        phase=form.cleaned_data["phase"],
        kind=form.cleaned_data["kind"],
        head=form.head,
        user=request.user,
        posts=request.here.posts,
    )


@require_http_methods(["GET", "POST"])
def note_edit(request: MemberRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _write(request, pk)
    note = get_note(request, pk)
    if not can_write_note(request.here.posts, request.user, note):
        raise PermissionDenied(NOT_YOURS)
    if note.is_final:
        raise PermissionDenied(FINAL)
    return _show(request, note, _form(note), note.version)


@require_POST
def note_words(request: MemberRequest, pk: int, element: int) -> HttpResponse:
    """What is said beside a text while it is written; keeps nothing."""
    content = content_for(get_note(request, pk).framework)
    found = content.element_by_pk.get(element)
    if found is None:
        raise Http404("The framework of the note has no such part.")
    sent = request.POST
    remarks = remarks_on(content, found, sent.get(f"text-{element}", ""), sent.get(f"level-{element}", ""))
    return render(request, "evaluations/notes/remarks.html", {"remarks": remarks})


@transaction.atomic
def _write(request: MemberRequest, pk: int) -> HttpResponse:
    note = get_written_note(request, pk)
    form, version = _form(note, request.POST), whole_number(request.POST.get("version", ""))
    if not form.is_valid():
        return _show(request, note, form, version)
    try:
        change_note(
            note=note,
            user=request.user,
            posts=request.here.posts,
            head=form.head,
            body=form.body,
            version=version,
        )
    except Refused as refused:
        form.add_error(None, refused.messages)
        return _show(request, note, form, version)
    except Overtaken as overtaken:
        form.add_error(None, OVERTAKEN.format(overtaken.theirs.updated_by))
        return _show(request, note, form, note.version, theirs=True)
    messages.success(request, "The note is saved.")
    return redirect("evaluations:note", pk)


OVERTAKEN = (
    "{} changed this note while you were writing. Nothing is lost: what you typed is in the form, and what is saved "
    "stands below it. Put together what should stand, and save again."
)


def _form(note: NoteOfVisit, sent: Any = None) -> NoteForm:
    content = content_for(note.framework)
    offered = aspects_offered(content, content.phase(note.phase.ref), school=note.is_of_school)
    shown, own = initial_of(note, list(note.lines.all()), list(note.questions.all()), offered)
    return NoteForm(
        sent,
        initial=shown,
        register=register_of(note.authority) if note.is_of_school else None,
        offered=offered,
        content=content,
        own=own,
    )


def _show(
    request: MemberRequest, note: NoteOfVisit, form: NoteForm, version: int, *, theirs: bool = False
) -> HttpResponse:
    """After a clash the form carries the version that stands beside it, so that saving again puts both right."""
    content = content_for(note.framework)
    context = {
        **around(note),
        "note": note,
        "form": form,
        "version": version,
        "content": content,
        "columns": [level for level in content.levels if level.report_words],
        "theirs": note_report(note) if theirs else None,
    }
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "evaluations/notes/edit.html", context, status=status)
