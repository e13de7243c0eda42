"""Whom a collection asks: schools of the register, others typed, and where to write to them."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.roles import Permission
from schools.forms.addresses import AddressesForm
from schools.forms.collections import GradeForm, OtherForm, WantedForm
from schools.forms.texts import whole_number
from schools.models import Collection, School
from schools.selectors.asking import may_be_asked, types_in
from schools.selectors.returns import asked_in
from schools.services.asking import ask_other as ask_one
from schools.services.asking import ask_schools as ask_them
from schools.services.asking import set_emails
from schools.services.errors import Refused
from schools.views.shared import get_collection

MANAGE = Permission.MANAGE_SCHOOLS
MOST_SHOWN = 500


@require_http_methods(["GET", "POST"])
def ask_schools(request: MemberRequest, pk: int) -> HttpResponse:
    """The filters stand in the address, so that “all that match” is asked of the list that was shown."""
    collection = get_collection(request, pk, MANAGE)
    form = WantedForm(request.GET, types=types_in(collection))
    found = may_be_asked(collection, form.wanted)
    grade = GradeForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST":
        chosen = _chosen(request, collection, found)
        if asked := ask_them(collection=collection, schools=chosen, user=request.user, judged=grade.given):
            messages.success(
                request, f"{_schools(len(asked))} added. No email goes until you send the links."
            )
            return redirect("returns:collection", pk)
        problem = "Choose at least one school, or ask all that match."
    shown = list(found[:MOST_SHOWN])
    context = {
        "collection": collection,
        "form": form,
        "schools": shown,
        "matching": len(shown) if len(shown) < MOST_SHOWN else found.count(),
        "grade": grade if collection.questionnaire.sorts else None,
        "problems": [("schools", problem)] if problem else [],
    }
    return render(request, "schools/returns/ask_schools.html", context, status=422 if problem else 200)


def _chosen(
    request: MemberRequest, collection: Collection, found: QuerySet[School]
) -> QuerySet[School] | list[School]:
    if request.POST.get("which") == "all":
        return found
    ticked = [whole_number(text) for text in request.POST.getlist("school")]
    return may_be_asked(collection).filter(pk__in=ticked)


@require_http_methods(["GET", "POST"])
def ask_other(request: MemberRequest, pk: int) -> HttpResponse:
    collection = get_collection(request, pk, MANAGE)
    form = OtherForm(request.POST or None, sorts=collection.questionnaire.sorts)
    if request.method == "POST" and form.is_valid():
        try:
            ask = ask_one(collection=collection, user=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            messages.success(request, f"{ask} is added. No email goes until you send the links.")
            return redirect("returns:collection", pk)
    context = {"form": form, "collection": collection}
    return render(request, "schools/returns/ask_other.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def addresses(request: MemberRequest, pk: int) -> HttpResponse:
    """Email addresses of many at once. All are kept or, where one is refused, none."""
    collection = get_collection(request, pk, MANAGE)
    asks = list(asked_in(collection))
    form = AddressesForm(request.POST or None, request.FILES or None, asks=asks)
    if request.method == "POST" and form.is_valid():
        changed = set_emails(emails=form.emails, user=request.user)
        kept = len(form.emails)
        messages.success(
            request,
            f"{kept} {'address' if kept == 1 else 'addresses'} read, {changed} of them new or changed.",
        )
        return redirect("returns:collection", pk)
    context = {"form": form, "collection": collection, "without": sum(not ask.email for ask in asks)}
    return render(request, "schools/returns/addresses.html", context, status=422 if form.errors else 200)


def _schools(count: int) -> str:
    return "1 school is" if count == 1 else f"{count} schools are"
