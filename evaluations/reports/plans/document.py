"""The plan as a Word document that can be edited: headings, tables with header rows, A4 across, in British English."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from evaluations.reports.plans import words
from evaluations.reports.plans.model import Drawn
from evaluations.reports.plans.paper import Row, Sheet, sheet_of
from evaluations.reports.words import date_words

# What XML cannot hold.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ACTIONS = (
    *(("Ref", 11), ("Action", 46), ("Lead", 26), ("From and due", 26), ("Milestones", 42)),
    *(("Resources", 26), ("Success criteria", 38), ("Monitoring", 26), ("Progress", 26)),
)
EPOCH = (1980, 1, 1, 0, 0, 0)


def docx_of(drawn: Drawn) -> bytes:
    """The same bytes for the same signed revision."""
    sheet = sheet_of(drawn)
    document = Document()
    _prepare(document, sheet)
    _cover(document, sheet)
    _ratings(document, sheet)
    _actions(document, sheet)
    _told(document, sheet)
    _follow_ups(document, sheet)
    _sign_off(document, sheet)
    out = io.BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _prepare(document: Any, sheet: Sheet) -> None:
    head, signed = sheet.drawn.report.head, sheet.drawn.standing.signed_at
    about = document.core_properties
    about.title, about.author, about.language = clean(sheet.title), clean(head.authority), "en-GB"
    about.subject, about.comments = clean(f"Action plan from {head.framework}"), clean(head.attribution)
    about.last_modified_by, about.revision = clean(head.authority), 1
    made = signed.astimezone(dt.UTC) if signed else dt.datetime.combine(head.as_at, dt.time(), dt.UTC)
    about.created = about.modified = made.replace(tzinfo=None)
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(15)
    page.footer.paragraphs[0].text = clean(sheet.running)
    for name, size in (("Normal", 11), ("Title", 30), ("Heading 1", 16), ("Heading 2", 12)):
        _style(document.styles[name], size)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _style(style: Any, size: int) -> None:
    style.font.name, style.font.size = "Arial", Pt(size)
    style.font.color.rgb = RGBColor(0x18, 0x24, 0x3F)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def _cover(document: Any, sheet: Sheet) -> None:
    head = sheet.drawn.report.head
    document.add_heading(clean(head.authority), level=0)
    document.add_paragraph(clean(f"Action plan from the self-evaluation against {head.framework_short}"))
    document.add_paragraph(clean(f"{head.round}, {words.revision_words(sheet.drawn.standing).lower()}"))
    _table(document, (("", 50), ("", 217)), sheet.facts, head=False)
    document.add_paragraph()
    document.add_paragraph(clean(head.attribution))


def _ratings(document: Any, sheet: Sheet) -> None:
    head = sheet.drawn.report.head
    if head.introduction:
        document.add_heading("Introduction", level=1)
        for paragraph in head.introduction.splitlines():
            if paragraph.strip():
                document.add_paragraph(clean(paragraph))
    document.add_heading("Ratings and what is done about them", level=1)
    document.add_paragraph(clean(f"{sheet.covered}."))
    rows = [
        (
            f"{row.line.element} {row.line.title}",
            row.line.phase,
            f"{row.level.letters} {row.level.label}".strip() if row.level else "Not rated",
            row.done_about,
        )
        for row in sheet.ratings
    ]
    titles = (
        (head.element_one.capitalize(), 100),
        ("Phase", 30),
        ("Rating", 47),
        ("Actions, or why there are none", 90),
    )
    if rows:
        _table(document, titles, rows)


def _actions(document: Any, sheet: Sheet) -> None:
    document.add_page_break()
    document.add_heading("Actions", level=1)
    if not sheet.groups:
        document.add_paragraph("No actions are written yet.")
    for group in sheet.groups:
        rated = f" ({group.level.label})" if group.level else ""
        document.add_heading(clean(f"{group.title}{rated}"), level=2)
        _table(document, ACTIONS, [_cells(row) for row in group.rows])
    if sheet.groups and sheet.total:
        document.add_paragraph(f"Total cost: {sheet.total}")


def _cells(row: Row) -> tuple[str, ...]:
    action = row.action
    lead = action.lead or "No lead yet"
    return (
        action.ref,
        "\n".join(part for part in (action.priority, action.title) if part),
        f"{lead}\nwith {action.helpers}" if action.helpers else lead,
        row.dates,
        "\n".join(row.milestones),
        row.resources,
        "\n".join(row.success),
        row.monitoring,
        "\n".join(part for part in (row.progress, *row.under) if part),
    )


def _told(document: Any, sheet: Sheet) -> None:
    if not sheet.told:
        return
    document.add_heading("Progress and impact", level=1)
    rows = []
    for action in sheet.told:
        said = [f"Dropped: {action.status_reason}"] if action.status_reason else []
        said += [
            ": ".join(part for part in (f"{date_words(one.on)}, {one.progress}", one.note) if part)
            for one in action.history
        ]
        on = f" ({date_words(action.evaluated_on)})" if action.evaluated_on else ""
        rows.append((action.ref, action.title, "\n".join(said), f"{action.evaluation}{on}"))
    titles = (
        ("Ref", 11),
        ("Action", 66),
        ("Progress, newest first", 100),
        ("Evaluation: the difference it made", 90),
    )
    _table(document, titles, rows)


def _follow_ups(document: Any, sheet: Sheet) -> None:
    document.add_heading("Follow-up activities and next steps", level=1)
    if not sheet.follow_ups:
        document.add_paragraph("None is recorded yet.")
    for label, lines in sheet.follow_ups:
        rows = [
            (
                line.text,
                line.who,
                date_words(line.due),
                date_words(line.confirmed_on) or "Not yet",
                date_words(line.done_on) or "Not yet",
            )
            for line in lines
        ]
        titles = ((label, 117), ("Who", 45), ("By when", 35), ("Confirmed", 35), ("Done", 35))
        _table(document, titles, rows)
        document.add_paragraph()


def _sign_off(document: Any, sheet: Sheet) -> None:
    document.add_heading("Sign-off", level=1)
    rows = [(one.who, one.name, one.on) for one in sheet.signatures]
    _table(document, (("", 60), ("Name", 137), ("Date", 70)), rows)


def _table(
    document: Any, titles: Iterable[tuple[str, int]], rows: Iterable[tuple[str, ...]], *, head: bool = True
) -> None:
    """`titles` with widths in millimetres. The first row is marked as a header that repeats over pages."""
    heads = list(titles)
    lines = [tuple(title for title, _ in heads), *rows] if head else list(rows)
    table = document.add_table(rows=len(lines), cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, heads, strict=True):
        column.width = Mm(width)
    for number, (row, values) in enumerate(zip(table.rows, lines, strict=True)):
        _mark(row, "w:cantSplit")
        if head and number == 0:
            _mark(row, "w:tblHeader")
        for cell, value, (_, width) in zip(row.cells, values, heads, strict=True):
            cell.width = Mm(width)
            _write(cell, value, bold=(head and number == 0) or (not head and cell is row.cells[0]))


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _write(cell: Any, value: str, *, bold: bool) -> None:
    run = cell.paragraphs[0].add_run(clean(value))
    run.font.size, run.bold = Pt(9), bold


def clean(text: str) -> str:
    return UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _undated(body: bytes) -> bytes:
    """A zip says when each of its files was written: here, always the same day."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in read.namelist():
            written.writestr(zipfile.ZipInfo(name, EPOCH), read.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
