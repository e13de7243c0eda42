"""One cell: an adviser proposes the National Strategies view of it, the director agrees it or sends it back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.judgements import NOT_APPLICABLE
from evaluations.forms.national_view import AGREE, RETURN, StanceForm
from evaluations.models import Cell, Proposal
from evaluations.reports.regional.marks import Said
from evaluations.reports.regional.view_cell import ViewCell, view_cell
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.agreeing import agree, send_back
from evaluations.services.regional.proposing import propose
from evaluations.views.national_view.shared import get_viewed_cell


@require_http_methods(["GET", "POST"])
def cell(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, phase, element)
    page = view_cell(request.user, request.here.posts, get_viewed_cell(request, slug, phase, element))
    writes = page.may_propose or page.may_agree
    return _show(request, page, _form(page, initial=_as_recorded(page)) if writes else None)


def _save(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    theirs: Proposal | None = None
    with transaction.atomic():
        found = get_viewed_cell(request, slug, phase, element, lock=True)
        page = view_cell(request.user, request.here.posts, found)
        form = _form(page, request.POST, do=request.POST.get("do", ""))
        if form.is_valid():
            try:
                _act(request, found, form)
            except Refused as refused:
                form.add_error("level" if page.may_propose else None, refused.messages)
            except Overtaken as overtaken:
                theirs = overtaken.theirs
                form.add_error(None, _overtaken_words(theirs))
    if form.is_valid():
        messages.success(request, _done_words(page, form))
        return HttpResponseRedirect(_after(page))
    return _show(request, page, form, theirs, status=422)


def _act(request: MemberRequest, found: Cell, form: StanceForm) -> Proposal:
    posts, user, data = request.here.posts, request.user, form.cleaned_data
    if form.do == RETURN:
        return send_back(cell=found, posts=posts, user=user, reply=data["reply"], version=data["version"])
    content, stance, version = form.content, form.stance, data["version"]
    if form.do == AGREE:
        return agree(
            cell=found,
            content=content,
            posts=posts,
            user=user,
            stance=stance,
            version=version,
            reply=data["reply"],
        )
    return propose(cell=found, content=content, posts=posts, user=user, stance=stance, version=version)


def _form(
    page: ViewCell, sent: QueryDict | None = None, do: str = "", initial: dict[str, object] | None = None
) -> StanceForm:
    line = page.line
    return StanceForm(
        sent,
        initial=initial,
        content=page.content,
        ours=_code(line.mark.ours),
        proposed=_code(line.proposed) if line.waits else "",
        do=do,
    )


def _code(said: Said) -> str:
    return said.level.code if said.level else NOT_APPLICABLE


def _as_recorded(page: ViewCell) -> dict[str, object]:
    latest = page.line.cell.latest
    if latest is None:
        return {"version": 0}
    level = page.content.level_by_pk.get(latest.level_id)
    return {
        "level": level.code if level else NOT_APPLICABLE,
        "rationale": latest.rationale,
        "difference": latest.difference,
        "version": latest.version,
    }


def _overtaken_words(theirs: Proposal | None) -> str:
    if theirs is None:
        return "What was proposed is gone. Yours is still in the form: save again to put it in place."
    who, done = (theirs.agreed_by, "agreed") if theirs.agreed_at else (theirs.proposed_by, "proposed")
    return (
        f"{who} {done} a view while you were writing. Nothing is lost: theirs is shown below, yours is still in "
        "the form. Save again to put yours in its place, or keep theirs."
    )


def _done_words(page: ViewCell, form: StanceForm) -> str:
    name = f"{page.line.name}, {page.line.phase.label}"
    if form.do == RETURN:
        return f"{name}: the proposal is returned, with what you said."
    level = form.stance.level
    words = level.label if level else "not applicable"
    if form.do == AGREE:
        return f"{name}: {words} is agreed as the National Strategies view."
    return f"{name}: {words} is proposed, and waits for the director."


def _after(page: ViewCell) -> str:
    line = page.next_to_do
    return page.page.href(line) if line else reverse("evaluations:region_view", args=[page.cell.round.slug])


def _show(
    request: MemberRequest,
    page: ViewCell,
    form: StanceForm | None,
    theirs: Proposal | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": page,
        "round": page.cell.round,
        "form": form,
        "theirs": theirs,
        "version": theirs.version if theirs else form and form["version"].value(),
    }
    return render(request, "evaluations/national_view/cell.html", context, status=status)
