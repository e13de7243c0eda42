"""Choosing from the library what a rating rests on, and taking it out again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from accounts.roles import Permission
from evaluations.enums import RoundState
from evaluations.models import Cell, EvidenceItem, EvidenceLink
from evaluations.permissions import can_record, can_see_confidential, refusal
from evaluations.selectors.evidence_library import SORTS, library, link_of, linked_to, with_words
from evaluations.selectors.rate_page import cell_url
from evaluations.services.errors import Refused
from evaluations.services.evidence import link_evidence, unlink_evidence
from evaluations.views.evidence.elsewhere import address_after
from evaluations.views.evidence.shared import counted, numbers_in, place_of
from evaluations.views.shared import get_cell

SHOWN = 50
GONE = "That link is gone: someone has unlinked the item since. Go back and open the page again."


@require_http_methods(["GET", "POST"])
def link(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    """Searching is a submission of the same form, so that what is ticked stays ticked."""
    cell = get_cell(request, slug, phase, element)
    if not can_record(cell.access):
        return _closed(request, cell)
    if request.method == "GET":
        return _page(request, cell, request.GET)
    if request.POST.get("do") == "search":
        return _page(request, cell, request.POST)
    chosen = _library(cell).filter(pk__in=numbers_in(request.POST, "item"))
    if not chosen:
        return _page(request, cell, request.POST, "Choose at least one item to link, or go back.")
    try:
        with transaction.atomic():
            cell = get_cell(request, slug, phase, element, lock=True)
            links = link_evidence(cell=cell, user=request.user, items=chosen)
    except Refused as refused:
        return _page(request, cell, request.POST, str(refused))
    messages.success(request, f"{counted(len(links))} linked to {cell}.")
    return redirect(
        address_after(request, cell, [link.item_id for link in links]) if links else cell_url(cell)
    )


@require_POST
def unlink(request: MemberRequest, pk: int) -> HttpResponse:
    """Back to the page that it was done from: `next` is item or, by default, the rating page."""
    try:
        linked = link_of(request.user, pk)
    except EvidenceLink.DoesNotExist as error:
        raise Http404(GONE) from error
    with transaction.atomic():
        cell = get_cell(request, *place_of(linked.cell), lock=True)
        if not _library(cell).filter(pk=linked.item_id).exists():
            raise Http404(GONE)
        try:
            unlink_evidence(cell=cell, user=request.user, item=linked.item)
        except Refused as refused:
            raise PermissionDenied(str(refused)) from refused
    messages.success(request, f"“{linked.item.title}” is unlinked from {cell}. It stays in the library.")
    return redirect(_next(request, cell, linked.item))


def _next(request: MemberRequest, cell: Cell, item: EvidenceItem) -> str:
    if request.POST.get("next") == "item":
        return reverse("evaluations:evidence_item", args=[item.pk])
    return cell_url(cell)


def _library(cell: Cell) -> QuerySet[EvidenceItem]:
    items = library(cell.round.authority, cell.access.role)
    return items if can_see_confidential(cell.access) else items.filter(individual=False)


def _page(
    request: MemberRequest, cell: Cell, data: MultiValueDict[str, str], error: str = ""
) -> HttpResponse:
    words = data.get("words", "").strip()
    ticked = set(numbers_in(data, "item"))
    items = linked_to(_library(cell), cell).order_by(*SORTS["newest"])
    found = list(with_words(items, words)[: SHOWN + 1])
    seen = {item.pk for item in found[:SHOWN]}
    context = {
        "cell": cell,
        "back": cell_url(cell),
        "words": words,
        "found": found[:SHOWN],
        "more": len(found) > SHOWN,
        "chosen": list(items.filter(pk__in=ticked - seen)),
        "ticked": ticked,
        "error": error,
        "summary": [(_first_box(found), error)],
        "add": f"{reverse('evaluations:evidence_new')}?cell={'/'.join(place_of(cell))}",
        "may_add": cell.access.may(Permission.MANAGE_EVIDENCE),
    }
    return render(request, "evaluations/evidence/link.html", context, status=422 if error else 200)


def _first_box(found: list[EvidenceItem]) -> str:
    """Where the link of an error lands: the first item that can be ticked, else the search."""
    return next((f"item-{item.pk}" for item in found if not getattr(item, "linked", False)), "words")


def _closed(request: MemberRequest, cell: Cell) -> HttpResponse:
    """403 for those who never may; a page that says why where the round is not open to its team."""
    message = refusal(cell.access)
    if not cell.access.may(Permission.RECORD) or cell.round.state in {RoundState.RATING, RoundState.AGREEING}:
        raise PermissionDenied(message)
    context = {
        "heading": "Nothing can be linked here now",
        "message": message,
        "back": cell_url(cell),
        "back_words": f"Back to {cell}",
    }
    return render(request, "evaluations/evidence/stopped.html", context, status=409)
