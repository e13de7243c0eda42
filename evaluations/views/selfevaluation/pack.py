"""The inspection pack of a self-evaluation: what is in it, and the pack itself as one PDF or as a ZIP of files."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from evaluations.models import Round
from evaluations.permissions import can_manage
from evaluations.permissions.pack import can_take_pack
from evaluations.reports.pack.build import pack_of
from evaluations.reports.pack.files import Format, file_of
from evaluations.reports.pack.page import page_of
from evaluations.views.exports import attached
from evaluations.views.selfevaluation.shared import get_unrated_round

NOT_YOURS = (
    "The inspection pack is for the authority’s leads and core team, who send it to inspectors. "
    "Ask one of them for it."
)


@require_safe
def pack(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = _get_round(request, slug)
    context = {"round": round_, "page": page_of(round_), "may_manage": can_manage(round_.access)}
    return render(request, "evaluations/selfevaluation/pack.html", context)


@require_safe
def pack_file(request: MemberRequest, slug: str, kind: Format) -> HttpResponse:
    return attached(file_of(pack_of(_get_round(request, slug)), kind))


def _get_round(request: MemberRequest, slug: str) -> Round:
    round_ = get_unrated_round(request, slug)
    if not can_take_pack(round_.access):
        raise PermissionDenied(NOT_YOURS)
    return round_
