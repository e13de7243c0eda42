"""Agreeing a judgement: everyone's ratings, the ceiling and the team's decision on one page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.judgements import NOT_APPLICABLE, JudgementForm
from evaluations.models import Cell, Judgement
from evaluations.permissions import can_judge, can_watch
from evaluations.selectors.agreeing import AgreePage, Way, agree_page, live_of
from evaluations.selectors.differences import earlier_of
from evaluations.selectors.elsewhere import NOTHING, matters_of
from evaluations.selectors.rate_page import cell_url
from evaluations.selectors.team import in_order
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.judgements import Decision, record_judgement
from evaluations.views.agreeing import NO_CONTENT, NOT_YOURS
from evaluations.views.shared import get_rated_cell
from standards.content import content_for

LIST = "list"
"""What the last button sends, once everything else is agreed."""


@require_http_methods(["GET", "POST"])
def agree(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, phase, element)
    cell = get_rated_cell(request, slug, phase, element)
    if not can_watch(cell.access):
        messages.info(request, "Judgements are recorded by the team while the round is being agreed.")
        return HttpResponseRedirect(cell_url(cell))
    page = agree_page(live_of(cell), Way.of(request.GET))
    form = JudgementForm(content=page.content, names=page.names, initial=_as_recorded(page))
    return _show(request, page, form if page.live.may_judge else None)


@require_GET
@cache_control(private=True, no_store=True)
def live(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    """What has changed since the page that asks was drawn; nothing (204) where nothing has."""
    cell = get_rated_cell(request, slug, phase, element)
    if not (cell.access.everywhere or cell.access.named):
        raise PermissionDenied(NOT_YOURS)
    now, seen = live_of(cell), request.GET.get("seen", "")
    if seen == now.mark:
        return HttpResponse(status=NO_CONTENT)
    page = agree_page(now, Way.of(request.GET))
    context = {"page": page, "live": now, "way": page.way, "news": now.news(seen), "oob": True}
    return render(request, "evaluations/agree/live.html", context)


def _save(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    overtaken: Judgement | None = None
    with transaction.atomic():
        cell = get_rated_cell(request, slug, phase, element, lock=True)
        form = JudgementForm(request.POST, content=content_for(cell.round.framework), names=_names(cell))
        if form.is_valid():
            try:
                _record(request, cell, form)
            except Refused as refused:
                form.add_error("level" if can_judge(cell.access) else None, refused.messages)
            except Overtaken as error:
                overtaken = error.theirs
                form.add_error(None, _overtaken_message(overtaken))
    way = Way.of(request.POST)
    if form.is_valid():
        messages.success(request, _recorded_message(cell, form))
        return HttpResponseRedirect(_after(request.POST.get("next", ""), cell, way))
    return _show(request, agree_page(live_of(cell), way), form, overtaken, status=422)


def _record(request: MemberRequest, cell: Cell, form: JudgementForm) -> None:
    data = form.cleaned_data
    decision = Decision(form.chosen, data["rationale"], form.people, data["agreed_on"], data["dissent"])
    content = content_for(cell.round.framework)
    record_judgement(
        cell=cell, content=content, user=request.user, decision=decision, version=data["version"]
    )


def _recorded_message(cell: Cell, form: JudgementForm) -> str:
    element = content_for(cell.round.framework).element(cell.element.ref)
    decided = f"{form.chosen.label} is recorded" if form.chosen else "recorded as not applicable"
    return f"{element.ref} {element.short_label}{f', {cell.phase.label}' if cell.phase else ''}: {decided}."


def _after(sent: str, cell: Cell, way: Way) -> str:
    """Where the button that was pressed said it would go."""
    if sent == LIST:
        return reverse("evaluations:agreeing", args=[cell.round.slug]) + way.query
    phase, _, element = sent.partition("/")
    try:
        return reverse("evaluations:agree", args=[cell.round.slug, phase, element]) + way.query
    except NoReverseMatch:
        return cell_url(cell, "evaluations:agree") + way.query


def _names(cell: Cell) -> list[str]:
    return [str(member.user) for member in in_order(cell.round.team.select_related("user"))]


def _as_recorded(page: AgreePage) -> dict[str, object]:
    here, agreed, names = page.here, page.row.agreed, page.names
    there = {
        "agreed_on": here.day,
        "agreed_by": [name for name in here.names if name in names],
        "others": ", ".join(name for name in here.names if name not in names),
    }
    if agreed is None:
        return there | {"version": 0, "rationale": "\n\n".join(one.rationale for one in page.was)}
    return there | {
        "level": page.row.level.code if page.row.level else NOT_APPLICABLE,
        "rationale": agreed.rationale,
        "dissent": agreed.dissent,
        "version": agreed.version,
    }


def _overtaken_message(theirs: Judgement) -> str:
    at = f"{timezone.localtime(theirs.updated_at):%H:%M}"
    return (
        f"{theirs.updated_by} recorded a judgement at {at}, while you were writing. Nothing is lost: theirs "
        "is shown below, yours is still in the form. Record again to put yours in its place, or keep theirs."
    )


def _show(
    request: MemberRequest,
    page: AgreePage,
    form: JudgementForm | None,
    theirs: Judgement | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"page": page, "live": page.live, "way": page.way, "form": form, "theirs": theirs}
    context["earlier"] = earlier_of(page.cell)
    asks = page.live.facts.places[0].others
    context["matters"] = matters_of(page.cell, request.user, page.row.level) if asks else NOTHING
    if form is not None:
        day = form["agreed_on"].value()
        context |= {
            "version": theirs.version if theirs is not None else form["version"].value(),
            "agreed_on": day if isinstance(day, str) else f"{day:%-d/%-m/%Y}" if day else "",
        }
    return render(request, "evaluations/agree/page.html", context, status=status)
