"""An authority shares a round with its regional team, and reads who looked at what."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.forms.texts import clean_text
from evaluations.selectors.regional.looks import looks_at
from evaluations.services.errors import Refused
from evaluations.services.regional.sharing import end_share, share_round
from evaluations.views.shared import get_managed_round, require_ratings

LOOKS_A_PAGE = 100


@require_http_methods(["GET", "POST"])
def share(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST" and _change(request, slug):
        return redirect("evaluations:share", slug)
    round_ = get_managed_round(request, slug)
    require_ratings(round_)
    context = {
        "round": round_,
        "share": round_.shares.filter(ended_at=None).select_related("shared_by").first(),
        "note": request.POST.get("note", ""),
    }
    return render(request, "evaluations/regional/share.html", context)


@transaction.atomic
def _change(request: MemberRequest, slug: str) -> bool:
    round_ = get_managed_round(request, slug, lock=True)
    require_ratings(round_)
    try:
        if "end" in request.POST:
            end_share(round_=round_, user=request.user)
        else:
            share_round(
                round_=round_, user=request.user, note=clean_text(request.POST.get("note", ""))[:2000]
            )
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    said = "is no longer shared" if "end" in request.POST else "is shared with the regional team"
    messages.success(request, f"{round_.name} {said}.")
    return True


@require_safe
def looks(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_OPEN_ROUNDS)
    if request.here.role == "guest":
        raise PermissionDenied("Guests work on what they are named for. Ask the lead who has looked.")
    page = Paginator(looks_at(authority), LOOKS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "evaluations/regional/looks.html", {"page": page})
