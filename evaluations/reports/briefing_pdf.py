"""The briefing paper as a PDF of exactly two A4 pages, however many people and however long their names."""

from io import BytesIO

from django.template.loader import render_to_string

from evaluations.reports.briefing import FITS, Briefing, Fit
from schools import paper

PAGES = 2


def briefing_pdf(briefing: Briefing) -> bytes:
    """Set at ease where that fits, closer where it does not."""
    written = b""
    for fit in FITS:
        written = paper.write_pdf(briefing_html(briefing, fit))
        if _pages(written) == PAGES:
            break
    return written


def briefing_html(briefing: Briefing, fit: Fit) -> str:
    context = {
        "paper": briefing,
        "round": briefing.round,
        "content": briefing.content,
        "fit": fit,
        "areas": briefing.areas(fit),
        "members": briefing.members(fit),
        "unnamed": briefing.unnamed(fit),
    }
    return render_to_string("pdf/briefing.html", context)


def _pages(written: bytes) -> int:
    """The library is loaded when the first paper is asked for: commands start sooner without it."""
    import pikepdf

    with pikepdf.open(BytesIO(written)) as document:
        return len(document.pages)
