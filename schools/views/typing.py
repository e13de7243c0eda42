"""A return typed in by the authority, on the form that schools fill in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from accounts.roles import Permission
from schools.enums import AnswerSource
from schools.forms.answers import ReturnForm
from schools.forms.texts import whole_number
from schools.models import Ask
from schools.selectors.answers import answers_of
from schools.services.answers import save_return
from schools.services.errors import Overtaken
from schools.views.shared import get_ask


@require_http_methods(["GET", "POST"])
def type_in(request: MemberRequest, pk: int) -> HttpResponse:
    ask = get_ask(request, pk, Permission.RECORD_RETURNS)
    row = getattr(ask, "answer", None)
    if request.method == "POST":
        return _save(request, ask)
    form = ReturnForm(ask=ask, by_school=False)
    return _form(request, ask, form, row.version if row else 0)


def _save(request: MemberRequest, ask: Ask) -> HttpResponse:
    form = ReturnForm(request.POST, ask=ask, by_school=False)
    version = whole_number(request.POST.get("version", ""))
    if not form.is_valid():
        return _form(request, ask, form, version, 422)
    try:
        save_return(
            ask=ask, answers=form.answers, version=version, source=AnswerSource.TYPED, user=request.user
        )
    except Overtaken as overtaken:
        theirs, asked = overtaken.theirs, ask.collection.questionnaire
        clash = {"theirs": theirs, "differences": asked.differences(answers_of(theirs, asked), form.answers)}
        return _form(request, ask, form, theirs.version, 409, clash)
    messages.success(request, f"The answer of {ask} is saved.")
    return redirect("returns:ask", ask.pk)


def _form(
    request: MemberRequest,
    ask: Ask,
    form: ReturnForm,
    version: int,
    status: int = 200,
    clash: dict[str, object] | None = None,
) -> HttpResponse:
    context = {"ask": ask, "collection": ask.collection, "form": form, "version": version, "clash": clash}
    return render(request, "schools/returns/type_in.html", context, status=status)
