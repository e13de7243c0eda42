"""Files of a report in PDF; the press is in schools.paper, since what schools returned is printed too."""

import datetime as dt

from django.template.loader import render_to_string

from evaluations.reports.model import Report
from evaluations.reports.paper import paper_of
from schools import paper
from schools.paper import SHEET, STYLES, NotBuilt, is_own_file

__all__ = ["SHEET", "STYLES", "NotBuilt", "is_own_file", "paper_html", "pdf_of"]


def paper_html(report: Report, *, whole: bool, large: bool, today: dt.date) -> str:
    context = {"paper": paper_of(report, whole=whole, today=today), "large": large}
    return render_to_string("pdf/round.html" if whole else "pdf/dashboard.html", context)


def pdf_of(report: Report, *, whole: bool, large: bool, today: dt.date) -> bytes:
    """The dashboard on a page, or the whole round. `large` is A3 with nothing under 12 point."""
    return paper.write_pdf(paper_html(report, whole=whole, large=large, today=today))
