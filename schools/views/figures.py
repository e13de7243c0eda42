"""The figures of one's own authority."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission
from schools.forms.texts import whole_number
from schools.selectors.figures import figures_page


@require_safe
def page(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_ROUNDS)
    context = {
        "page": figures_page(authority, by=whole_number(request.GET.get("by", ""))),
        "may_type": request.here.may(Permission.MANAGE_EVIDENCE),
    }
    return render(request, "schools/figures/page.html", context)
