"""The round as a workbook: the dashboard as printed, then a sheet for each list."""

import datetime as dt
import io
from typing import Any

import xlsxwriter

from evaluations.reports.grid import grid_of
from evaluations.reports.model import Report
from evaluations.reports.tables import Table, Value, tables_of
from evaluations.reports.words import compared_words, date_words, rated_words, signed_words
from evaluations.reports.workbook_dashboard import write_dashboard

A4 = 9
MOST_CHARACTERS = 32_767  # a cell holds no more; xlsxwriter would leave it empty
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "d mmmm yyyy",
}


def xlsx_of(report: Report, *, whole: bool) -> bytes:
    """Sheets: Dashboard, Ratings, Overall; of a whole round Criteria, Measures, Evidence; then About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties(_properties(report))
        book.formats[0].set_font_name("Arial")
        book.formats[0].set_font_size(10)
        write_dashboard(book, grid_of(report.dashboard))
        for table in tables_of(report, whole=whole):
            _write_table(book, table)
        _write_about(book, report)
    return out.getvalue()


def _properties(report: Report) -> dict[str, Any]:
    dashboard = report.dashboard
    properties: dict[str, Any] = {
        "title": f"{dashboard.authority}: {dashboard.source.short_title}, {dashboard.round.name}",
        "subject": dashboard.source.title,
        "author": dashboard.authority,
        "comments": dashboard.source.attribution,
    }
    if signed := dashboard.round.signed_off_at:
        properties["created"] = signed.astimezone(dt.UTC).replace(tzinfo=None)
    return properties


def _write_table(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(table.name)
    head = book.add_format(
        {
            "font_name": "Arial",
            "font_size": 10,
            "bold": True,
            "bottom": 2,
            "text_wrap": True,
            "valign": "bottom",
        }
    )
    text = book.add_format({"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"})
    date = book.add_format(
        {"font_name": "Arial", "font_size": 10, "num_format": "d mmmm yyyy", "valign": "top", "align": "left"}
    )
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.title, head)
    for number, row in enumerate(table.rows, start=1):
        for index, value in enumerate(row):
            _write(sheet, number, index, value, date if isinstance(value, dt.date) else text)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _set_paper(sheet)


def _write(sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    """By its type, never by how it looks: text that begins with = stays text."""
    if value is None or value == "":
        return
    if isinstance(value, dt.date):
        sheet.write_datetime(row, column, dt.datetime(value.year, value.month, value.day), style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:MOST_CHARACTERS], style)
    else:
        sheet.write_number(row, column, value, style)


def _write_about(book: Any, report: Report) -> None:
    sheet = book.add_worksheet("About")
    label = book.add_format({"font_name": "Arial", "font_size": 10, "bold": True, "valign": "top"})
    text = book.add_format({"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for row, (term, said) in enumerate(_about(report)):
        sheet.write_string(row, 0, term, label)
        sheet.write_string(row, 1, said, text)
    _set_paper(sheet)


def _about(report: Report) -> list[tuple[str, str]]:
    dashboard = report.dashboard
    facts, source = dashboard.round, dashboard.source
    lines = [
        ("Authority", dashboard.authority),
        ("Round", facts.name),
        ("Period", facts.period),
        ("State", facts.state_label),
        ("Rate by", date_words(facts.rate_by)),
        ("Signed off", signed_words(dashboard)),
        ("View", facts.view),
        ("Rated", rated_words(dashboard.tally)),
        ("Compared with", f"{facts.previous}: {compared_words(dashboard.tally)}" if facts.previous else ""),
        ("Overall ratings", dashboard.overall_rule),
        ("Framework", source.title),
        ("Source", source.attribution),
        ("Licence", source.licence),
    ]
    return [(term, said) for term, said in lines if said]


def _set_paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")
