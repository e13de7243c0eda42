"""The addresses of a page's files, in the order in which they are offered."""

from collections.abc import Sequence

from django.urls import reverse

from evaluations.reports.files import Format

OFFERED = ((Format.PDF, "Download PDF"), (Format.XLSX, "Excel"), (Format.CSV, "CSV"))
NAMES = {Format.CSV: "CSV", Format.XLSX: "a spreadsheet", Format.PDF: "PDF"}


def downloads(name: str, args: Sequence[str], query: str) -> tuple[tuple[str, str], ...]:
    """Labels and addresses; `name` is that of the page, and each file's begins with it."""
    return tuple(
        (label, f"{reverse(f'evaluations:{name}_{kind}', args=args)}?{query}") for kind, label in OFFERED
    )
