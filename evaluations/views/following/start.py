"""A round that goes on from the last: started, and what it took."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from evaluations.forms.rounds import NextRoundForm
from evaluations.models import Round
from evaluations.selectors.carried import carried_into
from evaluations.services.carrying import start_from
from evaluations.services.errors import Refused
from evaluations.views.shared import get_managed_round, get_prepared_round
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def round_next(request: MemberRequest, slug: str) -> HttpResponse:
    source = get_managed_round(request, slug)
    form = NextRoundForm(request.POST or None, source=source)
    if form.is_valid() and (made := _start(request, source, form)):
        messages.success(request, f"{made.name} is set up from {source.name}. Look at what it took.")
        return redirect("evaluations:round_carried", made.slug)
    context = {"form": form, "round": source, "content": content_for(source.framework)}
    return render(request, "evaluations/following/next.html", context, status=422 if form.errors else 200)


def _start(request: MemberRequest, source: Round, form: NextRoundForm) -> Round | None:
    details = form.cleaned_data | {"take": frozenset(form.cleaned_data["take"])}
    try:
        return start_from(source=source, user=request.user, **details)
    except Refused as refused:
        form.add_error("name", refused.messages)
        return None


@require_safe
def round_carried(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_prepared_round(request, slug)
    page = carried_into(round_)
    if page is None:
        raise Http404("This round was not started from another.")
    context = {"round": round_, "page": page, "content": content_for(round_.framework)}
    return render(request, "evaluations/following/carried.html", context)
