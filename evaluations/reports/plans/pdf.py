"""The plan as a PDF that can go before elected members: tagged, with bookmarks, readable in greyscale."""

from django.template.loader import render_to_string

from evaluations.reports.plans.model import Drawn
from evaluations.reports.plans.paper import sheet_of
from schools import paper


def pdf_of(drawn: Drawn, *, large: bool) -> bytes:
    """A4 across; `large` is A3 with nothing under 12 point. The same bytes for the same report."""
    return paper.write_pdf(page_of(drawn, large=large))


def page_of(drawn: Drawn, *, large: bool) -> str:
    return render_to_string("pdf/plan/plan.html", {"sheet": sheet_of(drawn), "large": large})
