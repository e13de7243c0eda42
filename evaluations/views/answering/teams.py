"""The teams that answer in a round: all of them, one with what it is asked, and how the lead names them."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.here import MemberRequest
from evaluations.forms.answering.teams import TeamForm
from evaluations.forms.texts import whole_number
from evaluations.models import AnsweringTeam, Round
from evaluations.permissions.answering import can_name_teams, can_read_report
from evaluations.selectors.answering.index import index_of
from evaluations.selectors.answering.teams import members_of, overview_of, questions_of, unasked_of
from evaluations.services.answering import teams as services
from evaluations.services.errors import Overtaken, Refused
from evaluations.views.answering.shared import get_named_round, get_team, get_teams_round
from standards.content import content_for


@require_safe
def teams(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_teams_round(request, slug)
    context = {
        "round": round_,
        "overview": overview_of(round_, request.user),
        "may_name": can_name_teams(round_.access),
        "may_read": can_read_report(round_.access),
        "may_agree": round_.access.everywhere,
    }
    return render(request, "evaluations/answering/teams.html", context)


@require_safe
def team(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    round_ = get_teams_round(request, slug)
    context = {
        "round": round_,
        "index": index_of(get_team(request, round_, pk)),
        "may_name": can_name_teams(round_.access),
    }
    return render(request, "evaluations/answering/team.html", context)


@require_http_methods(["GET", "POST"])
def team_new(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _write(request, slug, None)
    round_ = get_named_round(request, slug)
    return _show(request, round_, None, _form(round_, None))


@require_http_methods(["GET", "POST"])
def team_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _write(request, slug, pk)
    round_ = get_named_round(request, slug)
    found = get_team(request, round_, pk)
    return _show(request, round_, found, _form(round_, None, found))


@require_POST
def team_remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    with transaction.atomic():
        round_ = get_named_round(request, slug, lock=True)
        found = get_team(request, round_, pk)
        try:
            services.remove_team(round_=round_, team=found)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{found.name} is taken out of the round.")
    return redirect("evaluations:teams", slug)


@transaction.atomic
def _write(request: MemberRequest, slug: str, pk: int | None) -> HttpResponse:
    round_ = get_named_round(request, slug, lock=True)
    found, theirs = get_team(request, round_, pk) if pk is not None else None, None
    form = _form(round_, request.POST)
    if form.is_valid():
        try:
            saved = _save(request, round_, found, form)
        except Refused as refused:
            form.add_error("name", refused.messages)
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            form.add_error(None, OVERTAKEN.format(theirs.updated_by))
        else:
            messages.success(request, _saved_message(saved))
            return redirect("evaluations:teams", slug)
    return _show(request, round_, found, form, theirs)


OVERTAKEN = (
    "{} changed this team while you were here. Nothing is lost: how it stands now is shown beside your choice. "
    "Save again to put yours in its place."
)


def _save(
    request: MemberRequest, round_: Round, found: AnsweringTeam | None, form: TeamForm
) -> AnsweringTeam:
    if found is None:
        return services.name_team(round_=round_, user=request.user, details=form.details)
    version = whole_number(request.POST.get("version", ""))
    return services.change_team(
        round_=round_, team=found, user=request.user, details=form.details, version=version
    )


def _saved_message(team: AnsweringTeam) -> str:
    """With what the team wrote to questions that it is not asked any more."""
    content = content_for(team.round.framework)
    said, refs = f"{team.name} is saved.", unasked_of(team, content)
    if not refs:
        return said
    *most, last = refs
    named = f"{', '.join(most)} and {last}" if most else last
    what = content.element_many if most else content.element_one
    return (
        f"{said} What it wrote to {what} {named} is kept, but is not asked for any more: it does not count "
        "where answers are agreed, and is left out of the report. It counts again if the team is given that back."
    )


def _form(round_: Round, data: QueryDict | None, found: AnsweringTeam | None = None) -> TeamForm:
    content = content_for(round_.framework)
    return TeamForm(
        data, members=members_of(round_), questions=questions_of(round_, content), content=content, team=found
    )


def _show(
    request: MemberRequest,
    round_: Round,
    found: AnsweringTeam | None,
    form: TeamForm,
    theirs: AnsweringTeam | None = None,
) -> HttpResponse:
    """After a clash the form carries the version that stands beside it."""
    version = found.version if found else 0
    if form.is_bound and not theirs:
        version = whole_number(request.POST.get("version", ""))
    context = {
        "round": round_,
        "team": found,
        "form": form,
        "version": version,
        "now": index_of(theirs) if theirs is not None else None,
    }
    status = 409 if theirs else 422 if form.errors else 200
    return render(request, "evaluations/answering/team_edit.html", context, status=status)
