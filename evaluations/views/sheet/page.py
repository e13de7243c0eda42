"""The sheet: a row for every cell that a person rates; one form, saved row by row where there is script."""

from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.here import MemberRequest
from evaluations.forms.sheet import SheetEntry, cells_sent, faults_of, read_sheet
from evaluations.models import Cell, Rating, Round
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.rate_page import cell_url
from evaluations.selectors.sheet import Sheet, sheet_of
from evaluations.services.errors import Refused
from evaluations.services.finishing import set_finished
from evaluations.services.ratings import Outcome, Wish, save_ratings
from evaluations.views.sheet.problems import part_problems, show_sheet_problems
from evaluations.views.sheet.shared import get_sheet_cells, get_sheet_round
from standards.content import content_for


@require_http_methods(["GET", "POST"])
def sheet(request: MemberRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return _save(request, slug)
    return _show(request, _sheet(request, get_sheet_round(request, slug)))


@dataclass(slots=True)
class Sent:
    """One submission: the rows as typed, what became of them, and what the person asked for besides."""

    round: Round
    cells: dict[int, Cell]
    entries: list[SheetEntry]
    faults: dict[str, str]
    outcome: Outcome = field(default_factory=Outcome)
    refused: str = ""

    @property
    def clean(self) -> bool:
        return self.outcome.clean and not self.faults and not self.refused


def _save(request: MemberRequest, slug: str) -> HttpResponse:
    with transaction.atomic():
        sent = _record(request, slug)
    if request.htmx:
        return _saved_part(request, sent)
    if sent.clean:
        return _onwards(request, sent)
    page = _sheet(request, sent.round)
    show_sheet_problems(page, sent.entries, sent.outcome, sent.faults, sent.refused)
    return _show(request, page, status=422)


def _record(request: MemberRequest, slug: str) -> Sent:
    sent = _read(request, slug)
    wishes = [
        Wish(sent.cells[one.cell_pk], one.entry.level_id, one.entry.comment, one.entry.version)
        for one in sent.entries
        if not one.keep_saved and one.field not in sent.faults
    ]
    if wishes:
        sent.outcome = save_ratings(round_id=sent.round.pk, user=request.user, wishes=wishes)
    do = request.POST.get("do", "")
    if sent.clean and do in {"finish", "resume"}:
        try:
            set_finished(round_=sent.round, finished=do == "finish")
        except Refused as refused:
            sent.refused = str(refused)
    return sent


def _read(request: MemberRequest, slug: str) -> Sent:
    pks = cells_sent(request.POST)
    if not pks:
        return Sent(get_sheet_round(request, slug, lock=True), {}, [], {})
    cells = {cell.pk: cell for cell in get_sheet_cells(request, slug, pks)}
    first = next(iter(cells.values()))
    round_ = first.round
    round_.access = replace(first.access, named=False, agreed=False)
    entries = read_sheet(request.POST, content_for(round_.framework), list(cells))
    return Sent(round_, cells, entries, faults_of(entries))


def _onwards(request: MemberRequest, sent: Sent) -> HttpResponse:
    do = request.POST.get("do", "")
    messages.success(request, _said(do))
    kind, _, pk = do.partition(":")
    cell = sent.cells.get(int(pk)) if pk.isascii() and pk.isdigit() else None
    if kind == "evidence" and cell is not None:
        return HttpResponseRedirect(cell_url(cell, "evaluations:evidence_link"))
    if kind == "open" and cell is not None:
        return HttpResponseRedirect(cell_url(cell))
    return HttpResponseRedirect(request.get_full_path())


def _said(do: str) -> str:
    saved = f"Saved at {timezone.localtime():%H:%M}."
    if do == "finish":
        return f"{saved} The team sees that you have finished, not what you said. You can still change it."
    if do == "resume":
        return f"{saved} The team sees that you have not finished yet."
    return saved


def _saved_part(request: MemberRequest, sent: Sent) -> HttpResponse:
    """For htmx: versions, how many are rated, and what stands in the way; nothing that a person types in."""
    kept = sent.outcome.kept
    context = {
        "kept": [kept[one.cell_pk] for one in sent.entries if one.cell_pk in kept and _is_saved(sent, one)],
        "rated": _rated(kept.values(), next(iter(sent.cells.values()), None)),
        "problems": None
        if sent.clean
        else part_problems(sent.cells, sent.entries, sent.outcome, sent.faults, sent.refused),
    }
    return render(request, "evaluations/sheet/saved.html", context, status=200 if sent.clean else 409)


def _is_saved(sent: Sent, one: SheetEntry) -> bool:
    return one.cell_pk not in sent.outcome.overtaken and one.field not in sent.faults


def _rated(ratings: object, cell: Cell | None) -> int | None:
    """Of the phase that the row stands in: what the page shows at its head."""
    if cell is None:
        return None
    rows: list[Rating] = list(ratings)  # type: ignore[call-overload]
    return sum(one.level_id is not None and one.cell.phase_id == cell.phase_id for one in rows)


def _sheet(request: MemberRequest, round_: Round) -> Sheet:
    return sheet_of(round_, request.user, request.GET.get("phase", ""))


def _show(request: MemberRequest, page: Sheet, status: int = 200) -> HttpResponse:
    return render(request, "evaluations/sheet/page.html", {"page": page, "round": page.round}, status=status)


def sheet_url(slug: str, phase: str = NO_PHASE) -> str:
    url = reverse("evaluations:sheet", args=[slug])
    return url if phase == NO_PHASE else f"{url}?phase={phase}"
