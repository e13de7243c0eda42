"""Linking evidence of one element to matching elements of other frameworks too."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.roles import Permission
from evaluations.models import Cell
from evaluations.permissions import refusal
from evaluations.selectors.elsewhere import Bearing, bearing_elsewhere
from evaluations.selectors.rate_page import cell_url
from evaluations.services.errors import Refused
from evaluations.services.evidence import link_evidence
from evaluations.views.evidence.shared import counted, numbers_in, place_of
from evaluations.views.shared import get_cell

GONE = (
    "That place is not open for linking any more, or has everything already. "
    "Nothing was changed; choose from what is there now."
)
NOTHING_TICKED = "Tick at least one item to link, or go back."
NOT_THERE = (
    "None of what you ticked can be linked there now: it is linked already, or was unlinked here. Look again."
)


@require_http_methods(["GET", "POST"])
def elsewhere(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    """`?item=` narrows it to some of the items: those just linked."""
    cell = get_cell(request, slug, phase, element)
    if not cell.access.may(Permission.RECORD):
        raise PermissionDenied(refusal(cell.access))
    only = numbers_in(request.GET, "item")
    if request.method == "GET":
        return _page(request, cell, only)
    try:
        said = _link(request, cell, only)
    except Refused as refused:
        return _page(request, cell, only, str(refused))
    messages.success(request, said)
    return redirect(address_after(request, cell, only))


def address_after(request: MemberRequest, cell: Cell, only: Iterable[int]) -> str:
    """Where to go once evidence is linked: what else it bears on, else back to the rating page."""
    only = list(only)
    if any(one.items for one in bearing_elsewhere(cell, request.user, only)):
        return _address(cell, only)
    return cell_url(cell)


def _link(request: MemberRequest, cell: Cell, only: list[int]) -> str:
    """Says what was done. Raises Refused."""
    wanted = set(numbers_in(request.POST, "item"))
    if not wanted:
        raise Refused(NOTHING_TICKED)
    with transaction.atomic():
        one = _chosen(bearing_elsewhere(cell, request.user, only), request.POST)
        there = get_cell(request, *one.place.at.split("/"), lock=True)
        items = [item for item in one.items if item.pk in wanted]
        if not items:
            raise Refused(NOT_THERE)
        links = link_evidence(cell=there, user=request.user, items=items)
    return f"{counted(len(links))} linked to {one.place.name}, {one.place.round_name}."


def _chosen(bearings: list[Bearing], data: QueryDict) -> Bearing:
    for one in bearings:
        if one.place.at == data.get("place") and one.items:
            return one
    raise Refused(GONE)


def _address(cell: Cell, only: Iterable[int]) -> str:
    query = urlencode([("item", pk) for pk in only])
    address = reverse("evaluations:evidence_elsewhere", args=place_of(cell))
    return f"{address}?{query}" if query else address


def _page(request: MemberRequest, cell: Cell, only: list[int], error: str = "") -> HttpResponse:
    bearings = bearing_elsewhere(cell, request.user, only)
    at = request.POST.get("place")
    field = next((f"place-{one.place.pk}" for one in bearings if one.items and one.place.at == at), "")
    context = {
        "cell": cell,
        "bearings": bearings,
        "chosen": only,
        "back": cell_url(cell),
        "here_is": _address(cell, only),
        "error": error,
        "summary": [(field, error)],
    }
    return render(request, "evaluations/elsewhere/evidence.html", context, status=422 if error else 200)
