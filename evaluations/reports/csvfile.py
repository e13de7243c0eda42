"""CSV for spreadsheets."""

from collections.abc import Iterable, Iterator

from evaluations.reports.model import Dashboard, Report
from evaluations.reports.tables import Names, overall_row, rating_row, tables_of
from schools.sheets import Table, Value, csv_bytes
from schools.sheets import safe as safe

ROUND_COLUMNS = ("Authority", "Round", "List", "Line", "Column", "Value")


def csv_of(report: Report, *, whole: bool) -> bytes:
    """The ratings and overall ratings, a line each; of a whole round every value of every list."""
    return csv_bytes(_round_rows(report) if whole else _dashboard_rows(report.dashboard))


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
