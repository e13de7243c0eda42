"""A filled-in sheet comes back: checked, shown as changes, and saved when it is confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.here import MemberRequest
from evaluations.forms.sheet_file import SheetUploadForm, read_sheet_file
from evaluations.forms.texts import whole_number
from evaluations.reports import sheet_book as book
from evaluations.selectors.sheet import Sheet, sheet_of
from evaluations.services.sheet_file import Comparison, Proposed, compare, take_in
from evaluations.views.sheet.shared import get_sheet_round
from schools.intake import Fault, Unreadable

SALT = "evaluations.sheet"
ONE_DAY = 24 * 60 * 60
STALE = "That preview is too old, or not the one you were shown. Choose the file again: nothing was changed."


@dataclass(slots=True)
class Preview:
    """`token` is what the file said, signed: nothing is taken from a page that we did not write."""

    page: Sheet
    comparison: Comparison
    token: str
    faults: tuple[Fault, ...] = ()
    missing: int = 0
    errors: list[tuple[str, str]] = field(default_factory=list)


@require_http_methods(["GET", "POST"])
def upload(request: MemberRequest, slug: str) -> HttpResponse:
    page = sheet_of(get_sheet_round(request, slug), request.user)
    form = SheetUploadForm(request.POST, request.FILES) if request.method == "POST" else SheetUploadForm()
    if form.is_bound and form.is_valid():
        try:
            read = read_sheet_file(form.cleaned_data["file"], page, request.user.pk)
        except Unreadable as fault:
            form.add_error("file", str(fault))
        else:
            proposed = [
                Proposed(row.row, row.place, row.level, row.comment, row.version) for row in read.rows
            ]
            return _show(request, _preview(page, proposed, read.faults, read.missing))
    context = {"page": page, "round": page.round, "form": form}
    return render(request, "evaluations/sheet/file.html", context, status=422 if form.errors else 200)


@require_POST
def confirm(request: MemberRequest, slug: str) -> HttpResponse:
    with transaction.atomic():
        page = sheet_of(get_sheet_round(request, slug, lock=True), request.user)
        proposed = _unpacked(request.POST.get("token", ""), page)
        if proposed is None:
            messages.error(request, STALE)
            return redirect("evaluations:sheet_file", slug)
        preview = _preview(page, proposed)
        chosen = _settled(request, preview)
        if preview.errors:
            return _show(request, preview, status=409)
        number = take_in(round_id=page.round.pk, user=request.user, chosen=chosen)
    rows = "1 row of your file is" if number == 1 else f"{number} rows of your file are"
    messages.success(request, f"{rows} saved at {timezone.localtime():%H:%M}.")
    return redirect("evaluations:sheet", slug)


def _settled(request: MemberRequest, preview: Preview) -> list[Proposed]:
    """The changes, and of the clashes those that the person keeps. What they have not seen yet is an error."""
    chosen = list(preview.comparison.changes)
    for one in preview.comparison.clashes:
        keep = request.POST.get(f"keep-{one.field}")
        seen = whole_number(request.POST.get(f"seen-{one.field}", ""))
        if keep not in {"mine", "theirs"} or seen != one.row.version:
            about = f"{one.row.element.ref} {one.row.name}"
            preview.errors.append((f"keep-{one.field}-mine", f"Choose which to keep for {about}"))
        elif keep == "mine":
            chosen.append(one)
    for one, why in preview.comparison.closed:
        preview.errors.append(("refused", f"{one.row.element.ref} {one.row.name}: {why}"))
    return chosen


def _preview(
    page: Sheet, proposed: Iterable[Proposed], faults: tuple[Fault, ...] = (), missing: int = 0
) -> Preview:
    comparison = compare(proposed)
    token = _packed(page, [*comparison.changes, *comparison.clashes])
    return Preview(page, comparison, token, faults, missing)


def _packed(page: Sheet, proposed: list[Proposed]) -> str:
    rows = [
        [book.place_of(one.row), one.place, one.level.code if one.level else "", one.comment, one.version]
        for one in proposed
    ]
    about = book.about_of(page, page.round.access.user.pk)
    return signing.dumps({"about": about, "rows": rows}, salt=SALT, compress=True)


def _unpacked(token: str, page: Sheet) -> list[Proposed] | None:
    """None where the token is not one of ours, not this person's, of another round, or older than a day."""
    try:
        packed: dict[str, Any] = signing.loads(token, salt=SALT, max_age=ONE_DAY)
    except signing.BadSignature:
        return None
    if packed["about"] != book.about_of(page, page.round.access.user.pk):
        return None
    rows = {book.place_of(row): row for row in page.every}
    return [
        Proposed(rows[at], place, page.content.level_for(code), comment, version)
        for at, place, code, comment, version in packed["rows"]
        if at in rows
    ]


def _show(request: MemberRequest, preview: Preview, status: int = 200) -> HttpResponse:
    context = {"preview": preview, "page": preview.page, "round": preview.page.round}
    return render(request, "evaluations/sheet/preview.html", context, status=status)
