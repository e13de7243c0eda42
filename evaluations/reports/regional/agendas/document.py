"""An agenda as a Word document: beside each question room to write what was said."""

import datetime as dt
from typing import Any

from docx import Document
from docx.shared import Mm

from evaluations.reports.regional.agendas.model import AgendaReport, Asked, Part, Rated
from evaluations.reports.word import About, clean, prepare, table, written
from evaluations.reports.words import date_words

SIZES = (("Normal", 11), ("Title", 22), ("Heading 1", 13), ("Heading 2", 11))
TITLES = (("", 9), ("Question", 68), ("What was said", 80), ("Covered on", 23))
ROOM = 26
"""Millimetres that a row has at least."""


def docx_of(report: AgendaReport) -> bytes:
    document = Document()
    _prepare(document, report)
    document.add_heading(clean(report.title), level=0)
    document.add_paragraph(
        clean(f"{report.authority}, for a meeting of its National Strategies regional team")
    )
    table(document, (("", 45), ("", 135)), report.facts, head=False)
    document.add_paragraph()
    if report.quote:
        document.add_paragraph(clean(f"“{report.quote}” ({report.quote_place})"), style="Quote")
    for part in report.parts:
        _part(document, part)
    if not report.parts:
        document.add_paragraph("No question is on this agenda yet.")
    document.add_paragraph(clean(report.attribution))
    return written(document)


def _prepare(document: Any, report: AgendaReport) -> None:
    made = dt.datetime.combine(report.held_on, dt.time(), dt.UTC)
    subject = f"Agenda from {report.source}"
    about = About(report.heading, report.region, subject, report.attribution, made)
    prepare(document, about, f"{report.heading}, {date_words(report.held_on)}", SIZES)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(15)


def _part(document: Any, part: Part) -> None:
    document.add_heading(clean(part.name), level=1)
    for rated in part.rated:
        _rated(document, rated)
    for phase, figure in part.figures:
        of = f" ({phase})" if phase else ""
        words = f"{figure.label}{of}: {figure.said}, {figure.period}. {figure.standing}."
        document.add_paragraph(clean(words))
    made = table(document, TITLES, [_row(question) for question in part.questions])
    for row in list(made.rows)[1:]:
        row.height = Mm(ROOM)
    document.add_paragraph()


def _rated(document: Any, rated: Rated) -> None:
    line = document.add_paragraph()
    line.add_run(clean(f"{rated.phase}: {rated.in_words}")).bold = True
    if rated.reason:
        line.add_run(clean(f". The authority’s reason: {rated.reason}"))
    for number, hold in enumerate(rated.holds):
        words = f"{hold.text} ({hold.place})" if hold.place else hold.text
        document.add_paragraph(clean(f"{rated.held}: {words}" if number == 0 else words), style="List Bullet")


def _row(question: Asked) -> tuple[str, ...]:
    own = "\nOwn question" if question.own else ""
    return (
        str(question.number),
        f"{question.said}{own}",
        question.note,
        date_words(question.covered_on),
    )
