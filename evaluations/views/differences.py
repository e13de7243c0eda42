"""Asking, beside a rating, whether what was done since an earlier round made the difference."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.roles import Permission
from evaluations.forms.differences import DifferenceForm
from evaluations.models import Cell, Difference
from evaluations.permissions import refusal
from evaluations.selectors.differences import Earlier, EarlierAction, earlier_of
from evaluations.selectors.rate_page import cell_url
from evaluations.services.differences import record_difference
from evaluations.services.errors import Overtaken, Refused
from evaluations.views.shared import get_cell
from standards.content import content_for

PAGES = {"rate": "evaluations:rate", "agree": "evaluations:agree"}
OVERTAKEN = (
    "{} answered while you were writing. Nothing is lost: yours is still in the form. Save again to put it in place "
    "of theirs."
)


@require_http_methods(["GET", "POST"])
def difference(request: MemberRequest, slug: str, phase: str, element: str, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, phase, element, pk)
    cell = get_cell(request, slug, phase, element)
    earlier, action = _asked(cell, pk)
    return _show(request, earlier, action)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a submission: words where it was saved; else what was wrong, and the answer that was in the way."""

    form: DifferenceForm | None = None
    theirs: Difference | None = None
    said: str = ""


def _save(request: MemberRequest, slug: str, phase: str, element: str, pk: int) -> HttpResponse:
    form = DifferenceForm(request.POST)
    with transaction.atomic():
        cell = get_cell(request, slug, phase, element, lock=True)
        earlier, action = _asked(cell, pk)
        if not cell.access.may(Permission.RECORD):
            raise PermissionDenied(refusal(cell.access))
        reply = _record(request, cell, action, form)
    if not reply.said:
        return _refused(request, earlier, action, reply)
    if request.htmx:
        return _part(request, earlier, action, reply)
    messages.success(request, f"{action.ref}: your answer is saved.")
    name = PAGES.get(request.POST.get("from", ""), PAGES["rate"])
    return HttpResponseRedirect(f"{cell_url(cell, name)}#earlier")


def _asked(cell: Cell, pk: int) -> tuple[Earlier, EarlierAction]:
    earlier = earlier_of(cell)
    action = earlier.action(pk) if earlier else None
    if earlier is None or action is None:
        raise Http404("There is no such action for this one.")
    return earlier, action


def _record(request: MemberRequest, cell: Cell, action: EarlierAction, form: DifferenceForm) -> Reply:
    if not form.is_valid():
        return Reply(form)
    try:
        saved = record_difference(cell=cell, action_id=action.pk, user=request.user, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.messages)
        return Reply(form)
    except Overtaken as overtaken:
        form.add_error(None, OVERTAKEN.format(overtaken.theirs.updated_by))
        return Reply(form, overtaken.theirs)
    action.made, action.note, action.version = saved.made, saved.note, saved.version
    action.by, action.at = str(saved.updated_by), saved.updated_at
    return Reply(said=f"Saved at {timezone.localtime():%H:%M}.")


def _refused(request: MemberRequest, earlier: Earlier, action: EarlierAction, reply: Reply) -> HttpResponse:
    """What was typed goes back into the form; over someone else's answer it then carries their version."""
    if earlier.may_record:
        action.made, action.note = request.POST.get("made", ""), request.POST.get("note", "")
    if reply.theirs is not None:
        action.version = reply.theirs.version
    shown = _part if request.htmx else _show
    return shown(request, earlier, action, reply, status=409 if reply.theirs else 422)


def _part(
    request: MemberRequest, earlier: Earlier, action: EarlierAction, reply: Reply, status: int = 200
) -> HttpResponse:
    context = {
        "earlier": earlier,
        "action": action,
        "reply": reply,
        "came_from": request.POST.get("from", ""),
    }
    return render(request, "evaluations/differences/ask.html", context, status=status)


def _show(
    request: MemberRequest,
    earlier: Earlier,
    action: EarlierAction,
    reply: Reply | None = None,
    status: int = 200,
) -> HttpResponse:
    cell = earlier.cell
    context = {
        "earlier": earlier,
        "action": action,
        "reply": reply,
        "element": content_for(cell.round.framework).element(cell.element.ref),
        "rate_url": cell_url(cell),
        "came_from": request.POST.get("from", ""),
    }
    return render(request, "evaluations/differences/page.html", context, status=status)
