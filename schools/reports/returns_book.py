"""The spreadsheet of a collection: a row for each asked, filled in as far as they have answered, to come back later."""

import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from schools.models import Ask, Collection
from schools.questionnaires import Kind, Question, Questionnaire, said
from schools.questionnaires.questions import Choices
from schools.returns_book import KEPT, KEPT_HEADER, OWN_COLUMNS, SHEET, fingerprint, signed
from schools.selectors.answers import answers_to
from schools.sheets import MOST_CHARACTERS, OPTIONS, set_paper, write_pairs

LISTS = "Lists"
WIDTHS = {Kind.CHOICE: 14, Kind.TICK: 12, Kind.TEXT: 22, Kind.PROSE: 44, Kind.POINTS: 44}
FONT = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}


def book_of(collection: Collection, asks: Iterable[Ask]) -> bytes:
    """`asks` come with their answers and all that these hold."""
    out, rows, asked = io.BytesIO(), list(asks), collection.questionnaire
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": f"{collection}: answers of schools"})
        sheet = book.add_worksheet(SHEET)
        _write_head(book, sheet, asked)
        _write_rows(book, sheet, rows, asked)
        _offer_choices(sheet, len(rows), asked)
        write_pairs(book, "How to fill it in", _help(collection))
        _write_lists(book, asked)
        _write_kept(book, collection, rows)
    return out.getvalue()


def _write_head(book: Any, sheet: Any, asked: Questionnaire) -> None:
    head = book.add_format({**FONT, "bold": True, "bottom": 2, "valign": "bottom"})
    for column, (title, width) in enumerate(OWN_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    for column, question in enumerate(asked.questions, start=len(OWN_COLUMNS)):
        sheet.set_column(column, column, WIDTHS[question.kind])
        sheet.write_string(0, column, question.title, head)
    sheet.freeze_panes(1, len(OWN_COLUMNS))
    set_paper(sheet)


def _write_rows(book: Any, sheet: Any, asks: list[Ask], asked: Questionnaire) -> None:
    own = book.add_format({**FONT, "bg_color": "#F5F3EE"})
    text = book.add_format({**FONT, "num_format": "@"})
    for row, ask in enumerate(asks, start=1):
        sheet.write_number(row, 0, ask.pk, own)
        if ask.school:
            sheet.write_number(row, 1, ask.school.urn, own)
        else:
            sheet.write_blank(row, 1, None, own)
        sheet.write_string(row, 2, str(ask), own)
        answers = answers_to(ask)
        for column, question in enumerate(asked.questions, start=len(OWN_COLUMNS)):
            words = said(question, answers[question.key])[:MOST_CHARACTERS]
            # An empty cell is text too, or Excel makes a date of “September 2008”.
            (sheet.write_string if words else sheet.write_blank)(row, column, words or None, text)
    sheet.autofilter(0, 0, max(len(asks), 1), len(OWN_COLUMNS) + len(asked.questions) - 1)


def _offer_choices(sheet: Any, rows: int, asked: Questionnaire) -> None:
    for column, question in enumerate(asked.questions, start=len(OWN_COLUMNS)):
        if offered := _offered(question):
            options = {
                "validate": "list",
                "source": _source(offered, asked),
                "error_title": "Not one of the answers",
                "error_message": "Choose from the list, or leave the cell empty.",
            }
            sheet.data_validation(1, column, max(rows, 1), column, options)


def _offered(question: Question) -> Choices:
    return (("yes", "Yes"),) if question.kind == Kind.TICK else question.choices


def _lists(asked: Questionnaire) -> list[Choices]:
    """What there is to choose from, each list once, in the order of the questions."""
    return list(dict.fromkeys(filter(None, map(_offered, asked.questions))))


def _source(offered: Choices, asked: Questionnaire) -> str:
    column = xl_col_to_name(_lists(asked).index(offered), True)
    return f"={LISTS}!{column}$1:{column}${len(offered)}"


def _write_lists(book: Any, asked: Questionnaire) -> None:
    sheet = book.add_worksheet(LISTS)
    for column, offered in enumerate(_lists(asked)):
        for row, (_, label) in enumerate(offered):
            sheet.write_string(row, column, label)
    sheet.hide()


def _write_kept(book: Any, collection: Collection, asks: list[Ask]) -> None:
    """What each row held when it went out: so a row that nobody touched is known when it comes back."""
    sheet = book.add_worksheet(KEPT)
    for column, title in enumerate(KEPT_HEADER):
        sheet.write_string(0, column, title)
    sheet.write_string(1, 0, "collection")
    sheet.write_string(1, 2, signed(collection))
    for row, ask in enumerate(asks, start=2):
        answer = getattr(ask, "answer", None)
        sheet.write_string(row, 0, str(ask.pk))
        sheet.write_string(row, 1, str(answer.version if answer else 0))
        sheet.write_string(row, 2, fingerprint(answers_to(ask)))
    sheet.very_hidden()


def _help(collection: Collection) -> list[tuple[str, str]]:
    return [
        ("Collection", collection.name),
        ("One row", "One school, college or setting. Leave the first three columns as they are."),
        *collection.questionnaire.help,
        ("Formulas, merged cells", "Cannot be read. Put plain text in the cell."),
        (
            "Back again",
            "Choose the file on the page that you had it from. You see every change before it is saved.",
        ),
        (
            "Answered meanwhile",
            "A row whose school answers in the meantime is not overwritten: you are told, and decide.",
        ),
    ]
