"""Rating an element in a phase: the team's findings, one's own rating, the ceiling beside them."""

from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.answers import Submission, read_answers
from evaluations.forms.ratings import RatingEntry, read_rating
from evaluations.models import Cell, Rating
from evaluations.models.cells import Key
from evaluations.permissions import can_rate
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.rate_lines import asked_keys
from evaluations.selectors.rate_page import rate_page
from evaluations.selectors.rate_saved import saved_lines
from evaluations.services.answers import Change, Recorded, record_answers
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.ratings import save_rating
from evaluations.views.problems import Problems, show_problems
from evaluations.views.shared import get_cell, get_rated_cell
from standards.content import Content, content_for


@require_http_methods(["GET", "POST"])
def rate(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug, phase, element)
    cell = get_cell(request, slug, phase, element)
    if not content_for(cell.round.framework).has_scale:
        return redirect("evaluations:self_aspect", slug, element)
    page = rate_page(cell, request.user)
    return render(request, "evaluations/rate/page.html", {"page": page, "problems": None})


@dataclass(slots=True)
class Outcome:
    """What one submission did: what it said, what was recorded, what stood in the way."""

    submission: Submission
    entry: RatingEntry | None
    recorded: Recorded = field(default_factory=lambda: Recorded((), (), {}))
    rating: Rating | None = None
    overtaken: Rating | None = None
    answers_refused: tuple[str, ...] = ()
    rating_refused: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[str, ...]:
        """Why, once: where the round is closed to both, what holds for answers says it all."""
        return self.answers_refused or self.rating_refused

    @property
    def clean(self) -> bool:
        entry_fault = self.entry is not None and self.entry.fault
        return not (
            self.submission.faults or self.recorded.clashes or self.overtaken or self.refused or entry_fault
        )


def _save(request: MemberRequest, slug: str, phase: str, element: str) -> HttpResponse:
    with transaction.atomic():
        cell = get_rated_cell(request, slug, phase, element, lock=True)
        content = content_for(cell.round.framework)
        outcome = _record(cell, content, request)
    if request.htmx:
        return _saved_part(request, cell, content, outcome)
    if outcome.clean:
        return _onwards(request, cell, outcome)
    page = rate_page(cell, request.user)
    problems = show_problems(page, outcome)
    return render(request, "evaluations/rate/page.html", {"page": page, "problems": problems}, status=422)


def _record(cell: Cell, content: Content, request: MemberRequest) -> Outcome:
    element = content.element(cell.element.ref)
    asked = asked_keys(content, element, cell.phase.ref if cell.phase else None)
    submission = _settled(cell, read_answers(request.POST, asked, element.measure_by_pk), request.POST)
    outcome = Outcome(submission, read_rating(request.POST, content))
    try:
        if submission.changes:
            outcome.recorded = record_answers(cell=cell, user=request.user, changes=submission.changes)
    except Refused as error:
        outcome.answers_refused = tuple(error.messages)
    if outcome.entry is not None and not outcome.entry.fault:
        _record_rating(cell, request, outcome, outcome.entry)
    return outcome


def _record_rating(cell: Cell, request: MemberRequest, outcome: Outcome, entry: RatingEntry) -> None:
    try:
        outcome.rating = save_rating(
            cell=cell,
            user=request.user,
            level_id=entry.level_id,
            comment=entry.comment,
            version=entry.version,
        )
    except Refused as error:
        outcome.rating_refused = tuple(error.messages)
    except Overtaken as error:
        outcome.overtaken = error.theirs


def _settled(cell: Cell, submission: Submission, data: QueryDict) -> Submission:
    """Apply what the person chose where two had changed one line: keep mine, keep theirs, or both notes."""
    kept = [change for change in submission.changes if data.get(f"keep-{change.field}") != "theirs"]
    return replace(submission, changes=tuple(_choose(cell, change, data) for change in kept))


def _choose(cell: Cell, change: Change, data: QueryDict) -> Change:
    field = change.field
    keep, seen = data.get(f"keep-{field}"), data.get(f"seen-{field}", "")
    if keep not in {"mine", "both"} or not seen.isdecimal():
        return change
    if keep == "mine":
        return replace(change, version=int(seen))
    theirs = _note_now(cell, change.key)
    return replace(change, version=int(seen), note="\n\n".join(filter(None, [theirs, change.note])))


def _note_now(cell: Cell, key: Key) -> str:
    kind, pk = key
    return cell.answers.filter(**{f"{kind}_id": pk}).values_list("note", flat=True).first() or ""


def _onwards(request: HttpRequest, cell: Cell, outcome: Outcome) -> HttpResponse:
    do = request.POST.get("do", "")
    at = [cell.round.slug, cell.phase.ref if cell.phase else NO_PHASE, cell.element.ref]
    messages.success(request, f"Saved at {timezone.localtime():%H:%M}.")
    if do == "link":
        return HttpResponseRedirect(reverse("evaluations:evidence_link", args=at))
    if do == "add":
        return HttpResponseRedirect(f"{reverse('evaluations:evidence_new')}?cell={'/'.join(at)}")
    wanted = do.removeprefix("go:")
    if wanted in content_for(cell.round.framework).elements:
        at[2] = wanted
    return HttpResponseRedirect(reverse("evaluations:rate", args=at))


def _saved_part(request: MemberRequest, cell: Cell, content: Content, outcome: Outcome) -> HttpResponse:
    """For htmx: versions, and where lines were sent what rests on them; nothing that a person types in."""
    lines_sent = outcome.submission.changes or outcome.submission.faults
    part = saved_lines(cell, content, outcome.recorded.answers) if lines_sent else None
    context = {
        "part": part,
        "outcome": outcome,
        "problems": None if outcome.clean else Problems.of(outcome, cell, content),
        "may_rate": can_rate(cell.access),
    }
    status = 200 if outcome.clean else 409
    return render(request, "evaluations/rate/saved.html", context, status=status)
