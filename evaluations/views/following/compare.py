"""Any two rounds of an authority beside each other."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.forms.compare import CompareForm
from evaluations.permissions import can_view_round
from evaluations.reports.comparing import compared
from evaluations.selectors.rounds import rounds_of
from standards.content import content_for


@require_safe
def compare(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_ROUNDS)
    rounds = [
        row
        for row in rounds_of(request.user, authority)
        if can_view_round(row.access) and content_for(row.framework).has_scale
    ]
    form = CompareForm(request.GET, rounds=rounds) if request.GET else CompareForm(rounds=rounds)
    chosen = form.is_bound and form.is_valid()
    context = {
        "form": form,
        "rounds": rounds,
        "page": compared(form.now, form.before) if chosen else None,
    }
    return render(request, "evaluations/following/compare.html", context, status=422 if form.errors else 200)
