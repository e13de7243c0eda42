"""The files themselves: always saved by the browser, never shown by it."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.here import MemberRequest
from accounts.roles import Permission
from evaluations.files import content_type_of
from evaluations.models import EvidenceItem
from evaluations.selectors.evidence_history import earlier_version
from evaluations.views.evidence.shared import get_item

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


@require_GET
def file(request: MemberRequest, pk: int) -> HttpResponseBase:
    item = get_item(request, pk)
    return _attachment(request, item, item.file.name, item.file_name)


@require_GET
def earlier_file(request: MemberRequest, pk: int, version: int) -> HttpResponseBase:
    """A file that another has replaced since, kept because a signed-off round rested on it."""
    item = get_item(request, pk, Permission.VIEW_CONFIDENTIAL)
    row = earlier_version(item, version)
    if row is None:
        raise Http404("The file of that version is not kept.")
    return _attachment(request, item, str(row.file), row.file_name)


def _attachment(
    request: MemberRequest, item: EvidenceItem, stored: str | None, name: str
) -> HttpResponseBase:
    if not stored:
        raise Http404("This item has no file.")
    try:
        content = default_storage.open(stored)
    except FileNotFoundError:
        return _missing(request, item, name)
    return FileResponse(
        content, as_attachment=True, filename=name, content_type=content_type_of(name), headers=HEADERS
    )


def _missing(request: MemberRequest, item: EvidenceItem, name: str) -> HttpResponseBase:
    context = {
        "heading": "The file is missing",
        "message": f"“{name}” is not on the server, though the library lists it. Ask an administrator to "
        "restore it from the backup, or put the file there again under “Change”.",
        "back": reverse("evaluations:evidence_item", args=[item.pk]),
        "back_words": f"Back to “{item.title}”",
    }
    return render(request, "evaluations/evidence/stopped.html", context, status=404)
