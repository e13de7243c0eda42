"""A plan's workbook comes back: checked, shown as changes, and saved when it is confirmed."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from evaluations.forms.plan_book.proposing import propose, versions_of
from evaluations.forms.plan_book.rows import read_rows
from evaluations.forms.plan_book.showing import Shown, shown_of
from evaluations.forms.plan_book.token import packed, unpacked
from evaluations.forms.plan_book.upload import PlanUploadForm
from evaluations.forms.texts import whole_number
from evaluations.models import Plan
from evaluations.permissions import can_export_plan
from evaluations.selectors.plans.book import Book, book_for
from evaluations.services.plan_book import Change, Comparison, compare, mine, take_in
from evaluations.views.plan_files.shared import get_written_plan
from schools.intake import Fault, Unreadable

STALE = "That preview is too old, or not the one you were shown. Choose the file again: nothing was changed."


@dataclass(slots=True)
class Preview:
    """`token` is what the file said, signed: nothing is taken from a page that we did not write."""

    comparison: Comparison
    changes: list[Shown]
    clashes: list[Shown]
    token: str
    faults: list[Fault] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def refused(self) -> list[tuple[str, str]]:
        """Where, and why."""
        cells = [(fault.place, fault.message) for fault in self.faults]
        return [*cells, *((f"Actions, row {row}", why) for row, why in self.comparison.refused)]


@require_http_methods(["GET", "POST"])
def upload(request: MemberRequest, slug: str) -> HttpResponse:
    plan = get_written_plan(request, slug)
    form = PlanUploadForm(request.POST, request.FILES) if request.method == "POST" else PlanUploadForm()
    if form.is_bound and form.is_valid():
        try:
            rows = read_rows(form.cleaned_data["file"], slug)
        except Unreadable as fault:
            form.add_error("file", str(fault))
        else:
            book = book_for(plan, versions_of(rows))
            read = propose(rows, book)
            return _show(request, plan, _preview(request, book, compare(book, read.proposed), read.faults))
    context = {"plan": plan, "round": plan.round, "form": form}
    context["may_export"] = can_export_plan(plan.round.access, signed=False)
    status = 422 if form.errors else 200
    return render(request, "evaluations/plan_files/upload.html", context, status=status)


@require_POST
def confirm(request: MemberRequest, slug: str) -> HttpResponse:
    with transaction.atomic():
        plan = get_written_plan(request, slug, lock=True)
        proposed = unpacked(request.POST.get("token", ""), slug, request.user.pk)
        if proposed is None:
            messages.error(request, STALE)
            return redirect("evaluations:plan_upload", slug)
        book = book_for(plan, {(one.number, one.version) for one in proposed if one.number})
        proposed = [one for one in proposed if not one.number or book.base(one.number, one.version)]
        preview = _preview(request, book, compare(book, proposed))
        chosen = _settled(request, book, preview)
        if preview.errors:
            return _show(request, plan, preview, status=409)
        number = take_in(plan=plan, user=request.user, chosen=chosen, today=timezone.localdate())
    messages.success(request, _said(number))
    return redirect("evaluations:plan", slug)


def _said(number: int) -> str:
    if not number:
        return "Nothing in the plan has changed."
    actions = "1 action is" if number == 1 else f"{number} actions are"
    return f"{actions} saved from your file at {timezone.localtime():%H:%M}."


def _settled(request: MemberRequest, book: Book, preview: Preview) -> list[Change]:
    """The changes, and of the clashes those that the file wins. What was not seen yet is an error."""
    chosen = list(preview.comparison.changes)
    for shown in preview.clashes:
        keep = request.POST.get(f"keep-{shown.field}")
        seen = whole_number(request.POST.get(f"seen-{shown.field}", ""))
        if keep not in {"mine", "theirs"} or seen != shown.version:
            preview.errors.append((f"keep-{shown.field}-mine", f"Choose which to keep for {shown.name}"))
        elif keep == "mine":
            chosen.append(mine(book, shown.change))
    preview.errors += [("refused", f"Actions, row {row}: {why}") for row, why in preview.comparison.refused]
    return chosen


def _preview(
    request: MemberRequest, book: Book, comparison: Comparison, faults: list[Fault] | None = None
) -> Preview:
    token = packed([change.proposed for change in comparison.every], book.plan.round.slug, request.user.pk)
    changes, clashes = (
        [shown_of(book, change) for change in found] for found in (comparison.changes, comparison.clashes)
    )
    return Preview(comparison, changes, clashes, token, faults or [])


def _show(request: MemberRequest, plan: Plan, preview: Preview, status: int = 200) -> HttpResponse:
    context = {"preview": preview, "plan": plan, "round": plan.round}
    return render(request, "evaluations/plan_files/preview.html", context, status=status)
