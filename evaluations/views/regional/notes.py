"""Notes of visit as regional staff read them. They are the region's own, so no look is written down."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.models import NoteOfVisit
from evaluations.permissions import can_write_note
from evaluations.reports.regional.note import note_report
from evaluations.reports.regional.note_pdf import note_pdf
from evaluations.selectors.regional.note_lists import notes_of_authority, notes_of_region
from evaluations.selectors.regional.note_steps import note_events
from evaluations.selectors.regional.notes import note_for
from evaluations.views.exports import attached
from evaluations.views.regional.shared import get_authority, get_region


@require_safe
def all_notes(request: MemberRequest, region: str) -> HttpResponse:
    found = get_region(request, region)
    notes = notes_of_region(request.user, request.here.posts, found)
    return render(request, "evaluations/notes/region.html", {"region": found, "notes": notes})


@require_safe
def of_authority(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    found = get_region(request, region)
    chosen = get_authority(request, found, authority)
    context = {
        "region": found,
        "authority": chosen,
        "notes": notes_of_authority(request.user, request.here.posts, chosen),
    }
    return render(request, "evaluations/notes/list.html", context)


@require_safe
def note(request: MemberRequest, pk: int) -> HttpResponse:
    return show_note(request, get_note(request, pk))


@require_safe
def history(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_note(request, pk)
    context = {**around(found), "note": found, "events": note_events(found)}
    return render(request, "evaluations/notes/history.html", context)


@require_safe
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    return attached(note_pdf(note_report(get_note(request, pk))))


def show_note(
    request: MemberRequest, found: NoteOfVisit, problem: str = "", status: int = 200
) -> HttpResponse:
    """`problem` is why a step was not taken."""
    context = {
        **around(found),
        "note": note_report(found),
        "may_write": can_write_note(request.here.posts, request.user, found),
        "errors": [("", problem)] if problem else [],
    }
    return render(request, "evaluations/notes/note.html", context, status=status)


def get_note(request: MemberRequest, pk: int, *, lock: bool = False) -> NoteOfVisit:
    """404 for one of another region or phase, and for another's draft; `lock` needs a transaction."""
    try:
        return note_for(request.user, request.here.posts, pk, lock=lock)
    except NoteOfVisit.DoesNotExist as error:
        raise Http404("There is no such note of visit in your region and phase.") from error


def around(found: NoteOfVisit) -> dict[str, object]:
    """For the crumbs."""
    return {"region": found.authority.region, "authority": found.authority}
