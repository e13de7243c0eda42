"""The summary as a Word document that can be edited before it goes to an inspector."""

import datetime as dt
from typing import Any

from docx import Document
from docx.shared import Mm

from evaluations.reports.selfevaluation.model import Aspect, SelfReport
from evaluations.reports.word import About, clean, prepare, table, written

SIZES = (("Normal", 11), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 11))
UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def docx_of(report: SelfReport) -> bytes:
    document = Document()
    _prepare(document, report)
    document.add_heading(clean(report.title), level=0)
    table(document, (("", 45), ("", 129)), report.facts, head=False)
    document.add_paragraph()
    _paragraphs(document, report.opening)
    _findings(document, report)
    document.add_heading("Contextual background", level=1)
    _paragraphs(document, report.context or "None is written.")
    for area in report.areas:
        document.add_heading(clean(area.title), level=1)
        for aspect in area.aspects:
            _aspect(document, aspect)
    document.add_paragraph(clean(report.source.attribution))
    return written(document)


def _prepare(document: Any, report: SelfReport) -> None:
    made = report.round.signed_off_at or UNDATED
    about = About(
        f"{report.title}, {report.authority}", report.authority, report.source.title, report.stamp, made
    )
    running = f"{report.authority}, {report.round.name}" + (f" · {report.stamp}" if report.stamp else "")
    prepare(document, about, running, SIZES)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)


def _paragraphs(document: Any, text: str) -> None:
    for paragraph in clean(text).split("\n\n"):
        if paragraph.strip():
            document.add_paragraph(paragraph.strip())


def _findings(document: Any, report: SelfReport) -> None:
    document.add_heading("Key findings", level=1)
    for name, lines in report.findings:
        document.add_heading(name, level=2)
        for ref, label, text in lines:
            document.add_paragraph(clean(f"{text} ({ref} {label})"), style="List Bullet")
    if not report.findings:
        document.add_paragraph("None is chosen yet.")


def _aspect(document: Any, aspect: Aspect) -> None:
    document.add_heading(clean(f"{aspect.ref} {aspect.short_label}"), level=2)
    document.add_paragraph(clean(f"“{aspect.title}” ({aspect.place})"), style="Quote")
    document.add_paragraph(clean(aspect.counted))
    for name, texts in aspect.groups:
        document.add_heading(name, level=3)
        for text in texts:
            document.add_paragraph(clean(text), style="List Bullet")
    if not aspect.groups:
        document.add_paragraph("Nothing is written yet.")
