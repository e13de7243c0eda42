"""After the meeting: what was covered, on what day, and what was said."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.agendas import SaidForm, errors_of
from evaluations.models import Agenda
from evaluations.services.errors import Overtaken
from evaluations.services.regional.agendas.meeting import record_meeting
from evaluations.views.regional.agendas.shared import get_agenda
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def agenda_meeting(request: MemberRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _record(request, pk)
    found = get_agenda(request, pk)
    return _show(request, found, _forms(request, found))


@transaction.atomic
def _record(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_agenda(request, pk, lock=True)
    forms = _forms(request, found)
    sent = [form for form in forms if form.is_bound]
    if [form for form in sent if not form.is_valid()]:
        return _show(request, found, forms)
    try:
        written = record_meeting(agenda=found, user=request.user, said=[form.said for form in sent])
    except Overtaken as overtaken:
        theirs = {item.pk: item for item in overtaken.theirs}
        for form in forms:
            form.theirs = theirs.get(form.item.pk)
        return _show(request, found, forms)
    messages.success(request, _saved_words(len(written)))
    return redirect("evaluations:agenda", pk)


def _saved_words(count: int) -> str:
    if not count:
        return "Nothing changed."
    return f"What was said is saved, at {count} question{'' if count == 1 else 's'}."


def _forms(request: MemberRequest, agenda: Agenda) -> list[SaidForm]:
    """A question that was put on while the page was open has no row in what was sent."""
    data = request.POST if request.method == "POST" else None
    day = min(agenda.held_on, timezone.localdate())
    return [
        SaidForm(
            data if data and f"item-{item.pk}-version" in data else None, item=item, number=number, day=day
        )
        for number, item in enumerate(agenda.items.select_related("updated_by"), 1)
    ]


OVERTAKEN = "{} wrote about question {} while you were writing. Both are below: save again to keep yours."


def _show(request: MemberRequest, agenda: Agenda, forms: list[SaidForm]) -> HttpResponse:
    content = content_for(agenda.framework)
    invalid = any(form.errors for form in forms)
    clashes = [
        (f"question-{form.number}", OVERTAKEN.format(form.theirs.updated_by, form.number))
        for form in forms
        if form.theirs
    ]
    context = {
        "agenda": agenda,
        "rows": [(form, content.element_by_pk.get(form.item.element_id)) for form in forms],
        "errors": [*errors_of(forms), *clashes],
        "to_come": agenda.held_on > timezone.localdate(),
    }
    status = 409 if clashes else 422 if invalid else 200
    return render(request, "evaluations/agendas/meeting.html", context, status=status)
