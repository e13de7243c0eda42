"""Bringing in the register in the browser: upload, check, preview, confirm; each step goes on from the last one."""

import time

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadhandler import MemoryFileUploadHandler, TemporaryFileUploadHandler
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.here import MemberRequest
from accounts.models import LocalAuthority
from accounts.permissions import require, require_in
from accounts.roles import Permission
from schools.enums import Stage
from schools.forms.imports import ImportForm
from schools.forms.texts import whole_number
from schools.gias.source import MOST_BYTES
from schools.intake import Unreadable
from schools.intake.handlers import LimitHandler
from schools.models import RegisterImport
from schools.selectors.comparing import Outcome
from schools.selectors.imports import LISTED, Tally, imports_for, unfinished_for
from schools.services import imports as services

ON_A_PAGE = 50
WITHOUT_SCRIPT = 5  # seconds of work that one press of Continue does
UNDER_WAY = {Stage.CHECKING, Stage.WRITING}


@csrf_exempt
@require_http_methods(["GET", "POST"])
def import_new(request: MemberRequest) -> HttpResponse:
    """The register is larger than other uploads, and how much is taken must be said before the form is read.

    The check against forgery reads the form, so it comes after that.
    """
    authority = _own_authority(request)
    request.upload_handlers = [
        LimitHandler(request, MOST_BYTES),
        MemoryFileUploadHandler(request),
        TemporaryFileUploadHandler(request),
    ]
    return _import_new(request, authority)


@csrf_protect
def _import_new(request: MemberRequest, authority: LocalAuthority | None) -> HttpResponse:
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*data, authority=authority, whole=request.user.is_staff)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.start_import(
                user=request.user,
                upload=form.cleaned_data["file"],
                links=form.cleaned_data["links"],
                authority=form.chosen,
            )
            return redirect("schools:import", made.pk)
        except Unreadable as fault:
            form.add_error("file", str(fault))
    context = {"form": form, "authority": authority, "unfinished": unfinished_for(request.user)}
    return render(request, "schools/imports/new.html", context, status=422 if form.errors else 200)


@require_safe
def import_page(request: MemberRequest, pk: int) -> HttpResponse:
    found = _get(request, pk)
    if found.stage in UNDER_WAY:
        return render(request, "schools/imports/under_way.html", {"import": found})
    tally = Tally.kept(found.outcome if found.stage == Stage.DONE else found.preview)
    shown = _shown(request, tally)
    context = {
        "import": found,
        "tally": tally,
        "kinds": [(kind, tally.count(kind)) for kind in LISTED if tally.count(kind)],
        "shown": shown,
        "shown_count": tally.count(shown) if shown else 0,
        "page": Paginator(tally.of(shown) if shown else [], ON_A_PAGE).get_page(request.GET.get("page")),
        "same": tally.count(Outcome.SAME),
        "elsewhere": tally.count(Outcome.ELSEWHERE),
    }
    return render(request, f"schools/imports/{found.stage.replace('-', '_')}.html", context)


@require_POST
def import_step(request: MemberRequest, pk: int) -> HttpResponse:
    """The next rows: with htmx so many at once, without for some seconds."""
    _get(request, pk)
    started = time.monotonic()
    position = whole_number(request.POST.get("position", ""))
    found = services.advance(user=request.user, pk=pk, position=position)
    while not request.htmx and found.stage in UNDER_WAY and time.monotonic() - started < WITHOUT_SCRIPT:
        stage = found.stage
        found = services.advance(user=request.user, pk=pk, position=found.position)
        if found.stage != stage:
            break
    if not request.htmx:
        return redirect("schools:import", pk)
    if found.stage in UNDER_WAY:
        return render(request, "schools/imports/progress.html", {"import": found})
    return HttpResponse(headers={"HX-Redirect": reverse("schools:import", args=[pk])})


@require_POST
def import_confirm(request: MemberRequest, pk: int) -> HttpResponse:
    _get(request, pk)
    services.confirm(user=request.user, pk=pk)
    return redirect("schools:import", pk)


@require_POST
def import_put_aside(request: MemberRequest, pk: int) -> HttpResponse:
    _get(request, pk)
    if services.put_aside(user=request.user, pk=pk).stage == Stage.PUT_ASIDE:
        messages.success(request, "The file is put aside and deleted from the server.")
    return redirect("schools:import_new")


def _own_authority(request: MemberRequest) -> LocalAuthority | None:
    """The one whose schools this person may bring in; none for an administrator who leads no authority."""
    if request.user.is_staff and not request.here.may(Permission.MANAGE_SCHOOLS):
        return None
    return require(request, Permission.MANAGE_SCHOOLS)


def _get(request: MemberRequest, pk: int) -> RegisterImport:
    """One that this person started, and may still go on with."""
    try:
        found = imports_for(request.user).get(pk=pk)
    except RegisterImport.DoesNotExist as error:
        raise Http404("There is no such import of yours.") from error
    if found.authority_id:
        require_in(request, found.authority_id, Permission.MANAGE_SCHOOLS)
    elif not request.user.is_staff:
        raise PermissionDenied("Only an administrator may bring in the whole register.")
    return found


def _shown(request: MemberRequest, tally: Tally) -> Outcome | None:
    """The kind of rows asked for, else the first that there are any of."""
    there = [kind for kind in LISTED if tally.count(kind)]
    asked = request.GET.get("show")
    return next((kind for kind in there if kind.value == asked), there[0] if there else None)
