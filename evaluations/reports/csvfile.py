"""CSV for spreadsheets: UTF-8 with a byte order mark, without which Excel takes it for Windows-1252."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator

from evaluations.reports.model import Dashboard, Report
from evaluations.reports.tables import Names, Table, Value, overall_row, rating_row, tables_of

RISKY = ("=", "+", "-", "@", "\t", "\r")
ROUND_COLUMNS = ("Authority", "Round", "List", "Line", "Column", "Value")


def csv_of(report: Report, *, whole: bool) -> bytes:
    """The ratings and overall ratings, a line each; of a whole round every value of every list."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in _round_rows(report) if whole else _dashboard_rows(report.dashboard):
        writer.writerow([safe(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _dashboard_rows(dashboard: Dashboard) -> Iterator[Iterable[Value]]:
    names = Names(dashboard)
    place = (dashboard.authority, dashboard.round.name)
    one = names.dashboard.source.element_one.capitalize()
    yield (
        *("Authority", "Round", "Area", one, "Title", "Phase", "Rating", "Rating in words"),
        *("Highest allowed", "Capped", "Change", "Was", "Considered", "Asked", "Evidence items"),
        *("Why", "What holds it"),
    )
    for cell in dashboard.cells:
        held = " ".join(f"{hold.text} {hold.place}." for hold in cell.holds)
        yield *place, *rating_row(names, cell), cell.said, held
    for line in dashboard.overalls:
        area, phase, rating, words, _, _, change, why = overall_row(dashboard, line)
        yield *place, area, "Overall", "", phase, rating, words, "", "", change, "", "", "", "", why, ""


def _round_rows(report: Report) -> Iterator[Iterable[Value]]:
    dashboard = report.dashboard
    yield ROUND_COLUMNS
    for table in tables_of(report, whole=True):
        for number, column, value in _values(table):
            yield dashboard.authority, dashboard.round.name, table.name, number, column, value


def _values(table: Table) -> Iterator[tuple[int, str, Value]]:
    for number, row in enumerate(table.rows, start=1):
        for column, value in zip(table.columns, row, strict=True):
            if value not in ("", None):
                yield number, column.title, value


def safe(value: Value) -> str:
    """Text that a spreadsheet would run as a formula begins with an apostrophe instead."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if value.startswith(RISKY) else value
