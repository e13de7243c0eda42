"""The report as a Word document that can be edited: headings, tables with header rows, A4 upright."""

import datetime as dt
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from evaluations.reports.answering.model import AnsweringReport, AnswerLine
from evaluations.reports.answering.paper import Judged, Paper, paper_of
from evaluations.reports.word import SIZES, About, clean, prepare, table, written

UP, SIDE = 174, 261
HEADINGS = (*SIZES, ("Heading 3", 11))


def docx_of(report: AnsweringReport, *, short: bool = False) -> bytes:
    """The same bytes for the same report of a signed-off round."""
    paper, document = paper_of(report, short=short), Document()
    _prepare(document, paper)
    _cover(document, paper)
    _overall(document, paper)
    if not short:
        for section in paper.sections:
            document.add_page_break()
            document.add_heading(clean(section.title), level=1)
            for judged in section.questions:
                _question(document, paper, judged)
        _digest(document, paper)
    return written(document)


def _prepare(document: Any, paper: Paper) -> None:
    head = paper.report.head
    signed = head.signed_off_at
    made = signed.astimezone(dt.UTC) if signed else dt.datetime.combine(head.as_at, dt.time(), dt.UTC)
    about = About(paper.title, head.authority, head.framework, head.attribution, made)
    prepare(document, about, paper.running, HEADINGS)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(18)


def _cover(document: Any, paper: Paper) -> None:
    head = paper.report.head
    document.add_heading(clean(head.authority), level=0)
    document.add_paragraph(
        clean(f"{head.framework_short}: {'judgements' if paper.short else 'self-evaluation report'}")
    )
    document.add_paragraph(clean(head.round))
    table(document, (("", 40), ("", 134)), paper.facts, head=False)
    document.add_paragraph()
    document.add_paragraph(clean(head.attribution))


def _overall(document: Any, paper: Paper) -> None:
    document.add_heading("Overall judgements", level=1)
    whole = [paper.whole] if paper.whole else []
    rows = [(one.line.title, _label(one), one.line.rationale) for one in whole]
    rows += [
        (section.title, section.level.label if section.level else "Not judged", section.rationale)
        for section in paper.sections
    ]
    table(document, (("Group", 45), ("Judgement", 40), ("Why", 89)), rows)
    for section in paper.sections:
        document.add_heading(clean(section.title), level=2)
        lines = [
            (judged.line.name, _label(judged)) for judged in section.questions if hasattr(judged.line, "name")
        ]
        heads = ((paper.report.head.element_one.capitalize(), 130), ("Judgement", 44))
        table(document, heads, lines)


def _label(judged: Judged) -> str:
    if getattr(judged.line, "not_applicable", False):
        return "Not applicable"
    return judged.level.label if judged.level else "Not judged"


def _question(document: Any, paper: Paper, judged: Judged) -> None:
    line: Any = judged.line
    document.add_heading(clean(line.name), level=2)
    _paragraph(document, "Judgement", _label(judged))
    _text(document, line.rationale)
    if line.dissent:
        _paragraph(document, "Dissent", line.dissent)
    for answer in line.answers:
        _answer(document, paper.report, answer)


def _answer(document: Any, report: AnsweringReport, answer: AnswerLine) -> None:
    level = report.level(answer.level)
    document.add_heading(clean(f"{answer.team}: {level.label if level else 'no judgement'}"), level=3)
    _text(document, answer.text)
    if answer.trend or answer.figures:
        _paragraph(document, "Trend", ". ".join(filter(None, (answer.trend, answer.figures))))
    if answer.variations:
        rows = [(f"{one.kind}: {one.what}", _level(report, one.level), one.text) for one in answer.variations]
        table(document, (("Where it differs", 55), ("Judgement", 35), ("How", 84)), rows)
    words = [f"“{one.words}”" if one.quoted else one.words for one in answer.evidence]
    if words or answer.cites:
        _paragraph(document, "Evidence", "; ".join((*words, *answer.cites)))
    if answer.priorities:
        rows = [(one.text, one.rag_label or "Not said", one.progress) for one in answer.priorities]
        table(document, (("Priority", 84), ("Progress", 20), ("In words", 70)), rows)
        document.add_paragraph()


def _level(report: AnsweringReport, code: str) -> str:
    level = report.level(code)
    return level.label if level else "Not judged"


def _digest(document: Any, paper: Paper) -> None:
    if not paper.digest:
        return
    document.add_page_break()
    document.add_heading("Appendix: data digest", level=1)
    for one in paper.digest:
        _turn(document, wide=one.wide)
        document.add_heading(clean(f"{one.line.ref} {one.line.title}"), level=2)
        widths = one.widths(SIDE if one.wide else UP)
        table(document, tuple(zip(one.line.columns, widths, strict=True)), one.line.rows)
        for note in one.notes:
            document.add_paragraph(clean(note))


def _turn(document: Any, *, wide: bool) -> None:
    """A page that lies on its side for a table of many columns, and one that stands for the next."""
    page = document.sections[-1]
    if wide == (page.orientation == WD_ORIENT.LANDSCAPE):
        return
    turned = document.add_section(WD_SECTION.NEW_PAGE)
    turned.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    turned.page_width, turned.page_height = page.page_height, page.page_width


def _paragraph(document: Any, term: str, said: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{term}: ").bold = True
    paragraph.add_run(clean(said))


def _text(document: Any, text: str) -> None:
    for line in text.splitlines():
        if line.strip():
            document.add_paragraph(clean(line))
