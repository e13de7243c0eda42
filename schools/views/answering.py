"""What a school sees and does with its link: its own form and nothing else. The link is all the permission there is."""

from collections.abc import Mapping
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from schools.enums import LinkState
from schools.forms.answers import ReturnForm
from schools.forms.texts import whole_number
from schools.models import Ask
from schools.questionnaires import Answers, Question
from schools.selectors.answers import answers_of, answers_to
from schools.selectors.returns import ask_by
from schools.services.answers import LinkClosed, answer_by_link
from schools.services.errors import Overtaken
from schools.services.links import mark_opened


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    ask, state = ask_by(token, timezone.localdate())
    if ask is None or state != LinkState.OPEN:
        return _closed(request, ask, state)
    if request.method == "POST":
        return _save(request, token, ask)
    if request.method == "GET" and ask.opened_at is None and not request.user.is_authenticated:
        mark_opened(ask=ask)  # an officer who tries the link is not the school
    row = getattr(ask, "answer", None)
    form = ReturnForm(ask=ask, by_school=True)
    return _form(request, token, ask, form, row.version if row else 0)


@login_not_required
@never_cache
@require_safe
def thanks(request: HttpRequest, token: str) -> HttpResponse:
    """What was sent, and how to change it."""
    ask, state = ask_by(token, timezone.localdate())
    if ask is None or state != LinkState.OPEN:
        return _closed(request, ask, state)
    row = getattr(ask, "answer", None)
    if row is None:
        return redirect("returns:answer", token)
    context = {"ask": ask, "token": token, "row": row, "told": _told(ask, answers_to(ask))}
    return _private(render(request, "schools/returns/link/thanks.html", _alone(context)))


def _save(request: HttpRequest, token: str, ask: Ask) -> HttpResponse:
    form = ReturnForm(request.POST, ask=ask, by_school=True)
    version = whole_number(request.POST.get("version", ""))
    if not form.is_valid():
        return _form(request, token, ask, form, version, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        answer_by_link(token=token, answers=form.answers, version=version)
    except LinkClosed as closed:
        return _closed(request, closed.ask, closed.state, form.answers)
    except Overtaken as overtaken:
        return _overtaken(request, token, ask, form, overtaken)
    return redirect("returns:answer_thanks", token)


def _overtaken(
    request: HttpRequest, token: str, ask: Ask, form: ReturnForm, overtaken: Overtaken
) -> HttpResponse:
    """Both are shown; sending again puts what is in the form in place of the other."""
    theirs, asked = overtaken.theirs, ask.collection.questionnaire
    clash = {"theirs": theirs, "differences": asked.differences(answers_of(theirs, asked), form.answers)}
    return _form(request, token, ask, form, theirs.version, HTTPStatus.CONFLICT, clash)


def _form(
    request: HttpRequest,
    token: str,
    ask: Ask,
    form: ReturnForm,
    version: int,
    status: int = HTTPStatus.OK,
    clash: dict[str, object] | None = None,
) -> HttpResponse:
    context = {"ask": ask, "token": token, "form": form, "version": version, "clash": clash}
    context["collection"] = ask.collection
    return _private(render(request, "schools/returns/link/form.html", _alone(context), status=status))


def _closed(
    request: HttpRequest, ask: Ask | None, state: LinkState, typed: Answers | None = None
) -> HttpResponse:
    """Says which and what to do; what was typed just before is shown, so that it can be copied."""
    status = HTTPStatus.NOT_FOUND if ask is None else HTTPStatus.GONE
    context = {"ask": ask, "state": state.value, "told": _told(ask, typed) if ask and typed else []}
    return _private(render(request, "schools/returns/link/closed.html", _alone(context), status=status))


def _told(ask: Ask, answers: Answers) -> list[tuple[Question, str]]:
    return list(ask.collection.questionnaire.told(answers))


def _alone(context: Mapping[str, object]) -> dict[str, object]:
    """Whoever is signed in on this machine, the page is the school's: no authority of theirs is named."""
    return {**context, "here": None}


def _private(response: HttpResponse) -> HttpResponse:
    """The address is the key: it is not passed on to other sites, nor kept by search engines."""
    response["Referrer-Policy"] = "same-origin"  # with none at all, browsers send forms that Django refuses
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
