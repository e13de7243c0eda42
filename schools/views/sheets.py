"""Answers by spreadsheet: the file goes out, comes back, shows what it would change, and is confirmed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.here import MemberRequest
from accounts.roles import Permission
from schools.forms.sheets import SheetForm
from schools.intake import Unreadable
from schools.models import Collection
from schools.reports.returns_book import book_of
from schools.selectors.book_reading import Preview, asks_with_answers, preview_of
from schools.services.errors import Refused
from schools.services.sheets import packed, save_all, unpacked
from schools.views.files import XLSX, attached
from schools.views.shared import get_collection

RECORD = Permission.RECORD_RETURNS


@require_GET
def sheet_file(request: MemberRequest, pk: int) -> HttpResponse:
    collection = get_collection(request, pk, RECORD)
    return attached(collection, book_of(collection, asks_with_answers(collection)), XLSX, "answers.xlsx")


@require_http_methods(["GET", "POST"])
def sheet(request: MemberRequest, pk: int) -> HttpResponse:
    """Reading the file writes nothing."""
    collection = get_collection(request, pk, RECORD)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            preview = preview_of(form.cleaned_data["file"], collection)
        except Unreadable as fault:
            form.add_error("file", str(fault))
        else:
            return _preview(request, collection, preview)
    context = {"collection": collection, "form": form}
    return render(request, "schools/returns/sheet.html", context, status=422 if form.errors else 200)


def _preview(request: MemberRequest, collection: Collection, preview: Preview) -> HttpResponse:
    context = {
        "collection": collection,
        "preview": preview,
        "packed": packed(collection, preview.changes) if preview.changes else "",
    }
    return render(request, "schools/returns/sheet_preview.html", context)


@require_POST
def sheet_confirm(request: MemberRequest, pk: int) -> HttpResponse:
    collection = get_collection(request, pk, RECORD)
    try:
        wanted = unpacked(collection, request.POST.get("changes", ""))
        saved = save_all(collection=collection, wanted=wanted, user=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("returns:sheet", pk)
    messages.success(
        request, f"{saved} {'answer is' if saved == 1 else 'answers are'} saved from the spreadsheet."
    )
    return redirect("returns:collection", pk)
