"""The files themselves: always saved by the browser, never shown by it."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from accounts.here import MemberRequest
from accounts.roles import Permission
from evaluations.files import content_type_of
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
    return _attachment(item.file.name, item.file_name)


@require_GET
def earlier_file(request: MemberRequest, pk: int, version: int) -> HttpResponseBase:
    """A file that another has replaced since, kept because a signed-off round rested on it."""
    row = earlier_version(get_item(request, pk, Permission.VIEW_CONFIDENTIAL), version)
    if row is None:
        raise Http404("The file of that version is not kept.")
    return _attachment(str(row.file), row.file_name)


def _attachment(stored: str | None, name: str) -> FileResponse:
    if not stored:
        raise Http404("This item has no file. Its page says where it is kept.")
    try:
        content = default_storage.open(stored)
    except FileNotFoundError as error:
        raise Http404(
            f"“{name}” is missing from the server. Ask an administrator to restore it from the backup."
        ) from error
    return FileResponse(
        content, as_attachment=True, filename=name, content_type=content_type_of(name), headers=HEADERS
    )
