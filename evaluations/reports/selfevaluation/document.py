"""The summary as a Word document that can be edited before it goes to an inspector."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from docx import Document
from docx.shared import Mm

from evaluations.reports.selfevaluation.model import Considered, SelfReport
from evaluations.reports.word import About, clean, prepare, table, written

SIZES = (("Normal", 11), ("Title", 22), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 11))
UNDATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Front:
    """What a document says of itself; `running` stands at the foot of each page."""

    about: About
    heading: str
    running: str
    facts: list[tuple[str, str]]
    attribution: str


class AreaTold(Protocol):
    @property
    def title(self) -> str: ...

    @property
    def aspects(self) -> Sequence[Considered]: ...


class Told(Protocol):
    """What is written of the whole and of each aspect, whoever it is for."""

    @property
    def opening(self) -> str: ...

    @property
    def context(self) -> str: ...

    @property
    def areas(self) -> Sequence[AreaTold]: ...

    @property
    def findings(self) -> list[tuple[str, list[tuple[str, str, str]]]]: ...


def docx_of(report: SelfReport) -> bytes:
    return document_of(_front(report), report)


def document_of(front: Front, told: Told) -> bytes:
    document = Document()
    _prepare(document, front)
    document.add_heading(clean(front.heading), level=0)
    table(document, (("", 45), ("", 129)), front.facts, head=False)
    document.add_paragraph()
    _paragraphs(document, told.opening)
    _findings(document, told)
    document.add_heading("Contextual background", level=1)
    _paragraphs(document, told.context or "None is written.")
    for area in told.areas:
        document.add_heading(clean(area.title), level=1)
        for aspect in area.aspects:
            _aspect(document, aspect)
    document.add_paragraph(clean(front.attribution))
    return written(document)


def _front(report: SelfReport) -> Front:
    title = f"{report.title}, {report.authority}"
    made = report.round.signed_off_at or UNDATED
    running = f"{report.authority}, {report.round.name}" + (f" · {report.stamp}" if report.stamp else "")
    return Front(
        about=About(title, report.authority, report.source.title, report.stamp, made),
        heading=report.title,
        running=running,
        facts=report.facts,
        attribution=report.source.attribution,
    )


def _prepare(document: Any, front: Front) -> None:
    prepare(document, front.about, front.running, SIZES)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)


def _paragraphs(document: Any, text: str) -> None:
    for paragraph in clean(text).split("\n\n"):
        if paragraph.strip():
            document.add_paragraph(paragraph.strip())


def _findings(document: Any, told: Told) -> None:
    document.add_heading("Key findings", level=1)
    for name, lines in told.findings:
        document.add_heading(name, level=2)
        for ref, label, text in lines:
            document.add_paragraph(clean(f"{text} ({ref} {label})"), style="List Bullet")
    if not told.findings:
        document.add_paragraph("None is chosen yet.")


def _aspect(document: Any, aspect: Considered) -> None:
    document.add_heading(clean(f"{aspect.ref} {aspect.short_label}"), level=2)
    document.add_paragraph(clean(f"“{aspect.title}” ({aspect.place})"), style="Quote")
    document.add_paragraph(clean(aspect.counted))
    for name, texts in aspect.groups:
        document.add_heading(name, level=3)
        for text in texts:
            document.add_paragraph(clean(text), style="List Bullet")
    if not aspect.groups:
        document.add_paragraph("Nothing is written yet.")
