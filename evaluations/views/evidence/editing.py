"""Adding an item and changing one."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.models import LocalAuthority
from accounts.permissions import require, require_in
from accounts.roles import Permission
from evaluations.forms.evidence import EvidenceForm
from evaluations.models import Cell, EvidenceItem
from evaluations.permissions import can_record, refusal
from evaluations.selectors.evidence_history import last_saved
from evaluations.selectors.evidence_library import suggested_source_types
from evaluations.selectors.evidence_uses import frozen_with, uses_of
from evaluations.selectors.rate_page import cell_url
from evaluations.services.errors import Refused
from evaluations.services.evidence import BothChanged, add_item, change_item, link_evidence
from evaluations.views.evidence.elsewhere import address_after
from evaluations.views.evidence.shared import get_item, place_of
from evaluations.views.shared import get_cell


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest) -> HttpResponse:
    """With `?cell=round/phase/element` the new item is linked there, and the rating page comes next."""
    cell = _cell_asked_for(request)
    authority = _authority(request, cell)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        item = add_item(authority=authority, user=request.user, details=form.details, upload=upload)
        return _link(request, item, cell) if cell else _to_item(request, item, "is added to the library.")
    context = {
        "form": form,
        "cell": cell,
        "back": cell_url(cell) if cell else reverse("evaluations:evidence"),
        "refusal": refusal(cell.access) if cell and not can_record(cell.access) else "",
        "source_types": suggested_source_types(),
    }
    return render(request, "evaluations/evidence/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    item = get_item(request, pk, Permission.MANAGE_EVIDENCE)
    form = EvidenceForm(request.POST or None, request.FILES or None, item=item, who=last_saved(item).who)
    if request.method == "POST" and form.is_valid():
        try:
            return _change(request, item, form)
        except BothChanged as clash:
            item = clash.theirs
            form = EvidenceForm.after_clash(request.POST, clash, last_saved(item).who)
        except Refused as refused:
            form.add_error("summary", str(refused))
            form.ask_for_file_again()
    context = {
        "form": form,
        "item": item,
        "uses": uses_of(item, request.user),
        "their_save": last_saved(item),
        "source_types": suggested_source_types(),
    }
    status = 409 if form.clashing else 422 if form.errors else 200
    return render(request, "evaluations/evidence/edit.html", context, status=status)


def _change(request: MemberRequest, item: EvidenceItem, form: EvidenceForm) -> HttpResponse:
    given, was = form.cleaned_data, item.individual
    changed = change_item(
        item=item,
        user=request.user,
        details=form.details,
        version=given["version"],
        upload=given["file"],
        remove_file=given.get("remove_file", False),
    )
    if changed.individual and not was and (names := frozen_with(changed)):
        messages.warning(request, STILL_NAMED.format(title=changed.title, rounds=", ".join(names)))
    return _to_item(request, changed, "is saved.")


STILL_NAMED = (
    "“{title}” concerns an individual from now on, but what was signed off before stays as it was and may name it: "
    "{rounds}. To take it out, reopen each of them and sign it off again."
)


def _to_item(request: MemberRequest, item: EvidenceItem, what: str) -> HttpResponse:
    messages.success(request, f"“{item.title}” {what}")
    return redirect("evaluations:evidence_item", item.pk)


def _link(request: MemberRequest, item: EvidenceItem, cell: Cell) -> HttpResponse:
    """The item is in the library whatever happens: what was typed is not lost to a round that has closed."""
    try:
        with transaction.atomic():
            held = get_cell(request, *place_of(cell), lock=True)
            link_evidence(cell=held, user=request.user, items=[item])
    except Refused as refused:
        messages.warning(request, f"“{item.title}” is in the library, but not linked to {cell}. {refused}")
        return redirect("evaluations:evidence_item", item.pk)
    messages.success(request, f"“{item.title}” is added to the library and linked to {cell}.")
    return redirect(address_after(request, cell, [item.pk]))


def _cell_asked_for(request: MemberRequest) -> Cell | None:
    place = request.GET.get("cell")
    if not place:
        return None
    parts = place.split("/", 2)
    if len(parts) < 3:
        raise Http404("There is no such page in a round of yours.")
    return get_cell(request, parts[0], parts[1], parts[2])


def _authority(request: MemberRequest, cell: Cell | None) -> LocalAuthority:
    if cell is None:
        return require(request, Permission.MANAGE_EVIDENCE)
    return require_in(request, cell.round.authority_id, Permission.MANAGE_EVIDENCE)
