"""A plan as a file: one way in for downloads and for `manage.py export_plan`."""

from collections.abc import Sequence
from enum import StrEnum

from evaluations.reports.files import TYPES, File
from evaluations.reports.plans.csvfile import csv_of
from evaluations.reports.plans.document import docx_of
from evaluations.reports.plans.model import Drawn
from evaluations.reports.plans.pdf import pdf_of
from evaluations.reports.plans.workbook import xlsx_of


class Format(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CONTENT_TYPES = {**{str(kind): words for kind, words in TYPES.items()}, Format.DOCX: WORD}


def file_of(drawn: Drawn, kind: Format, *, large: bool = False, leads: Sequence[str] = ()) -> File:
    """The same bytes each time for a signed revision in one state. `leads` are offered in the workbook."""
    standing = drawn.standing
    part = "plan" if standing.is_draft else f"plan-revision-{standing.number}"
    name = f"{drawn.report.head.slug}-{part}{'-large' if large else ''}.{kind}"
    return File(name, CONTENT_TYPES[kind], _body(drawn, kind, large, leads))


def _body(drawn: Drawn, kind: Format, large: bool, leads: Sequence[str]) -> bytes:
    if kind == Format.PDF:
        return pdf_of(drawn, large=large)
    if kind == Format.XLSX:
        return xlsx_of(drawn, leads)
    return docx_of(drawn) if kind == Format.DOCX else csv_of(drawn)
