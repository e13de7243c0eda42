"""The round as a workbook: the dashboard as printed, then a sheet for each list."""

import datetime as dt
import io
from typing import Any

import xlsxwriter

from evaluations.reports.grid import grid_of
from evaluations.reports.model import Report
from evaluations.reports.tables import tables_of
from evaluations.reports.words import compared_words, date_words, rated_words, signed_words
from evaluations.reports.workbook_dashboard import write_dashboard
from schools.sheets import OPTIONS as OPTIONS
from schools.sheets import write_pairs, write_table


def xlsx_of(report: Report, *, whole: bool) -> bytes:
    """Sheets: Dashboard, Ratings, Overall; of a whole round Criteria, Measures, Evidence; then About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties(_properties(report))
        book.formats[0].set_font_name("Arial")
        book.formats[0].set_font_size(10)
        write_dashboard(book, grid_of(report.dashboard))
        for table in tables_of(report, whole=whole):
            write_table(book, table)
        write_pairs(book, "About", _about(report))
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
