"""Agreeing a judgement: everyone's ratings, the ceiling and the team's decision on one page."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.judgements import NOT_APPLICABLE, JudgementForm
from evaluations.models import Cell, Judgement
from evaluations.permissions import can_judge
from evaluations.selectors.rate_page import RatePage, rate_page
from evaluations.selectors.team import in_order
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.judgements import Decision, record_judgement
from evaluations.views.shared import get_cell
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def agree(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, phase, element)
    cell = get_cell(request, slug, phase, element)
    page = rate_page(cell, request.user)
    if not can_judge(cell.access):
        messages.info(request, "Judgements are recorded by the team while the round is being agreed.")
        return HttpResponseRedirect(page.url)
    return _show(request, page, _form(page, initial=_as_recorded(page)))


def _save(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    overtaken: Judgement | None = None
    with transaction.atomic():
        cell = get_cell(request, slug, phase, element, lock=True)
        form = JudgementForm(request.POST, content=content_for(cell.round.framework), names=_names(cell))
        if form.is_valid():
            try:
                _record(request, cell, form)
            except Refused as refused:
                form.add_error("level", refused.messages)
            except Overtaken as error:
                overtaken = error.theirs
                form.add_error(None, _overtaken_message(overtaken))
    page = rate_page(cell, request.user)
    if form.is_valid():
        messages.success(request, "The judgement is recorded.")
        return HttpResponseRedirect(page.next.agree_url if page.next and "next" in request.POST else page.url)
    return _show(request, page, form, overtaken, status=422)


def _record(request: MemberRequest, cell: Cell, form: JudgementForm) -> None:
    data = form.cleaned_data
    decision = Decision(form.chosen, data["rationale"], form.people, data["agreed_on"], data["dissent"])
    content = content_for(cell.round.framework)
    record_judgement(
        cell=cell, content=content, user=request.user, decision=decision, version=data["version"]
    )


def _form(page: RatePage, **kwargs: object) -> JudgementForm:
    return JudgementForm(content=page.content, names=_names(page.cell), **kwargs)


def _names(cell: Cell) -> list[str]:
    return [str(member.user) for member in in_order(cell.round.team.select_related("user"))]


def _as_recorded(page: RatePage) -> dict[str, object]:
    row = page.judgement
    if row is None:
        return {"version": 0, "agreed_on": timezone.localdate(), "agreed_by": []}
    names = _names(page.cell)
    return {
        "level": NOT_APPLICABLE if row.not_applicable else row.level.code if row.level else "",
        "rationale": row.rationale,
        "dissent": row.dissent,
        "agreed_on": row.agreed_on,
        "agreed_by": [name for name in row.agreed_by if name in names],
        "others": ", ".join(name for name in row.agreed_by if name not in names),
        "version": row.version,
    }


def _overtaken_message(theirs: Judgement) -> str:
    at = f"{timezone.localtime(theirs.updated_at):%H:%M}"
    return (
        f"{theirs.updated_by} recorded a judgement at {at}, while you were writing. Nothing is lost: theirs "
        "is shown below, yours is still in the form. Save again to put yours in its place, or leave the page "
        "to keep theirs."
    )


def _show(
    request: MemberRequest,
    page: RatePage,
    form: JudgementForm,
    theirs: Judgement | None = None,
    status: int = 200,
) -> HttpResponse:
    version = theirs.version if theirs is not None else form["version"].value()
    day = form["agreed_on"].value()
    context = {
        "page": page,
        "form": form,
        "theirs": theirs,
        "version": version,
        "agreed_on": day if isinstance(day, str) else f"{day:%-d/%-m/%Y}" if day else "",
    }
    return render(request, "evaluations/agree/page.html", context, status=status)
