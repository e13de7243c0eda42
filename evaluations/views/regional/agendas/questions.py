"""Which questions are on an agenda: published ones by aspect, one's own, and their order."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.agendas import ItemForm, OwnQuestionForm, element_choices, errors_of
from evaluations.forms.texts import whole_number
from evaluations.models import Agenda, AgendaItem
from evaluations.reports.regional.agendas.picking import picking_of
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.agendas.listing import arrange, pick_questions
from evaluations.views.regional.agendas.shared import get_agenda
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def agenda_questions(request: MemberRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _pick(request, pk)
    found = get_agenda(request, pk)
    return _show_questions(request, found, {item.place for item in found.items.all() if item.place})


@transaction.atomic
def _pick(request: MemberRequest, pk: int) -> HttpResponse:
    found, places = get_agenda(request, pk, lock=True), set(request.POST.getlist("question"))
    version = whole_number(request.POST.get("version", ""))
    try:
        pick_questions(
            agenda=found,
            user=request.user,
            content=content_for(found.framework),
            places=places,
            version=version,
        )
    except Overtaken:
        return _show_questions(request, found, places, crossed=True)
    messages.success(request, "The questions are on the agenda.")
    return redirect("evaluations:agenda", pk)


PICKED_OVERTAKEN = (
    "{} changed this agenda while you were choosing. Yours are still ticked below, and those that are on the "
    "agenda now are marked so: save again to put yours in their place."
)


def _show_questions(
    request: MemberRequest, agenda: Agenda, ticked: set[str], *, crossed: bool = False
) -> HttpResponse:
    said = [("", PICKED_OVERTAKEN.format(agenda.updated_by))] if crossed else []
    context = {
        "agenda": agenda,
        "picking": picking_of(request.here.posts, agenda, ticked, show_current=crossed),
        "errors": said,
    }
    return render(request, "evaluations/agendas/questions.html", context, status=409 if crossed else 200)


@require_http_methods(["GET", "POST"])
def agenda_order(request: MemberRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _arrange(request, pk)
    found = get_agenda(request, pk)
    items = list(found.items.all())
    return _show_order(request, found, items, *_forms(request, found, items))


@transaction.atomic
def _arrange(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_agenda(request, pk, lock=True)
    items = list(found.items.all())
    forms, new = _forms(request, found, items)
    errors: list[tuple[str, str]] = []
    sent = [form for form in forms if form.is_bound]
    if not [form for form in (*sent, new) if not form.is_valid()]:
        wanted = [*(form.wanted for form in sent), new.wanted(items)]
        version = whole_number(request.POST.get("version", ""))
        try:
            arrange(agenda=found, user=request.user, wanted=wanted, version=version)
        except Overtaken:
            return _show_order(request, found, items, forms, new, crossed=True)
        except Refused as refused:
            errors = [("", message) for message in refused.messages]
        else:
            messages.success(request, "The agenda is saved.")
            again = "add" in request.POST
            return redirect("evaluations:agenda_order" if again else "evaluations:agenda", pk)
    return _show_order(request, found, items, forms, new, errors=errors)


ORDER_OVERTAKEN = (
    "{} changed this agenda while you were at it. Yours is in the form, with every question that is on it now; "
    "its order now stands below. Put together what should stand, and save again."
)


def _forms(
    request: MemberRequest, agenda: Agenda, items: list[AgendaItem]
) -> tuple[list[ItemForm], OwnQuestionForm]:
    """What someone else put on meanwhile has no row in what was sent; it stands as it is."""
    content = content_for(agenda.framework)
    phase = agenda.phase.ref if agenda.phase else None
    here = [one for one in content.elements.values() if phase is None or one.in_phase(phase)]
    choices, data = element_choices(here), request.POST if request.method == "POST" else None
    forms = [
        ItemForm(
            data if data and f"item-{item.pk}-number" in data else None,
            item=item,
            number=number,
            elements=choices,
        )
        for number, item in enumerate(items, 1)
    ]
    return forms, OwnQuestionForm(data, elements=choices)


def _show_order(
    request: MemberRequest,
    agenda: Agenda,
    items: list[AgendaItem],
    forms: list[ItemForm],
    new: OwnQuestionForm,
    *,
    crossed: bool = False,
    errors: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    content, invalid = content_for(agenda.framework), any(form.errors for form in (*forms, new))
    version = agenda.version
    if (invalid or errors) and not crossed:
        version = whole_number(request.POST.get("version", ""))
    context = {
        "agenda": agenda,
        "rows": [(form, content.element_by_pk.get(form.item.element_id)) for form in forms],
        "new": new,
        "version": version,
        "theirs": items if crossed else None,
        "errors": [("", ORDER_OVERTAKEN.format(agenda.updated_by))]
        if crossed
        else [*(errors or []), *errors_of([*forms, new])],
    }
    status = 409 if crossed else 422 if invalid or errors else 200
    return render(request, "evaluations/agendas/order.html", context, status=status)
