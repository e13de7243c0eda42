"""What one authority needs, what it is given and was before; the same in its history; and its own side of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission, RegionalPermission
from evaluations.reports.regional.overview import bys_of
from evaluations.reports.regional.support.build import asked_of, support_of_one
from evaluations.reports.regional.support.gift import gift_of
from evaluations.reports.regional.support.history import support_events
from evaluations.reports.regional.support.page import page_of
from evaluations.selectors.regional.support import given_to
from evaluations.services.regional.looks import write_down
from evaluations.views.regional.ratings import get_content
from evaluations.views.regional.support.shared import get_place


@require_safe
def support_authority(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    chosen = get_place(request, region, authority)
    found, posts, content = chosen.region, request.here.posts, get_content()
    asked = asked_of(posts, found, content, request.GET, timezone.localdate())
    shown = support_of_one(posts, found, content, asked, chosen)
    line = shown.lines[0]
    if not line.line.away:
        what = f"its ratings beside its support, {shown.overview.by}"
        write_down(user=request.user, posts=posts, authority=chosen, what=what)
    context = {
        "region": found,
        "authority": chosen,
        "one": line,
        "page": page_of(shown, bys_of(posts, found, content), found.slug, timezone.localdate()),
        "may_decide": posts.may(RegionalPermission.ALLOCATE, found.pk),
    }
    return render(request, "evaluations/support/authority.html", context)


@require_safe
def support_history(request: MemberRequest, region: str, authority: str) -> HttpResponse:
    chosen = get_place(request, region, authority)
    context = {
        "region": chosen.region,
        "authority": chosen,
        "events": support_events(request.here.posts, chosen.region, chosen),
    }
    return render(request, "evaluations/support/history.html", context)


@require_safe
def own(request: MemberRequest) -> HttpResponse:
    """What the regional team gives the authority that the person works in."""
    authority = require(request, Permission.VIEW_ROUNDS)
    if request.here.role == "guest":
        raise PermissionDenied("Guests work on what they are named for. Ask the lead what support there is.")
    gifts = [gift_of(one) for one in given_to(authority)]
    return render(request, "evaluations/support/own.html", {"authority": authority, "gifts": gifts})
