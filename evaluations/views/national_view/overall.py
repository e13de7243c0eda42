"""The director agrees overall ratings in the National Strategies view; advisers read those of their phase."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.judgements import OverallForm
from evaluations.models import Overall, Round
from evaluations.permissions import can_agree_view
from evaluations.reports.regional.view_overall import OverallToAgree, overalls_to_agree
from evaluations.selectors.overall_page import OverallLine
from evaluations.selectors.regional.national_view import locked_round
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.overall import agree_overall
from evaluations.views.national_view.shared import get_viewed_round
from evaluations.views.regional.shared import phases_of
from standards.content import content_for

WHAT = "overall ratings for the National Strategies view"


@require_http_methods(["GET", "POST"])
def overall(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug)
    round_ = get_viewed_round(request, slug, WHAT)
    return _show(request, round_, _lines(request, round_))


def _lines(request: MemberRequest, round_: Round) -> list[OverallToAgree]:
    return overalls_to_agree(round_, content_for(round_.framework), phases_of(request, round_))


def _save(request: MemberRequest, slug: str) -> HttpResponse:
    with transaction.atomic():
        round_ = get_viewed_round(request, slug, WHAT)
        locked_round(round_)
        lines = _lines(request, round_)
        one = next((one for one in lines if one.line.key == request.POST.get("which")), None)
        if one is None:
            raise Http404("There is no such overall rating in this round.")
        one.line.form = OverallForm(request.POST, content=content_for(round_.framework))
        if one.line.form.is_valid() and _agree(request, round_, one):
            messages.success(request, f"{one.line.name}: the overall rating is agreed.")
            at = reverse("evaluations:region_view_overall", args=[slug])
            return HttpResponseRedirect(f"{at}#{one.line.key}")
    return _show(request, round_, lines, status=422)


def _agree(request: MemberRequest, round_: Round, one: OverallToAgree) -> bool:
    line, data = one.line, one.line.form.cleaned_data
    try:
        agree_overall(
            round_=round_,
            content=line.content,
            place=(line.area, line.phase),
            posts=request.here.posts,
            user=request.user,
            level=line.content.level(data["level"]),
            suggestion=line.suggestion,
            reason=data["reason"],
            version=data["version"],
        )
    except Refused as refused:
        mine = can_agree_view(request.here.posts, round_.authority.region_id)
        line.form.add_error("reason" if mine else None, refused.messages)
    except Overtaken as overtaken:
        _show_theirs(line, overtaken.theirs)
    return bool(line.form.is_valid())


def _show_theirs(line: OverallLine, theirs: Overall) -> None:
    line.recorded, line.version = theirs, theirs.version
    line.form.add_error(
        None,
        f"{theirs.updated_by} agreed {theirs.level.overall} while you were writing. Nothing is lost: yours is "
        "still in the form. Save again to put it in place of theirs.",
    )


def _show(
    request: MemberRequest, round_: Round, lines: list[OverallToAgree], status: int = 200
) -> HttpResponse:
    context = {
        "round": round_,
        "content": content_for(round_.framework),
        "lines": lines,
        "may_agree": can_agree_view(request.here.posts, round_.authority.region_id),
    }
    return render(request, "evaluations/national_view/overall.html", context, status=status)
