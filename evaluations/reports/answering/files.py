"""The report of what teams answered as a file: one way in for downloads."""

from enum import StrEnum

from django.template.loader import render_to_string

from evaluations.reports.answering.document import docx_of
from evaluations.reports.answering.model import AnsweringReport
from evaluations.reports.answering.paper import paper_of
from evaluations.reports.answering.workbook import xlsx_of
from evaluations.reports.files import File
from evaluations.reports.plans.files import CONTENT_TYPES
from schools import paper


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


def file_of(report: AnsweringReport, kind: Format, *, short: bool) -> File:
    """The same bytes each time for a signed-off round."""
    name = f"{report.head.slug}-{'judgements' if short else 'answers'}.{kind}"
    return File(name, CONTENT_TYPES[kind], _body(report, kind, short=short))


def _body(report: AnsweringReport, kind: Format, *, short: bool) -> bytes:
    if kind == Format.PDF:
        return paper.write_pdf(page_of(report, short=short))
    return docx_of(report, short=short) if kind == Format.DOCX else xlsx_of(report, short=short)


def page_of(report: AnsweringReport, *, short: bool) -> str:
    return render_to_string("pdf/answering/report.html", {"paper": paper_of(report, short=short)})
