"""The plan as a workbook that can be filled in and read back."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from evaluations.enums import ActionStatus, Progress
from evaluations.reports.plans import columns, words
from evaluations.reports.plans.model import Drawn
from schools.sheets import OPTIONS, cell_text, set_paper, write_pairs, write_table, write_value

SPARE = 100  # rows below the last that lists and formats still reach
INK, SOFT = "#18243f", "#4b5568"
HOW_TO = (
    "Change the sheets Actions and Milestones and load the file on the plan’s page: it shows every change before "
    "anything is saved. A row without a reference becomes a new action; to give it milestones, write New 1 as its "
    "reference on both sheets. A row that is missing changes nothing: "
    "to end an action choose Dropped and say why. Leave the columns Reference, Version and Key as they are. "
    "The other sheets are for reading."
)
KEPT = "This is a signed revision, for reading. To change the plan, download it as it stands now."


def xlsx_of(drawn: Drawn, leads: Sequence[str] = ()) -> bytes:
    """Sheets: Actions, Milestones, Ratings, Follow-up, Progress, About, and the lists that cells choose from.

    `leads` are the names of those who may lead an action.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties(_properties(drawn))
        book.formats[0].set_font_name("Arial")
        book.formats[0].set_font_size(10)
        _write_actions(book, drawn, leads)
        _write_milestones(book, drawn)
        write_table(book, columns.ratings_table(drawn))
        write_table(book, columns.follow_up_table(drawn))
        write_table(book, columns.progress_table(drawn))
        write_pairs(book, columns.ABOUT, _about(drawn))
        _write_lists(book, drawn, leads)
    return out.getvalue()


def _properties(drawn: Drawn) -> dict[str, Any]:
    head = drawn.report.head
    properties: dict[str, Any] = {
        "title": words.title_of(drawn),
        "subject": f"Action plan from {head.framework}",
        "author": head.authority,
        "comments": head.attribution,
    }
    if signed := drawn.standing.signed_at:
        properties["created"] = signed.astimezone(dt.UTC).replace(tzinfo=None)
    return properties


def _write_actions(book: Any, drawn: Drawn, leads: Sequence[str]) -> None:
    table = columns.actions_table(drawn)
    sheet = book.add_worksheet(columns.ACTIONS)
    looks = Looks(book)
    for index, field in enumerate(columns.FIELDS):
        sheet.set_column(index, index, field.width, looks.column(field.title))
        sheet.write_string(0, index, field.title, looks.head)
    for number, row in enumerate(table.rows, start=1):
        for index, (field, value) in enumerate(zip(columns.FIELDS, row, strict=True)):
            write_value(sheet, number, index, value, looks.cell(field.title, value))
    last = len(table.rows)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), len(columns.FIELDS) - 1)
    set_paper(sheet)
    if drawn.standing.is_draft:
        _offer(sheet, last + SPARE, drawn, leads)


class Looks:
    """The formats of a workbook's cells."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        dated = {**base, "num_format": "d mmmm yyyy", "align": "left"}
        self.head = book.add_format(
            {**base, "bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"}
        )
        self.text = book.add_format({**base, "text_wrap": True})
        # As text, so that 95% is not turned into 0.95, nor 1-2 into a date.
        self.short = book.add_format({**base, "text_wrap": True, "num_format": "@"})
        self.date = book.add_format(dated)
        self.money = book.add_format({**base, "num_format": "£#,##0.00"})
        self.fixed = book.add_format({**base, "font_color": SOFT, "bg_color": "#f5f3ee"})

    def column(self, title: str) -> Any:
        """Of the rows that people add below."""
        if title in DATES:
            return self.date
        if title in SHORT:
            return self.short
        return self.money if title == columns.COST else self.fixed if title in FIXED else self.text

    def cell(self, title: str, value: Any) -> Any:
        return self.date if isinstance(value, dt.date) else self.column(title)


DATES = {columns.START, columns.DUE, "Evaluated on", "Committee date", "Done on"}
SHORT = {columns.ELEMENT, columns.REFERENCE, "Indicator", "Baseline", "Target", "Monitored when"}
FIXED = {columns.VERSION, "Rating", "Made from", "Key"}


def _offer(sheet: Any, last: int, drawn: Drawn, leads: Sequence[str]) -> None:
    """Lists to choose from. A lead may be any name, so that list only advises."""
    _list(sheet, columns.STATUS, last, list(map(str, ActionStatus.labels)))
    _list(sheet, "Progress", last, list(map(str, Progress.labels)))
    if drawn.report.ratings:
        _list(sheet, columns.ELEMENT, last, _range(1, len(_elements(drawn))))
    if phases := _phases(drawn):
        _list(sheet, columns.PHASE, last, _range(2, len(phases)))
    if leads:
        _list(sheet, columns.LEAD, last, _range(0, len(leads)), advice=True)


def _list(sheet: Any, title: str, last: int, source: list[str] | str, *, advice: bool = False) -> None:
    column = columns.TITLES.index(title)
    sheet.data_validation(
        1,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": source,
            "error_type": "information" if advice else "stop",
            "error_title": title,
            "error_message": "Not in the list; any name may lead." if advice else "Choose one from the list.",
        },
    )


def _range(column: int, count: int) -> str:
    letter = "ABC"[column]
    return f"={columns.LISTS}!${letter}$2:${letter}${count + 1}"


def _elements(drawn: Drawn) -> list[str]:
    return list(dict.fromkeys(line.element for line in drawn.report.ratings))


def _phases(drawn: Drawn) -> list[str]:
    return list(dict.fromkeys(line.phase for line in drawn.report.ratings if line.phase))


def _write_lists(book: Any, drawn: Drawn, leads: Sequence[str]) -> None:
    """Hidden, with what tells whose plan it is and whether it can still be read back."""
    sheet = book.add_worksheet(columns.LISTS)
    own = ([drawn.report.head.slug], [words.revision_words(drawn.standing)])
    for column, (title, values) in enumerate(
        zip(columns.LIST_TITLES, (leads, _elements(drawn), _phases(drawn), *own), strict=True)
    ):
        for row, value in enumerate((title, *values)):
            sheet.write_string(row, column, cell_text(value))
    sheet.hide()


def _write_milestones(book: Any, drawn: Drawn) -> None:
    table = columns.milestones_table(drawn)
    sheet = book.add_worksheet(columns.MILESTONES)
    looks = Looks(book)
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width, looks.text if index == 0 else looks.column(column.title))
        sheet.write_string(0, index, column.title, looks.head)
    for number, row in enumerate(table.rows, start=1):
        for index, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            write_value(sheet, number, index, value, looks.cell(column.title, value))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    set_paper(sheet)


def _about(drawn: Drawn) -> list[tuple[str, str]]:
    head, standing = drawn.report.head, drawn.standing
    lines = [("Authority", head.authority), ("Round", head.round), *words.facts_of(drawn)]
    if head.introduction:
        lines.append(("Introduction", head.introduction))
    lines += [
        ("How to use this file", HOW_TO if standing.is_draft else KEPT),
        ("Source", head.attribution),
    ]
    return [(term, said) for term, said in lines if said]
