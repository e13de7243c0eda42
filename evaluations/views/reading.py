"""The page for elected members and directors: theirs when they come home, and everyone's at its own address."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.enums import Role
from accounts.here import MemberRequest
from accounts.models import LocalAuthority
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.reports.reading.page import reading_page


@require_safe
def reading(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_ROUNDS)
    if request.here.role == Role.GUEST:
        raise Http404("Guests open the aspects they are named for, from the home page.")
    return show_reading(request, authority)


def show_reading(request: MemberRequest, authority: LocalAuthority) -> HttpResponse:
    page = reading_page(request.user, authority, timezone.localdate())
    context = {"page": page, "authority": authority}
    return render(request, "evaluations/reading/page.html", context)
