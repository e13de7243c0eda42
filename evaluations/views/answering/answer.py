"""A team's answer to one question: one form, saved whole, and by itself where there is script."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from evaluations.forms.answering.answer import Submission, read_answer
from evaluations.models import AnsweringTeam, Cell
from evaluations.selectors.answering.answer import AnswerPage, PriorityRow, answer_page, expected_lines
from evaluations.selectors.answering.before import judged_before
from evaluations.selectors.answering.history import answer_events
from evaluations.selectors.elsewhere import NOTHING, matters_of
from evaluations.selectors.rate_page import cell_url
from evaluations.services.answering.answers import Saved, save_answer
from evaluations.services.answering.digest import move_to_digest
from evaluations.services.errors import Refused
from evaluations.views.answering.problems import problems_of, put_back
from evaluations.views.answering.shared import get_answer
from evaluations.views.problems import Problems
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def answer(request: MemberRequest, slug: str, pk: int, phase: str, element: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, pk, phase, element)
    return _show(request, _page(*get_answer(request, slug, pk, phase, element)))


def _page(cell: Cell, team: AnsweringTeam, *, sent: bool = False) -> AnswerPage:
    """404 for a question that the team is not given, unless it has answered it or somebody sent an answer."""
    page = answer_page(cell, team, sent=sent)
    if all(step.question.pk != cell.pk for step in page.steps):
        raise Http404("This question is not given to the team.")
    return page


def _save(request: MemberRequest, slug: str, pk: int, phase: str, element: str) -> HttpResponse:
    refused: tuple[str, ...] = ()
    saved, moved = Saved(), None
    with transaction.atomic():
        cell, team = get_answer(request, slug, pk, phase, element, lock=True)
        content = content_for(cell.round.framework)
        sent = read_answer(request.POST, content, expected_lines(content.element(element)))
        try:
            saved = save_answer(cell=cell, team=team, user=request.user, wish=sent.wish)
            if sent.pressed == "table" and saved.answer and not saved.clashes:
                title = f"Pasted by {team} with {content.element_one} {element}"
                moved = move_to_digest(round_=cell.round, answer=saved.answer, user=request.user, title=title)
        except Refused as error:
            refused = tuple(error.messages)
    page = _page(cell, team, sent=True)
    problems = problems_of(page, sent, saved, refused)
    if request.htmx:
        return _saved_part(request, page, sent, saved, problems)
    if moved is not None and problems is None:
        messages.success(
            request, f"The table is {moved.ref} now, and the answer points at it. Say what it shows."
        )
        return redirect("evaluations:digest_edit", slug, moved.pk)
    if problems is None:
        return _onwards(request, page, sent)
    put_back(page, sent, saved, closed=bool(refused))
    return _show(request, page, problems, status=422)


def _onwards(request: MemberRequest, page: AnswerPage, sent: Submission) -> HttpResponse:
    messages.success(request, f"Saved at {timezone.localtime():%H:%M}.")
    if sent.pressed == "next" and page.next:
        return HttpResponseRedirect(page.next.url)
    if sent.pressed == "link" and page.may_link:
        return HttpResponseRedirect(page.link_url)
    places = {"more-variations": "#variations", "more-priorities": "#priorities"}
    return HttpResponseRedirect(page.url + places.get(sent.pressed, ""))


def _show(
    request: MemberRequest, page: AnswerPage, problems: Problems | None = None, status: int = 200
) -> HttpResponse:
    was = judged_before(page.cell, page.team)
    others = page.steps[0].others
    context = {
        "page": page,
        "round": page.cell.round,
        "problems": problems,
        "was": was,
        "matters": matters_of(page.cell, request.user, page.level) if others else NOTHING,
        "elsewhere_url": cell_url(page.cell, "evaluations:evidence_elsewhere"),
    }
    return render(request, "evaluations/answering/answer.html", context, status=status)


def _saved_part(
    request: MemberRequest, page: AnswerPage, sent: Submission, saved: Saved, problems: Problems | None
) -> HttpResponse:
    """For htmx: versions, hints, what was ticked when; nothing that a person types in."""
    clashing = {clash.mine.slot for clash in saved.clashes}
    context = {
        "page": page,
        "main": None if sent.wish.main is None or sent.wish.main.slot in clashing else page.main,
        "rows": [(slot, row) for slot, row in saved.rows.items() if slot not in clashing],
        "typed": [PriorityRow(part.slot, **part.values) for part in sent.typed.priorities],
        "sent": sent,
        "problems": problems,
    }
    status = 200 if problems is None else 409
    return render(request, "evaluations/answering/saved.html", context, status=status)


@require_safe
def history(request: MemberRequest, slug: str, pk: int, phase: str, element: str) -> HttpResponse:
    cell, team = get_answer(request, slug, pk, phase, element)
    page = _page(cell, team)
    context = {"page": page, "round": cell.round, "events": answer_events(page)}
    return render(request, "evaluations/answering/history.html", context)
