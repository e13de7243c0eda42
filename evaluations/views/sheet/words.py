"""Local words: a list of them for the team, and a form an element for the lead."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.here import MemberRequest
from evaluations.forms.local_words import LIMIT, read_words, word_faults
from evaluations.models import LocalDescriptor, Round
from evaluations.permissions import can_manage, can_write_words
from evaluations.selectors.local_words import local_words_of, takes_local_words, undescribed, words_for
from evaluations.services.errors import Refused
from evaluations.services.local_words import CLOSED, Wording, save_local_words
from evaluations.views.shared import get_managed_round, get_round
from standards.content import Content, Element, Level, content_for


@require_safe
def words(request: MemberRequest, slug: str) -> HttpResponse:
    round_ = get_round(request, slug)
    content = _content(round_)
    rows = local_words_of(round_)
    elements = [one for one in content.elements.values() if undescribed(content, one)]
    context = {
        "round": round_,
        "content": content,
        "lines": [(element, words_for(content, element, rows)) for element in elements],
        "may_write": can_write_words(round_.access),
        "closed": CLOSED if can_manage(round_.access) else "",
    }
    return render(request, "evaluations/sheet/words.html", context)


@dataclass(slots=True)
class Line:
    """A level on the form: what is typed, and what somebody else saved meanwhile."""

    level: Level
    text: str
    version: int
    error: str = ""
    theirs: LocalDescriptor | None = None


@require_http_methods(["GET", "POST"])
def edit(request: MemberRequest, slug: str, element: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, element)
    round_ = get_managed_round(request, slug)
    content, found = _content(round_), _element(round_, element)
    if not can_write_words(round_.access):
        raise PermissionDenied(CLOSED)
    rows = local_words_of(round_)
    lines = []
    for level in undescribed(content, found):
        row = rows.get((found.pk, level.pk))
        lines.append(Line(level, row.text if row else "", row.version if row else 0))
    return _show(request, round_, found, lines)


def _save(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    with transaction.atomic():
        round_ = get_managed_round(request, slug, lock=True)
        content, element = _content(round_), _element(round_, ref)
        wordings = read_words(request.POST, undescribed(content, element))
        faults = word_faults(wordings)
        lines = [Line(one.level, one.text, one.version, faults.get(one.level.code, "")) for one in wordings]
        errors = [(f"words-{code}", message) for code, message in faults.items()]
        if not errors:
            errors = _record(request, round_, content, element, wordings, lines)
    if errors:
        return _show(request, round_, element, lines, errors)
    messages.success(request, f"The local words for {element.ref} {element.short_label} are saved.")
    return redirect("evaluations:local_words", slug)


def _record(
    request: MemberRequest,
    round_: Round,
    content: Content,
    element: Element,
    wordings: list[Wording],
    lines: list[Line],
) -> list[tuple[str, str]]:
    try:
        overtaken = save_local_words(
            round_=round_, content=content, element=element, user=request.user, wordings=wordings
        )
    except Refused as refused:
        return [("main", message) for message in refused.messages]
    theirs = {row.level_id: row for row in overtaken}
    errors = []
    for line in lines:
        if row := theirs.get(line.level.pk):
            line.theirs, line.version = row, row.version
            said = f"{row.updated_by} changed the words for {line.level.label} while you were writing."
            errors.append((f"words-{line.level.code}", f"{said} Save again to put yours in their place."))
    return errors


def _content(round_: Round) -> Content:
    content = content_for(round_.framework)
    if not takes_local_words(content):
        raise Http404("The publication describes every level, so no local words are written.")
    return content


def _element(round_: Round, ref: str) -> Element:
    content = content_for(round_.framework)
    element = content.elements.get(ref)
    if element is None or not undescribed(content, element):
        raise Http404("There is nothing to write local words for here.")
    return element


def _show(
    request: MemberRequest,
    round_: Round,
    element: Element,
    lines: list[Line],
    errors: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    context = {"round": round_, "element": element, "lines": lines, "errors": errors, "limit": LIMIT}
    return render(request, "evaluations/sheet/words_edit.html", context, status=422 if errors else 200)
