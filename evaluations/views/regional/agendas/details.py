"""The agendas with an authority, a new one, one to read, its details, and taking it away."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.here import MemberRequest
from accounts.models import LocalAuthority
from evaluations.forms.agendas import DetailsForm, NewAgendaForm, details_initial
from evaluations.forms.texts import whole_number
from evaluations.models import Agenda
from evaluations.selectors.regional.agendas.reach import agendas_with, phases_to_write, writes_everywhere
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.agendas.making import change_agenda, make_agenda, remove_agenda
from evaluations.views.regional.agendas.reading import read_report
from evaluations.views.regional.agendas.shared import get_agenda, get_authority_to_write
from evaluations.views.regional.ratings import get_content


@require_safe
def agendas(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    chosen = get_authority_to_write(request, region, authority)
    rows = agendas_with(request.here.posts, chosen)
    context = {"region": chosen.region, "authority": chosen, "rows": rows}
    return render(request, "evaluations/agendas/list.html", context)


@require_http_methods(["GET", "POST"])
def agenda_new(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    chosen = get_authority_to_write(request, region, authority)
    form = _new_form(request, chosen)
    if form.is_valid():
        try:
            made = make_agenda(
                posts=request.here.posts,
                user=request.user,
                authority=chosen,
                content=get_content(),
                audience=form.cleaned_data["audience"],
                phase=form.chosen_phase,
                details=form.details,
            )
        except Refused as refused:
            form.add_error("phase", refused.messages)
        else:
            return redirect("evaluations:agenda_questions", made.pk)
    context = {"region": chosen.region, "authority": chosen, "form": form}
    return render(request, "evaluations/agendas/new.html", context, status=422 if form.errors else 200)


def _new_form(request: MemberRequest, authority: LocalAuthority) -> NewAgendaForm:
    posts = request.here.posts
    return NewAgendaForm(
        request.POST if request.method == "POST" else None,
        phases=phases_to_write(posts, authority.region_id, get_content()),
        everywhere=writes_everywhere(posts, authority.region_id),
    )


@require_safe
def agenda(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_agenda(request, pk)
    context = {
        "agenda": found,
        "report": read_report(request, found, "the ratings and figures for an agenda"),
    }
    return render(request, "evaluations/agendas/agenda.html", context)


@require_http_methods(["GET", "POST"])
def agenda_edit(request: MemberRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _change(request, pk)
    found = get_agenda(request, pk)
    return _show(request, found, DetailsForm(initial=details_initial(found)))


@transaction.atomic
def _change(request: MemberRequest, pk: int) -> HttpResponse:
    found, form, theirs = get_agenda(request, pk, lock=True), DetailsForm(request.POST), None
    if form.is_valid():
        version = whole_number(request.POST.get("version", ""))
        try:
            change_agenda(agenda=found, user=request.user, details=form.details, version=version)
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            form.add_error(None, OVERTAKEN.format(theirs.updated_by))
        else:
            messages.success(request, "The agenda is saved.")
            return redirect("evaluations:agenda", pk)
    return _show(request, found, form, theirs)


OVERTAKEN = (
    "{} changed this agenda while you were writing. Nothing is lost: both are here. Put together what should "
    "stand, and save again."
)


def _show(
    request: MemberRequest, found: Agenda, form: DetailsForm, theirs: Agenda | None = None
) -> HttpResponse:
    """After a clash the form carries the version that stands beside it, so that saving again puts both right."""
    version = found.version
    if form.is_bound and not theirs:
        version = whole_number(request.POST.get("version", ""))
    context = {"agenda": found, "form": form, "theirs": theirs, "version": version}
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "evaluations/agendas/edit.html", context, status=status)


@require_POST
@transaction.atomic
def agenda_remove(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_agenda(request, pk, lock=True)
    authority = found.authority
    try:
        remove_agenda(agenda=found, user=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("evaluations:agenda", pk)
    messages.success(request, f"“{found.title}” is taken away.")
    return redirect("evaluations:agendas", authority.region.slug, authority.slug)
