"""Where the National Strategies view of a round stands; the director agrees several proposals at once."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.national_view import ticked
from evaluations.reports.regional.view_page import view_page
from evaluations.selectors.regional.national_view import ticked_cells
from evaluations.services.errors import Refused
from evaluations.services.regional.agreeing import agree_as_proposed
from evaluations.views.national_view.shared import get_viewed_round
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def view(request: MemberRequest, slug: str) -> HttpResponse:
    problems: list[str] = []
    if request.method == "POST":
        try:
            return _agree(request, slug)
        except Refused as refused:
            problems = refused.messages
    round_ = get_viewed_round(request, slug, "the National Strategies view")
    context = {
        "page": view_page(request.here.posts, round_),
        "round": round_,
        "problems": [("", problem) for problem in problems],
        "ticked": request.POST.getlist("cell"),
    }
    return render(request, "evaluations/national_view/page.html", context, status=422 if problems else 200)


@transaction.atomic
def _agree(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_viewed_round(request, slug, "the National Strategies view")
    versions = ticked(request.POST.getlist("cell"))
    agreed = agree_as_proposed(
        cells=ticked_cells(request.here.posts, slug, versions.keys()),
        content=content_for(round_.framework),
        posts=request.here.posts,
        user=request.user,
        versions=versions,
    )
    many = "One view is" if len(agreed) == 1 else f"{len(agreed)} views are"
    messages.success(request, f"{many} agreed. {round_.authority} reads them beside its own.")
    return redirect("evaluations:region_view", slug)
