"""A member's sheet as a workbook that they fill in and hand back: hidden columns say what it was made from."""

import hashlib
import io
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from django.utils import timezone
from openpyxl.utils.escape import unescape

from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.evidence import NO_EVIDENCE, ReportEvidence
from evaluations.selectors.sheet import Row, Sheet
from schools.intake.sheet import CONTROLS
from schools.sheets import OPTIONS, set_paper, write_pairs
from standards.content import Level

NAME, HELP, ABOUT = "Your sheet", "How to fill it in", "About this file"
WHAT, VALUE = "What", "Value"
ROUND, FRAMEWORK, PERSON = "Round", "Framework", "Person"
COMMENT, PLACE, VERSION, BASE = "Comment", "Place", "Version", "As downloaded"
HEADER_ROW = 1

# Light enough for black words, which say the same.
FILLS = {"os": "#BFE0D8", "g": "#C7E7CD", "ni": "#FFDB8C", "si": "#F4C6CD"}
FONT = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}


def header_of(page: Sheet) -> list[str]:
    """The titles that are read again; people may sort and widen the others as they like."""
    return [page.words.column, COMMENT, PLACE, VERSION, BASE]


def place_of(row: Row) -> str:
    return f"{row.phase.ref if row.phase else NO_PHASE}/{row.element.ref}"


def as_written(comment: str) -> str:
    """A comment as a cell holds it: what no spreadsheet can show is left out."""
    return CONTROLS.sub("", comment).strip()


def fingerprint(level: Level | None, comment: str) -> str:
    """Tells a row that nobody touched, whatever has been saved on the site since.

    Of the comment as a reader gets it: some take “_x0041_”, spelled out by a person, for a character.
    """
    said = f"{level.code if level else ''}\n{as_written(unescape(comment))}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def about_of(page: Sheet, user_pk: int) -> dict[str, str]:
    """What has to be the same when the file comes back."""
    return {ROUND: page.round.slug, FRAMEWORK: page.content.key, PERSON: str(user_pk)}


def sheet_xlsx(page: Sheet, user_pk: int, evidence: Mapping[int, ReportEvidence]) -> bytes:
    """`evidence` without what concerns an individual: that never leaves in a file."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": f"{page.round.authority}: {page.round.name}, your sheet"})
        _write_rows(book, page, evidence)
        write_pairs(book, HELP, _help(page))
        sheet = book.add_worksheet(ABOUT)
        pairs = [(WHAT, VALUE), *about_of(page, user_pk).items(), ("Downloaded", _today())]
        for number, (what, value) in enumerate(pairs):
            sheet.write_string(number, 0, what)
            sheet.write_string(number, 1, value)
        sheet.protect()
        sheet.hide()
    return out.getvalue()


def _write_rows(book: Any, page: Sheet, evidence: Mapping[int, ReportEvidence]) -> None:
    sheet = book.add_worksheet(NAME)
    shut, free = (
        book.add_format(FONT),
        book.add_format({**FONT, "locked": False, "border": 1, "border_color": "#767C8A"}),
    )
    head = book.add_format({**FONT, "bold": True, "bottom": 2, "valign": "bottom"})
    columns = _columns(page)
    for index, (title, width) in enumerate(columns):
        sheet.set_column(index, index, width or 12, None, {} if width else {"hidden": True})
        sheet.write_string(0, index, title, head)
    at = {title: index for index, (title, _) in enumerate(columns)}
    for number, row in enumerate(page.every, start=HEADER_ROW):
        for title, value in _values(page, row, evidence.get(row.cell.pk, NO_EVIDENCE)).items():
            own = title in {page.words.column, COMMENT} and row.may_rate
            style = free if own else shut
            if isinstance(value, int):
                sheet.write_number(number, at[title], value, style)
            elif value or own:
                sheet.write_string(number, at[title], value, style)
    _choose_from(book, sheet, page, at[page.words.column])
    sheet.freeze_panes(1, at[page.words.column])
    allowed = ("format_cells", "format_columns", "format_rows", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))
    set_paper(sheet)


def _columns(page: Sheet) -> list[tuple[str, int]]:
    """Title and width in characters; without a width it is hidden."""
    phase = [("Phase", 14)] if page.content.phases else []
    element = page.content.element_one.capitalize()
    shown = [(element, 44), *phase, (page.words.column, 18), (COMMENT, 60), ("Evidence linked", 40)]
    return [*shown, ("Note", 30), (PLACE, 0), (VERSION, 0), (BASE, 0)]


def _values(page: Sheet, row: Row, evidence: ReportEvidence) -> dict[str, str | int]:
    found: dict[str, str | int] = {
        page.content.element_one.capitalize(): f"{row.element.ref} {row.name}",
        page.words.column: row.level.label if row.level else "",
        COMMENT: as_written(row.comment),
        "Evidence linked": "\n".join(item.title for item in evidence.items),
        "Note": _note(row),
        PLACE: place_of(row),
        VERSION: row.version,
        BASE: fingerprint(row.level, row.comment),
    }
    return {"Phase": row.phase.label, **found} if row.phase else found


def _note(row: Row) -> str:
    """What a person ought to know of the row while they are away from the site."""
    notes = ["Priority area." if row.cell.focus else "", row.why_closed]
    if row.ceiling:
        notes.append(f"At most {row.ceiling.label} as the answers stand.")
    notes += [
        f"Local words, {row.cell.round.authority}: {word.level.label}: {word.text}" for word in row.words
    ]
    return "\n".join(note for note in notes if note)


def _choose_from(book: Any, sheet: Any, page: Sheet, column: int) -> None:
    last = len(page.every)
    labels = [choice.level.label for choice in page.words.choices]
    sheet.data_validation(
        HEADER_ROW,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": labels,
            "error_title": page.words.column,
            "error_message": f"Choose one of {', '.join(labels)}, or leave the cell empty.",
        },
    )
    for choice in page.words.choices:
        style = book.add_format({"bg_color": FILLS.get(choice.level.colour, "#FFFFFF")})
        equal = {"type": "cell", "criteria": "==", "value": f'"{choice.level.label}"', "format": style}
        sheet.conditional_format(HEADER_ROW, column, last, column, equal)


def _help(page: Sheet) -> list[tuple[str, str]]:
    levels = ", ".join(choice.level.label for choice in page.words.choices)
    lines = [
        (
            "What this is",
            f"Your own sheet for {page.round.name}, {page.round.authority}. Nobody else’s is in it.",
        ),
        ("What to fill in", f"The columns “{page.words.column}” and “{COMMENT}”. All else is there to read."),
        (page.words.column, f"Choose one of {levels} from the list, or leave the cell empty."),
        (COMMENT, "In your own words, up to 20,000 characters. Name the evidence; link it on the site."),
        (
            "What not to change",
            "Titles, the order of columns, hidden columns, names of sheets.",
        ),
        (
            "Handing it back",
            "Choose this file under “Fill in by Excel” on your sheet. You see each change before it is saved.",
        ),
        (
            "If you changed the site since",
            "Rows that you left alone here stay as they are there. Of a row changed in both you choose which to keep.",
        ),
    ]
    if page.round.rate_by:
        lines.append(("Closes", f"{page.round.rate_by:%-d %B %Y}"))
    lines.append(("Source", page.content.source.get("attribution", "")))
    return [line for line in lines if line[1]]


def _today() -> str:
    return f"{timezone.localdate():%-d %B %Y}"
