"""A file about a collection, as a download."""

from django.http import HttpResponse
from django.utils.text import slugify

from schools.models import Collection

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attached(collection: Collection, body: bytes, kind: str, name: str) -> HttpResponse:
    stem = slugify(f"{collection.authority.slug} {collection.name}")
    headers = {
        "Content-Disposition": f'attachment; filename="{stem}-{name}"',
        "Cache-Control": "private, no-cache",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(body, content_type=kind, headers=headers)
