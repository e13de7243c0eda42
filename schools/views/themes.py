"""Grouping what schools wrote under themes, and saying what the authority could do about each."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from accounts.permissions import require_in
from accounts.roles import Permission
from schools.enums import PointKind
from schools.forms.texts import whole_number
from schools.forms.themes import NONE, GroupForm, ThemeForm
from schools.models import Collection, Theme
from schools.reports.stage_one import HEADINGS
from schools.selectors.summary import Matter, matter_of
from schools.selectors.themes import suggestions, themes_of
from schools.services import themes as services
from schools.services.errors import Overtaken, Refused
from schools.views.shared import get_collection

RECORD = Permission.RECORD_RETURNS


@require_http_methods(["GET", "POST"])
def themes(request: MemberRequest, pk: int) -> HttpResponse:
    collection = _with_points(request, pk)
    kind = _kind(request.POST.get("kind") or request.GET.get("kind", ""))
    matter = matter_of(collection, kind)
    form = GroupForm(request.POST or None, matter=matter)
    if request.method == "POST" and form.is_valid():
        try:
            said = _group(request, collection, kind, form)
        except Refused as refused:
            form.add_error("title", str(refused))
        else:
            messages.success(request, said)
            return HttpResponseRedirect(_address(collection, kind))
    return _page(request, collection, matter, form)


def _with_points(request: MemberRequest, pk: int) -> Collection:
    collection = get_collection(request, pk, RECORD)
    if not collection.questionnaire.grouped:
        raise Http404("Schools make no points in this collection that could be grouped.")
    return collection


def _page(request: MemberRequest, collection: Collection, matter: Matter, form: GroupForm) -> HttpResponse:
    like = suggestions(matter)
    context = {
        "collection": collection,
        "matter": matter,
        "heading": HEADINGS[matter.kind],
        "kinds": [(kind.value, HEADINGS[kind], kind == matter.kind) for kind in PointKind],
        "loose": [(point, like.get(point.pk, "")) for point in matter.loose],
        "ticked": {whole_number(text) for text in request.POST.getlist("point")},
        "form": form,
    }
    return render(request, "schools/returns/themes.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _group(request: MemberRequest, collection: Collection, kind: PointKind, form: GroupForm) -> str:
    given = form.cleaned_data
    theme = None
    if given["title"]:
        theme = services.start_theme(
            collection=collection, kind=kind, title=given["title"], user=request.user
        )
    elif given["theme"] != NONE:
        theme = _theme(request, whole_number(given["theme"]))
    count = services.group_points(collection=collection, kind=kind, points=given["point"], theme=theme)
    points = "1 point is" if count == 1 else f"{count} points are"
    return f"{points} now under “{theme}”." if theme else f"{points} now under no theme."


@require_http_methods(["GET", "POST"])
def theme(request: MemberRequest, pk: int) -> HttpResponse:
    found = _theme(request, pk)
    form = ThemeForm(request.POST or None, initial={"title": found.title, "could_do": found.could_do})
    context = {"theme": found, "collection": found.collection, "form": form, "version": found.version}
    if request.method == "POST" and form.is_valid():
        context["version"] = version = whole_number(request.POST.get("version", ""))
        try:
            services.change_theme(theme=found, version=version, user=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("title", str(refused))
        except Overtaken as overtaken:
            context |= {"theirs": overtaken.theirs, "version": overtaken.theirs.version}
            return render(request, "schools/returns/theme.html", context, status=409)
        else:
            messages.success(request, "The theme is saved.")
            return HttpResponseRedirect(_address(found.collection, PointKind(found.kind)))
    return render(request, "schools/returns/theme.html", context, status=422 if form.errors else 200)


@require_POST
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    found = _theme(request, pk)
    services.delete_theme(theme=found, user=request.user)
    messages.success(request, f"The theme “{found}” is deleted. Its points stay, not grouped.")
    return HttpResponseRedirect(_address(found.collection, PointKind(found.kind)))


def _theme(request: MemberRequest, pk: int) -> Theme:
    found = themes_of(request.here.memberships).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such theme in an authority of yours.")
    require_in(request, found.collection.authority_id, RECORD)
    return found


def _kind(text: str) -> PointKind:
    return PointKind(text) if text in PointKind.values else PointKind.ISSUE


def _address(collection: Collection, kind: PointKind) -> str:
    return f"{reverse('returns:themes', args=[collection.pk])}?kind={kind.value}"
