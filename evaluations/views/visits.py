"""Notes of visit as the authority reads them, and what it says of their accuracy."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission, may
from evaluations.forms.notes import AnswerForm
from evaluations.forms.texts import whole_number
from evaluations.models import NoteOfVisit
from evaluations.permissions import can_answer_note, can_read_note, can_read_notes
from evaluations.reports.regional.note import note_report
from evaluations.reports.regional.note_pdf import note_pdf
from evaluations.selectors.visits import visit_for, visits_of
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.visits import answer_note
from evaluations.views.exports import attached

NOT_YET = "This note is with the authority for accuracy. You can read it once it is final."
NOT_FOR_GUESTS = "Guests work on what they are named for. Ask the lead about notes of visit."
OVERTAKEN = (
    "The note was changed while you were reading it, so your answer was not kept. What you typed is still here: "
    "read the note as it stands now, and send your answer again."
)


@require_safe
def visit_list(request: MemberRequest) -> HttpResponse:
    require(request, Permission.VIEW_ROUNDS)
    assert request.here.membership is not None
    if not can_read_notes(request.here.membership.role):
        raise PermissionDenied(NOT_FOR_GUESTS)
    context = {
        "notes": visits_of(request.here.membership),
        "may_answer": can_answer_note(request.here.membership.role),
    }
    return render(request, "evaluations/notes/visits.html", context)


@require_http_methods(["GET", "POST"])
def visit(request: MemberRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _answer(request, pk)
    note, role = _get_visit(request, pk)
    return _show(request, note, role, AnswerForm())


@transaction.atomic
def _answer(request: MemberRequest, pk: int) -> HttpResponse:
    note, role = _get_visit(request, pk, lock=True)
    if not can_answer_note(role):
        raise PermissionDenied("Leads and core team members answer for the authority.")
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, note, role, form, 422)
    try:
        answer_note(
            note=note,
            user=request.user,
            role=role,
            version=whole_number(request.POST.get("version", "")),
            **form.cleaned_data,
        )
    except Refused as refused:
        form.add_error(None, refused.messages)
        return _show(request, note, role, form, 422)
    except Overtaken:
        form.add_error(None, OVERTAKEN)
        return _show(request, note, role, form, 409)
    messages.success(request, f"Your answer is kept, and {note.author} reads it with the note.")
    return redirect("evaluations:visit", pk)


@require_safe
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    note, role = _get_visit(request, pk)
    if not may(role, Permission.EXPORT):
        raise PermissionDenied("Your role may not download reports. A lead can, or change your role.")
    return attached(note_pdf(note_report(note)))


def _get_visit(request: MemberRequest, pk: int, *, lock: bool = False) -> tuple[NoteOfVisit, str]:
    """With the person's role at its authority; 404 for a draft, and elsewhere; 403 where the role may not read it."""
    try:
        found = visit_for(request.here.memberships, pk, lock=lock)
    except NoteOfVisit.DoesNotExist as error:
        raise Http404("There is no such note of visit in an authority of yours.") from error
    membership = request.here.membership_in(found.authority_id)
    assert membership is not None
    if not can_read_note(membership.role, found.state):
        raise PermissionDenied(NOT_YET)
    return found, membership.role


def _show(
    request: MemberRequest, note: NoteOfVisit, role: str, form: AnswerForm, status: int = 200
) -> HttpResponse:
    context = {
        "note": note_report(note),
        "form": form if can_answer_note(role) and note.is_shared else None,
        "errors": [("", message) for message in form.non_field_errors()] if form.is_bound else [],
        "typed": form["text"].value() if form.is_bound else "",
        "may_export": may(role, Permission.EXPORT),
        "authority": note.authority,
    }
    return render(request, "evaluations/notes/visit.html", context, status=status)
