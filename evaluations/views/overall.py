"""Overall ratings: the suggestion, its rule in words, and the team's decision, one form a rating."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.judgements import OverallForm
from evaluations.models import Overall, Round
from evaluations.permissions import can_judge
from evaluations.selectors.overall_before import with_before
from evaluations.selectors.overall_page import OverallLine, overall_page
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.overall import record_overall
from evaluations.views.shared import get_rated_round
from standards.content import Content, content_for


@require_http_methods(["GET", "POST"])
def overall(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug)
    round_ = get_rated_round(request, slug)
    content = content_for(round_.framework)
    return _show(request, round_, content, overall_page(round_, content))


def _save(request: MemberRequest, slug: str) -> HttpResponse:
    with transaction.atomic():
        round_ = get_rated_round(request, slug, lock=True)
        content = content_for(round_.framework)
        lines = overall_page(round_, content)
        line = next((one for one in lines if one.key == request.POST.get("which")), None)
        if line is None:
            raise Http404("There is no such overall rating in this round.")
        line.form = OverallForm(request.POST, content=content)
        if line.form.is_valid() and _record(request, round_, content, line):
            messages.success(request, f"{line.name}: the overall rating is recorded.")
            return HttpResponseRedirect(f"{reverse('evaluations:overall', args=[slug])}#{line.key}")
    return _show(request, round_, content, lines, status=422)


def _record(request: MemberRequest, round_: Round, content: Content, line: OverallLine) -> bool:
    data = line.form.cleaned_data
    try:
        record_overall(
            round_=round_,
            area=line.area,
            phase=line.phase,
            user=request.user,
            level=content.level(data["level"]),
            suggested=line.suggested,
            reason=data["reason"],
            version=data["version"],
        )
    except Refused as refused:
        line.form.add_error("reason" if can_judge(round_.access) else None, refused.messages)
    except Overtaken as overtaken:
        _show_theirs(line, overtaken.theirs)
    return line.form.is_valid()


def _show_theirs(line: OverallLine, theirs: Overall) -> None:
    line.recorded, line.version = theirs, theirs.version
    line.form.add_error(
        None,
        f"{theirs.updated_by} recorded {theirs.level.overall} while you were writing. Nothing is lost: yours "
        "is still in the form. Save again to put it in place of theirs.",
    )


def _show(
    request: MemberRequest,
    round_: Round,
    content: Content,
    lines: list[OverallLine],
    status: int = 200,
) -> HttpResponse:
    context = {
        "round": round_,
        "content": content,
        "lines": with_before(lines, round_, content),
        "may_judge": can_judge(round_.access),
    }
    return render(request, "evaluations/overall/page.html", context, status=status)
