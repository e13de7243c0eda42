"""An authority types in its own figures of the series that appendix 1 names.

Who may add to the evidence library may do this: the lead and the core team. Such a figure is evidence that the
team brings to its rating, as a document is; no guest, reader or adviser states the authority's figures for it.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from accounts.permissions import require, require_in
from accounts.roles import Permission
from schools.figures.words import number_words
from schools.forms.figures import TypedFigureForm
from schools.models import Figure
from schools.selectors.figures import typed_by
from schools.services.figures_typing import Typed, remove_figure, type_figure


@require_http_methods(["GET", "POST"])
def type_in(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.MANAGE_EVIDENCE)
    form = TypedFigureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = type_figure(
            authority=authority,
            indicator=form.cleaned_data["series"],
            period=form.cleaned_data["year"],
            value=form.cleaned_data["value"],
        )
        messages.success(request, _said(typed))
        return redirect("figures:type")
    context = {
        "form": form,
        "authority": authority,
        "rows": [(figure, _number(figure)) for figure in typed_by(authority)],
    }
    return render(request, "schools/figures/type.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    found = typed_by(*request.here.authorities).filter(pk=pk).first()
    if found is None:
        raise Http404("Your authority has typed in no such figure.")
    require_in(request, found.authority_id or 0, Permission.MANAGE_EVIDENCE)
    gone = remove_figure(figure=found)
    messages.success(request, f"{gone.indicator}, {gone.period} is removed: it was {_number(gone)}.")
    return redirect("figures:type")


def _said(typed: Typed) -> str:
    figure = typed.figure
    before = f", where {_number(typed.before)} stood" if typed.before else ""
    return f"{figure.indicator}, {figure.period}: {_number(figure)} is kept{before}."


def _number(figure: Figure) -> str:
    said = number_words(figure.value, figure.indicator.places, figure.indicator.unit)
    return said.lower() if figure.value is None else said
