"""Judgements of groups of questions: one form a group."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.texts import clean_text, whole_number
from evaluations.models import Round
from evaluations.permissions import can_judge
from evaluations.selectors.answering.groups import GroupLine, group_lines
from evaluations.services.answering.groups import record_group
from evaluations.services.errors import Overtaken, Refused
from evaluations.views.answering.shared import get_teams_round
from standards.content import Content, content_for

MOST = 20_000


@require_http_methods(["GET", "POST"])
def groups(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug)
    round_ = get_teams_round(request, slug)
    content = content_for(round_.framework)
    return _show(request, round_, content, group_lines(round_, content))


def _save(request: MemberRequest, slug: str) -> HttpResponse:
    with transaction.atomic():
        round_ = get_teams_round(request, slug, lock=True)
        content = content_for(round_.framework)
        lines = group_lines(round_, content)
        line = next((one for one in lines if one.key == request.POST.get("which")), None)
        if line is None:
            raise Http404("There is no such group of questions in this round.")
        line.typed = {name: clean_text(request.POST.get(name, "")) for name in ("level", "rationale")}
        _record(request, round_, content, line)
    if line.errors:
        return _show(request, round_, content, lines, status=422)
    messages.success(request, f"{line.title}: the judgement is recorded.")
    return HttpResponseRedirect(f"{reverse('evaluations:group_judgements', args=[slug])}#{line.key}")


def _record(request: MemberRequest, round_: Round, content: Content, line: GroupLine) -> None:
    level, rationale = content.level_for(line.typed["level"]), line.typed["rationale"]
    first = f"{line.key}-level"
    if level is None and can_judge(round_.access):
        line.errors.append((first, f"Choose a judgement of {line.title}."))
        return
    if len(rationale) > MOST:
        said = f"Shorten the reason to {MOST:,} characters; it has {len(rationale):,}."
        line.errors.append((f"{line.key}-rationale", said))
        return
    try:
        record_group(
            round_=round_,
            area=line.area,
            user=request.user,
            level=level or content.levels[0],
            rationale=rationale,
            version=whole_number(request.POST.get("version", "")),
        )
    except Refused as refused:
        line.errors += [("main", message) for message in refused.messages]
    except Overtaken as overtaken:
        line.recorded = overtaken.theirs
        line.level = content.level_by_pk.get(overtaken.theirs.level_id)
        line.errors.append((first, OVERTAKEN.format(overtaken.theirs.updated_by)))


OVERTAKEN = (
    "{} recorded another judgement while you were writing. Theirs is shown, yours is still in the form. Record again "
    "to put it in place of theirs."
)


def _show(
    request: MemberRequest, round_: Round, content: Content, lines: list[GroupLine], status: int = 200
) -> HttpResponse:
    context = {
        "round": round_,
        "content": content,
        "lines": lines,
        "may_judge": can_judge(round_.access) and content.has_scale,
        "errors": [error for line in lines for error in line.errors],
    }
    return render(request, "evaluations/answering/groups.html", context, status=status)
