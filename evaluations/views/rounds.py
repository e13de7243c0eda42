"""A round's own pages: the list, a new one, setting up, moving on."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.here import MemberRequest
from accounts.models import LocalAuthority
from accounts.permissions import require
from accounts.roles import Permission
from evaluations.enums import RoundState
from evaluations.forms.rounds import NewRoundForm, ReasonForm, SetupForm
from evaluations.forms.team import AddMemberForm
from evaluations.forms.texts import whole_number
from evaluations.models import Round
from evaluations.selectors.answering.groups import judges_groups
from evaluations.selectors.carried import carried_into
from evaluations.selectors.contributors import contributors_of
from evaluations.selectors.local_words import takes_local_words
from evaluations.selectors.rounds import round_rows, rounds_of, state_words, team_rows
from evaluations.services import rounds as services
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.signing import what_is_missing
from evaluations.views.shared import get_managed_round
from standards.content import content_for


@require_GET
def round_list(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.VIEW_ROUNDS)
    rows = round_rows(request.user, authority)
    context = {"rounds": rows, "may_create": request.here.may(Permission.CREATE_ROUND)}
    return render(request, "evaluations/rounds/list.html", context)


@require_http_methods(["GET", "POST"])
def round_new(request: MemberRequest) -> HttpResponse:
    authority = require(request, Permission.CREATE_ROUND)
    form = NewRoundForm(request.POST or None, authority=authority)
    if form.is_valid() and (made := _create(request, authority, form)):
        messages.success(request, f"{made.name} is set up. Name its team next.")
        return redirect("evaluations:setup", made.slug)
    context = {"form": form, "newest": rounds_of(request.user, authority)[:1]}
    return render(request, "evaluations/rounds/new.html", context, status=422 if form.errors else 200)


def _create(request: MemberRequest, authority: LocalAuthority, form: NewRoundForm) -> Round | None:
    content = content_for(form.cleaned_data["framework"])
    try:
        return services.create_round(
            authority=authority, content=content, user=request.user, **form.cleaned_data
        )
    except Refused as refused:
        form.add_error("name", refused.messages)
        return None


@require_http_methods(["GET", "POST"])
def setup(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_managed_round(request, slug)
    form = _details_form(request, round_)
    if form.is_bound and form.is_valid():
        with transaction.atomic():
            locked = get_managed_round(request, slug, lock=True)
            _change_details(request, locked, form)
        if form.is_valid():
            messages.success(request, "The round’s details are saved.")
            return redirect("evaluations:setup", slug)
    content = content_for(round_.framework)
    context = {
        "round": round_,
        "content": content,
        "form": form,
        "found": contributors_of(round_, content),
        "add_form": AddMemberForm(round_=round_),
        "carried": carried_into(round_),
        "takes_words": takes_local_words(content_for(round_.framework)),
        "asks_teams": content_for(round_.framework).asks_teams,
    }
    return render(request, "evaluations/rounds/setup.html", context, status=422 if form.errors else 200)


def _details_form(request: MemberRequest, round_: Round) -> SetupForm:
    initial = {
        "name": round_.name,
        "period": round_.period,
        "rate_by": round_.rate_by,
        "collection": round_.collection_id,
    }
    return SetupForm(request.POST or None, initial=initial, authority=round_.authority, own=round_)


def _change_details(request: MemberRequest, round_: Round, form: SetupForm) -> None:
    try:
        services.change_details(round_=round_, version=_version(request), **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.messages)
    except Overtaken:
        form.add_error(None, OVERTAKEN)


OVERTAKEN = "Someone else changed this round while you were here. Look at it again, then do it once more."
AFTER = {"sign-off": RoundState.SIGNED_OFF, "reopen": RoundState.AGREEING}
STEPS: dict[str, Callable[..., Round]] = {
    "on": services.move_on,
    "back": services.move_back,
    "reopen": services.reopen,
    "sign-off": services.sign_off,
}


@require_http_methods(["GET", "POST"])
def state(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_managed_round(request, slug)
    form = ReasonForm()
    errors: list[str] = []
    if request.method == "POST":
        form, errors = _step(request, slug)
        if not errors and not form.errors:
            return redirect("evaluations:round", slug)
        round_ = get_managed_round(request, slug)
    content = content_for(round_.framework)
    context = {
        "round": round_,
        "content": content,
        "form": form,
        "step_errors": [("", message) for message in errors],
        "team": team_rows(round_),
        "judges_groups": judges_groups(content),
        "missing": what_is_missing(round_, content) if round_.state == "agreeing" else [],
    }
    return render(
        request, "evaluations/rounds/state.html", context, status=422 if errors or form.errors else 200
    )


def _step(request: MemberRequest, slug: str) -> tuple[ReasonForm, list[str]]:
    step, form = request.POST.get("step", ""), ReasonForm(request.POST)
    if step not in STEPS:
        return ReasonForm(), ["Choose what to do with the round."]
    if step in {"back", "reopen"} and not form.is_valid():
        return form, []
    typed = ReasonForm(initial={"reason": request.POST.get("reason", "")})
    try:
        with transaction.atomic():
            round_ = get_managed_round(request, slug, lock=True)
            STEPS[step](round_=round_, version=_version(request), **_details_of(step, request, round_, form))
    except Refused as refused:
        return typed, refused.messages
    except Overtaken as overtaken:
        if overtaken.theirs.state != AFTER.get(step):
            return typed, [OVERTAKEN]
        round_ = overtaken.theirs  # the same button pressed twice
    messages.success(request, f"{round_.name}: {state_words(round_).lower()}.")
    return ReasonForm(), []


def _details_of(step: str, request: MemberRequest, round_: Round, form: ReasonForm) -> dict[str, object]:
    if step == "sign-off":
        return {"content": content_for(round_.framework), "user": request.user}
    return {"reason": form.cleaned_data["reason"]} if step in {"back", "reopen"} else {}


def _version(request: MemberRequest) -> int:
    return whole_number(request.POST.get("version", ""))
