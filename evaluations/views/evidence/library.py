"""The library of the authority chosen, and what is known of one item."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission, may
from evaluations.forms.evidence_filters import LibraryFilters
from evaluations.selectors.evidence_history import item_events
from evaluations.selectors.evidence_library import found_in, library, source_types_in
from evaluations.selectors.evidence_uses import uses_of, why_kept
from evaluations.services.errors import Refused
from evaluations.services.evidence import delete_item
from evaluations.views.evidence.shared import get_item, role_at

ON_A_PAGE = 50


@require_GET
def items(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_EVIDENCE)
    visible = library(authority, request.here.role)
    confidential = request.here.may(Permission.VIEW_CONFIDENTIAL)
    form = LibraryFilters(request.GET, source_types=source_types_in(visible), confidential=confidential)
    pages = Paginator(found_in(visible, form.filters), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "narrow": form.filters.narrow,
        "page": page,
        "numbers": pages.get_elided_page_range(page.number),
        "sees_individual": confidential,
        "may_manage": request.here.may(Permission.MANAGE_EVIDENCE),
    }
    return render(request, "evaluations/evidence/library.html", context)


@require_GET
def detail(request: MemberRequest, pk: int) -> HttpResponse:
    item = get_item(request, pk)
    role = role_at(request, item)
    may_manage = may(role, Permission.MANAGE_EVIDENCE)
    context = {
        "item": item,
        "uses": uses_of(item, request.user),
        "may_manage": may_manage,
        "may_see_history": may(role, Permission.VIEW_CONFIDENTIAL),
        "why_kept": why_kept(item) if may_manage else "",
    }
    return render(request, "evaluations/evidence/item.html", context)


@require_http_methods(["GET", "POST"])
def delete(request: MemberRequest, pk: int) -> HttpResponse:
    item = get_item(request, pk, Permission.MANAGE_EVIDENCE)
    if request.method == "GET":
        return render(request, "evaluations/evidence/delete.html", {"item": item, "reason": why_kept(item)})
    try:
        delete_item(item=item, user=request.user)
    except Refused as refused:
        context = {"item": item, "reason": str(refused)}
        return render(request, "evaluations/evidence/delete.html", context, status=409)
    messages.success(request, f"“{item.title}” is deleted from the library.")
    return redirect("evaluations:evidence")


@require_GET
def history(request: MemberRequest, pk: int) -> HttpResponse:
    """Needs the right to read what concerns an individual: an earlier version may have concerned one."""
    item = get_item(request, pk, Permission.VIEW_CONFIDENTIAL)
    return render(request, "evaluations/evidence/history.html", {"item": item, "events": item_events(item)})
