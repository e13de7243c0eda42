"""A report as a file: one way in for downloads and for `manage.py export_round`."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from evaluations.reports.csvfile import csv_of
from evaluations.reports.model import Report
from evaluations.reports.pdf import pdf_of
from evaluations.reports.standalone import standalone_html
from evaluations.reports.workbook import xlsx_of


class Format(StrEnum):
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"


class Part(StrEnum):
    """How much of a round: its dashboard, or all of it."""

    DASHBOARD = "dashboard"
    ROUND = "round"


TYPES = {
    Format.PDF: "application/pdf",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content_type: str
    body: bytes


def file_of(report: Report, kind: Format, part: Part, *, large: bool = False) -> File:
    """The same bytes each time for a signed-off round."""
    slug = report.dashboard.round.slug
    name = f"{slug}-{part}{'-large' if large else ''}.{kind}"
    return File(name, TYPES[kind], _body(report, kind, whole=part == Part.ROUND, large=large))


def _body(report: Report, kind: Format, *, whole: bool, large: bool) -> bytes:
    today: dt.date = timezone.localdate()
    if kind == Format.PDF:
        return pdf_of(report, whole=whole, large=large, today=today)
    if kind == Format.XLSX:
        return xlsx_of(report, whole=whole)
    if kind == Format.CSV:
        return csv_of(report, whole=whole)
    return standalone_html(report, whole=whole, large=large, today=today)
