"""One aspect: what is in evidence, strengths, weaknesses, impact. One form, and by itself where there is script."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.models import User
from evaluations.forms.selfevaluation.aspect import Submission, read_aspect
from evaluations.forms.texts import whole_number
from evaluations.models import Cell, SelfEntry
from evaluations.permissions import can_record, refusal
from evaluations.reports.selfevaluation.build import self_report_of
from evaluations.selectors.elsewhere import matters_of
from evaluations.selectors.selfevaluation.aspect import AspectPage, aspect_page
from evaluations.selectors.selfevaluation.schools import heard_on
from evaluations.selectors.selfevaluation.statements import statements_of
from evaluations.services.errors import Refused
from evaluations.services.selfevaluation.aspect import Saved, confirm_entries, move_entry, save_aspect
from evaluations.views.problems import Problems
from evaluations.views.selfevaluation.problems import problems_of, put_back
from evaluations.views.selfevaluation.shared import get_aspect
from standards.content import content_for

PLACES = {"more-strength": "#strength", "more-weakness": "#weakness", "more-impact": "#impact"}


@require_http_methods(["GET", "POST"])
def aspect(request: MemberRequest, slug: str, element: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, element)
    return _show(request, aspect_page(get_aspect(request, slug, element), request.user))


def _save(request: MemberRequest, slug: str, element: str) -> HttpResponse:
    refused: tuple[str, ...] = ()
    saved = Saved()
    with transaction.atomic():
        cell = get_aspect(request, slug, element, lock=True)
        statements = statements_of(content_for(cell.round.framework).element(element))
        sent = read_aspect(request.POST, statements)
        try:
            saved = save_aspect(cell=cell, user=request.user, statements=statements, wish=sent.wish)
            _press(cell, request.user, sent)
        except Refused as error:
            refused = tuple(error.messages)
    page = aspect_page(cell, request.user)
    problems = problems_of(page, sent, saved, refused)
    if request.htmx:
        return _saved_part(request, page, saved, sent, problems)
    if problems is None:
        return _onwards(request, page, sent)
    put_back(page, sent, saved, closed=bool(refused))
    return _show(request, page, problems, status=422)


def _press(cell: Cell, user: User, sent: Submission) -> None:
    """Nothing is confirmed beside a text with a fault: what stands there is not what the person means to keep."""
    what, _, pk = sent.pressed.partition(":")
    if what in {"up", "down"}:
        move_entry(cell=cell, pk=whole_number(pk), up=what == "up")
    if what == "confirm" and not sent.faults:
        confirm_entries(cell=cell, user=user, pks={whole_number(pk)} if pk else None)


def _onwards(request: MemberRequest, page: AspectPage, sent: Submission) -> HttpResponse:
    messages.success(request, f"Saved at {timezone.localtime():%H:%M}.")
    if sent.pressed == "next" and page.next:
        return HttpResponseRedirect(page.next.url)
    if sent.pressed == "link":
        return HttpResponseRedirect(page.link_url)
    return HttpResponseRedirect(page.url + PLACES.get(sent.pressed, ""))


def _show(
    request: MemberRequest, page: AspectPage, problems: Problems | None = None, status: int = 200
) -> HttpResponse:
    access = page.cell.access
    may_record = can_record(access)
    context = {
        "page": page,
        "round": page.cell.round,
        "problems": problems,
        "may_record": may_record,
        "read": None if may_record else self_report_of(page.cell.round).aspect(page.element.ref),
        "why": refusal(access),
        "heard": heard_on(page.cell),
        "matters": matters_of(page.cell, request.user, None),
    }
    return render(request, "evaluations/selfevaluation/aspect.html", context, status=status)


def _saved_part(
    request: MemberRequest, page: AspectPage, saved: Saved, sent: Submission, problems: Problems | None
) -> HttpResponse:
    """For htmx: versions and what was ticked; nothing that a person types in."""
    kept = [(slot, row) for slot, row in saved.rows.items() if slot not in saved.clashing]
    context = {
        "page": page,
        "statements": [
            (slot, row, sent.typed.linked[slot].now) for slot, row in kept if slot in sent.typed.linked
        ],
        "entries": [(slot, row) for slot, row in kept if isinstance(row, SelfEntry)],
        "problems": problems,
    }
    status = 200 if problems is None else 409
    return render(request, "evaluations/selfevaluation/saved.html", context, status=status)
