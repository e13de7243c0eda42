"""The record of a team's meetings: list, one to read or print, a new one, a change, its history."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from evaluations.forms.preparing import MeetingForm, initial_of
from evaluations.forms.texts import whole_number
from evaluations.models import Meeting, Round
from evaluations.permissions import can_record_meetings
from evaluations.selectors.meetings import meeting_events, meetings_of
from evaluations.selectors.team import places_of
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.meetings import change_meeting, record_meeting, record_of
from evaluations.views.shared import get_prepared_round

NOT_YOURS = "Meetings are recorded by the round’s team. Ask the lead to add you."


@require_safe
def meeting_list(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_prepared_round(request, slug)
    context = {
        "round": round_,
        "meetings": meetings_of(round_),
        "may_record": can_record_meetings(round_.access),
    }
    return render(request, "evaluations/meetings/list.html", context)


@require_safe
def meeting(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    round_ = get_prepared_round(request, slug)
    context = {
        "round": round_,
        "meeting": _meeting(round_, pk),
        "may_record": can_record_meetings(round_.access),
    }
    return render(request, "evaluations/meetings/meeting.html", context)


@require_safe
def meeting_history(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    round_ = get_prepared_round(request, slug)
    found = _meeting(round_, pk)
    context = {"round": round_, "meeting": found, "events": meeting_events(found)}
    return render(request, "evaluations/meetings/history.html", context)


@require_http_methods(["GET", "POST"])
def meeting_new(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _write(request, slug, None)
    round_ = _recorded(request, slug)
    names = _names(round_)
    form = MeetingForm(initial={"held_on": timezone.localdate()}, names=names)
    return _show(request, round_, None, form)


@require_http_methods(["GET", "POST"])
def meeting_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _write(request, slug, pk)
    round_ = _recorded(request, slug)
    found, names = _meeting(round_, pk), _names(round_)
    return _show(
        request, round_, found, MeetingForm(initial=initial_of(record_of(found), names), names=names)
    )


@transaction.atomic
def _write(request: MemberRequest, slug: str, pk: int | None) -> HttpResponse:
    round_ = _recorded(request, slug, lock=True)
    found = _meeting(round_, pk) if pk is not None else None
    form, theirs = MeetingForm(request.POST, names=_names(round_)), None
    if form.is_valid():
        try:
            saved = _save(request, round_, found, form)
        except Refused as refused:
            form.add_error(None, refused.messages)
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            form.add_error(None, OVERTAKEN.format(theirs.updated_by))
        else:
            messages.success(request, f"The record is saved: {saved}.")
            return redirect("evaluations:meeting", slug, saved.pk)
    return _show(request, round_, found, form, theirs)


OVERTAKEN = (
    "{} changed this record while you were writing. Nothing is lost: both are here. Put together what should "
    "stand, and save again."
)


def _save(request: MemberRequest, round_: Round, found: Meeting | None, form: MeetingForm) -> Meeting:
    if found is None:
        return record_meeting(round_=round_, user=request.user, record=form.record)
    version = whole_number(request.POST.get("version", ""))
    return change_meeting(
        round_=round_, meeting=found, user=request.user, record=form.record, version=version
    )


def _show(
    request: MemberRequest,
    round_: Round,
    found: Meeting | None,
    form: MeetingForm,
    theirs: Meeting | None = None,
) -> HttpResponse:
    """After a clash the form carries the version that stands beside it, so that saving again puts both right."""
    version = found.version if found else 0
    if form.is_bound and not theirs:
        version = whole_number(request.POST.get("version", ""))
    context = {"round": round_, "meeting": found, "form": form, "theirs": theirs, "version": version}
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "evaluations/meetings/edit.html", context, status=status)


def _recorded(request: MemberRequest, slug: str, *, lock: bool = False) -> Round:
    round_ = get_prepared_round(request, slug, lock=lock)
    if not can_record_meetings(round_.access):
        raise PermissionDenied(NOT_YOURS)
    return round_


def _names(round_: Round) -> list[str]:
    return [place.name for place in places_of(round_)]


def _meeting(round_: Round, pk: int) -> Meeting:
    found = round_.meetings.select_related("updated_by").filter(pk=pk).first()
    if found is None:
        raise Http404("This round has no such record.")
    return found
