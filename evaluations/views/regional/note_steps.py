"""The steps of a note: shared with the authority, made final, or deleted while it is a draft."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.here import MemberRequest
from evaluations.forms.texts import whole_number
from evaluations.models import NoteOfVisit
from evaluations.permissions import can_write_note
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.notes import drop_note, finish_note, share_note
from evaluations.views.regional.notes import get_note, show_note

NOT_YOURS = "Only the author of a note and the senior regional director may change it."
OVERTAKEN = (
    "The note was changed while you were reading, by {}, so nothing was done. This is how it stands now: read it, "
    "and press again."
)


@require_POST
@transaction.atomic
def share(request: MemberRequest, pk: int) -> HttpResponse:
    said = "The note is shared. {authority} reads it now and is asked whether it is accurate."
    return _step(request, pk, share_note, said)


@require_POST
@transaction.atomic
def finish(request: MemberRequest, pk: int) -> HttpResponse:
    return _step(request, pk, finish_note, "The note is final. Nothing in it changes from now on.")


@require_POST
@transaction.atomic
def drop(request: MemberRequest, pk: int) -> HttpResponse:
    return _step(request, pk, drop_note, "The draft is deleted.", gone=True)


def _step(
    request: MemberRequest, pk: int, take: Callable[..., object], said: str, *, gone: bool = False
) -> HttpResponse:
    note = get_written_note(request, pk)
    version = whole_number(request.POST.get("version", ""))
    try:
        take(note=note, user=request.user, posts=request.here.posts, version=version)
    except Refused as refused:
        return show_note(request, note, str(refused), 422)
    except Overtaken as overtaken:
        return show_note(request, note, OVERTAKEN.format(overtaken.theirs.updated_by), 409)
    messages.success(request, said.format(authority=note.authority))
    if gone:
        return redirect("evaluations:authority_notes", note.authority.region.slug, note.authority.slug)
    return redirect("evaluations:note", pk)


def get_written_note(request: MemberRequest, pk: int) -> NoteOfVisit:
    """Locked; 403 for those who may read it and not write in it."""
    note = get_note(request, pk, lock=True)
    if not can_write_note(request.here.posts, request.user, note):
        raise PermissionDenied(NOT_YOURS)
    return note
