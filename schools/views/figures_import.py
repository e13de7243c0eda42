"""Bringing in government's figures in the browser: upload, see what would change, confirm. For administrators."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.here import MemberRequest
from schools.figures.formats import UnknownFile
from schools.figures.reading import NotCsv
from schools.forms.figures import FiguresFileForm
from schools.intake import Unreadable
from schools.models import FiguresImport
from schools.services import figures_files as services

LISTED = 20


@require_http_methods(["GET", "POST"])
def import_new(request: MemberRequest) -> HttpResponse:
    _administrator(request)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FiguresFileForm(*data)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.look_through(user=request.user, upload=form.cleaned_data["file"])
            return redirect("figures:import", made.pk)
        except (Unreadable, NotCsv, UnknownFile) as fault:
            form.add_error("file", str(fault))
    rows = FiguresImport.objects.select_related("by")
    context = {
        "form": form,
        "waiting": rows.filter(by=request.user).exclude(file=""),
        "done": rows.filter(file="")[:LISTED],
    }
    return render(request, "schools/figures/import_new.html", context, status=422 if form.errors else 200)


@require_safe
def import_page(request: MemberRequest, pk: int) -> HttpResponse:
    return render(request, "schools/figures/import.html", {"import": _get(request, pk)})


@require_POST
def import_confirm(request: MemberRequest, pk: int) -> HttpResponse:
    _get(request, pk)
    try:
        services.confirm(user=request.user, pk=pk)
    except (FileNotFoundError, NotCsv, UnknownFile):
        services.put_aside(user=request.user, pk=pk)
        messages.error(
            request, "The file can no longer be read, so nothing of it was brought in. Choose it again."
        )
        return redirect("figures:import_new")
    return redirect("figures:import", pk)


@require_POST
def import_put_aside(request: MemberRequest, pk: int) -> HttpResponse:
    _get(request, pk)
    services.put_aside(user=request.user, pk=pk)
    messages.success(
        request, "The file is put aside and deleted from the server. Nothing of it was brought in."
    )
    return redirect("figures:import_new")


def _administrator(request: MemberRequest) -> None:
    if not request.user.is_staff:
        raise PermissionDenied(
            "Only an administrator of this service may bring in figures for all authorities."
        )


def _get(request: MemberRequest, pk: int) -> FiguresImport:
    """One that this person uploaded."""
    _administrator(request)
    found = FiguresImport.objects.filter(pk=pk, by=request.user).first()
    if found is None:
        raise Http404("There is no such import of yours.")
    return found
