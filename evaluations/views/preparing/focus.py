"""Priority areas of focus, chosen by the lead for the round."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.texts import whole_number
from evaluations.models import Round
from evaluations.selectors.team import grid_of, team_cells
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.focus import choose_focus, focus_words
from evaluations.views.shared import get_managed_round
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def focus(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug)
    round_ = get_managed_round(request, slug)
    return _show(request, round_, {cell.pk for cell in team_cells(round_) if cell.focus})


def _save(request: MemberRequest, slug: str) -> HttpResponse:
    chosen = {whole_number(value) for value in request.POST.getlist("cell")}
    with transaction.atomic():
        round_ = get_managed_round(request, slug, lock=True)
        content = content_for(round_.framework)
        version = whole_number(request.POST.get("version", ""))
        try:
            cells = choose_focus(round_=round_, content=content, cells=chosen, version=version)
        except Refused as refused:
            return _show(request, round_, chosen, refused.messages)
        except Overtaken:
            theirs = focus_words(content, list(round_.cells.filter(focus=True)))
            return _show(request, round_, chosen, [OVERTAKEN.format(theirs)])
    messages.success(request, f"Priority areas: {focus_words(content, cells)}.")
    return redirect("evaluations:preparing", slug)


OVERTAKEN = (
    "Someone else changed this round while you were here. Its priority areas are now: {}. Yours are still "
    "ticked below: save again to put them in place of those."
)


def _show(
    request: MemberRequest, round_: Round, chosen: set[int], errors: list[str] | None = None
) -> HttpResponse:
    content = content_for(round_.framework)
    context = {
        "round": round_,
        "content": content,
        "grid": grid_of(round_, content, chosen),
        "errors": [("", message) for message in errors or []],
    }
    return render(request, "evaluations/preparing/focus.html", context, status=422 if errors else 200)
