"""Collections: the list of them, one with everyone it asks, starting, changing and closing one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.here import MemberRequest
from accounts.permissions import require, require_in
from accounts.roles import Permission
from schools.enums import CollectionKind
from schools.forms.asked_filters import AskedFilterForm
from schools.forms.collections import CollectionForm, NewCollectionForm
from schools.forms.texts import whole_number
from schools.models import Collection
from schools.selectors.asked import lines_of, narrowed, standing_of
from schools.selectors.returns import asked_in, collections_of
from schools.services import collections as services
from schools.services.errors import Overtaken, Refused
from schools.views.shared import get_collection, rights

ON_A_PAGE = 100
CHANGED = (
    "Someone changed the collection while you were looking at it. What you see now is how it stands: "
    "do it again if it is still what you want."
)


@require_GET
def collection_list(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_SCHOOLS)
    context = {
        "authority": authority,
        "collections": collections_of(request.here.memberships).filter(authority=authority),
        "may_manage": request.here.may(Permission.MANAGE_SCHOOLS),
    }
    return render(request, "schools/returns/list.html", context)


@require_GET
def collection(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_collection(request, pk)
    today = timezone.localdate()
    form = AskedFilterForm(request.GET)
    asks = narrowed(asked_in(found), form.filters, today)
    page = Paginator(asks, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "collection": found,
        "form": form,
        "page": page,
        "lines": lines_of(page.object_list, found, today),
        "standing": standing_of(found, today),
        "today": today,
        **rights(request, found),
    }
    return render(request, "schools/returns/collection.html", context)


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    named = whole_number(request.POST.get("authority", ""))
    needs = Permission.MANAGE_SCHOOLS
    authority = require_in(request, named, needs) if named else require(request, needs)
    initial = {"kind": request.GET.get("kind") or CollectionKind.STAGE_ONE}
    form = NewCollectionForm(request.POST or None, authority_id=authority.pk, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.start(authority=authority, user=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, f"{made} is started. Now choose whom it asks: nothing is sent yet.")
            return redirect("returns:ask_schools", made.pk)
    context = {"form": form, "authority": authority}
    return render(request, "schools/returns/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_collection(request, pk, Permission.MANAGE_SCHOOLS)
    initial = {"name": found.name, "due": found.due, "message": found.message}
    form = CollectionForm(request.POST or None, authority_id=found.authority_id, own=pk, initial=initial)
    context = {"form": form, "collection": found, "version": found.version}
    if request.method == "POST" and form.is_valid():
        context["version"] = version = whole_number(request.POST.get("version", ""))
        try:
            services.change(collection=found, user=request.user, version=version, **form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused))
        except Overtaken as overtaken:
            return _both_texts(request, context, overtaken.theirs)
        else:
            messages.success(request, "The details are saved.")
            return redirect("returns:collection", pk)
    return render(request, "schools/returns/edit.html", context, status=422 if form.errors else 200)


def _both_texts(request: MemberRequest, context: dict[str, object], theirs: Collection) -> HttpResponse:
    """Saving again from here puts what is in the form in place of theirs."""
    context |= {"theirs": theirs, "version": theirs.version}
    return render(request, "schools/returns/edit.html", context, status=409)


@require_POST
def close(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_collection(request, pk, Permission.MANAGE_SCHOOLS)
    act = services.open_again if found.closed_at else services.close
    said = (
        "The collection is open again: links work until their last day."
        if found.closed_at
        else "The collection is closed: links to it no longer open the form. What was answered stays."
    )
    try:
        act(collection=found, user=request.user, version=whole_number(request.POST.get("version", "")))
    except Overtaken:
        messages.error(request, CHANGED)
    else:
        messages.success(request, said)
    return redirect("returns:collection", pk)
