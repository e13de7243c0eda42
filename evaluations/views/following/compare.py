"""Any two rounds of an authority beside each other."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.here import MemberRequest
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.forms.compare import CompareForm
from evaluations.permissions import can_view_round
from evaluations.reports.comparing import compared, compared_linked, compared_self
from evaluations.selectors.rounds import rounds_of

TOLD = {"rated": compared, "self": compared_self, "linked": compared_linked}


def _kind(form: CompareForm) -> str:
    if not form.of_one_kind:
        return "linked"
    return "rated" if form.rated else "self"


@require_safe
def compare(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_ROUNDS)
    rounds = [row for row in rounds_of(request.user, authority) if can_view_round(row.access)]
    form = CompareForm(request.GET, rounds=rounds) if request.GET else CompareForm(rounds=rounds)
    context = {"form": form, "rounds": rounds, "page": None}
    if form.is_bound and form.is_valid():
        kind = _kind(form)
        page = TOLD[kind](form.now, form.before)
        context |= {"page": page, "kind": kind, "unlinked": page is None}
    return render(request, "evaluations/following/compare.html", context, status=422 if form.errors else 200)
