"""The plan as a Word document that can be edited: headings, tables with header rows, A4 across, in British English."""

import datetime as dt
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from evaluations.reports.plans import words
from evaluations.reports.plans.model import Drawn
from evaluations.reports.plans.paper import Row, Sheet, sheet_of
from evaluations.reports.word import About, clean, prepare, table, written
from evaluations.reports.words import date_words

ACTIONS = (
    *(("Ref", 11), ("Action", 46), ("Lead", 26), ("From and due", 26), ("Milestones", 42)),
    *(("Resources", 26), ("Success criteria", 38), ("Monitoring", 26), ("Progress", 26)),
)


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
    return written(document)


def _prepare(document: Any, sheet: Sheet) -> None:
    head, signed = sheet.drawn.report.head, sheet.drawn.standing.signed_at
    made = signed.astimezone(dt.UTC) if signed else dt.datetime.combine(head.as_at, dt.time(), dt.UTC)
    subject = f"Action plan from {head.framework}"
    about = About(sheet.title, head.authority, subject, head.attribution, made)
    prepare(document, about, sheet.running)
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(15)


def _cover(document: Any, sheet: Sheet) -> None:
    head = sheet.drawn.report.head
    document.add_heading(clean(head.authority), level=0)
    document.add_paragraph(clean(f"Action plan from the self-evaluation against {head.framework_short}"))
    document.add_paragraph(clean(f"{head.round}, {words.revision_words(sheet.drawn.standing).lower()}"))
    table(document, (("", 50), ("", 217)), sheet.facts, head=False)
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
        table(document, titles, rows)


def _actions(document: Any, sheet: Sheet) -> None:
    document.add_page_break()
    document.add_heading("Actions", level=1)
    if not sheet.groups:
        document.add_paragraph("No actions are written yet.")
    for group in sheet.groups:
        rated = f" ({group.level.label})" if group.level else ""
        document.add_heading(clean(f"{group.title}{rated}"), level=2)
        table(document, ACTIONS, [_cells(row) for row in group.rows])
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
    table(document, titles, rows)


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
        table(document, titles, rows)
        document.add_paragraph()


def _sign_off(document: Any, sheet: Sheet) -> None:
    document.add_heading("Sign-off", level=1)
    rows = [(one.who, one.name, one.on) for one in sheet.signatures]
    table(document, (("", 60), ("Name", 137), ("Date", 70)), rows)
