"""The lists of a report: rows of plain values, the same in the workbook and in CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from evaluations.reports.derivation import Detail
from evaluations.reports.model import CellLine, Dashboard, OverallLine, Report, Status
from evaluations.reports.words import (
    cell_word,
    change_words,
    levels_by_code,
    overall_change_words,
    short_level,
)
from schools.sheets import Column as Column
from schools.sheets import Table as Table
from schools.sheets import Value as Value
from standards.content.text import plain_of


@dataclass(frozen=True, slots=True)
class Names:
    """Words for the refs of a report."""

    dashboard: Dashboard
    areas: Mapping[str, str] = field(init=False)
    titles: Mapping[str, str] = field(init=False)
    phases: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        areas = self.dashboard.areas
        _set(self, "areas", {element.ref: area.title for area in areas for element in area.elements})
        _set(self, "titles", {element.ref: element.title for area in areas for element in area.elements})
        _set(self, "phases", {phase.ref: phase.label for phase in self.dashboard.phases})


def _set(names: Names, field_name: str, value: Mapping[str, str]) -> None:
    object.__setattr__(names, field_name, value)


def tables_of(report: Report, *, whole: bool) -> list[Table]:
    """Ratings and overall ratings; of a whole round also criteria, measures and evidence."""
    names = Names(report.dashboard)
    tables = [ratings_table(report, names), overall_table(report.dashboard)]
    if whole:
        tables += [_criteria(report, names), _measures(report, names), _evidence(report, names)]
    return [table for table in tables if table.rows]


def _table(name: str, rows: Iterable[list[Value]], *columns: tuple[str, int]) -> Table:
    return Table(name, tuple(Column(*column) for column in columns), list(rows))


def ratings_table(report: Report, names: Names) -> Table:
    details = {(detail.element, detail.phase): detail for detail in report.details}
    rows = (_rating(names, cell, details.get(cell.key)) for cell in report.dashboard.cells)
    one = names.dashboard.source.element_one.capitalize()
    return _table(
        "Ratings",
        rows,
        *[("Area", 30), (one, 8), ("Title", 50), ("Phase", 14), ("Rating", 9), ("Rating in words", 24)],
        *[
            ("Highest allowed", 12),
            ("Capped", 9),
            ("Change", 16),
            ("Was", 8),
            ("Considered", 11),
            ("Asked", 8),
        ],
        *[("Evidence items", 10), ("Why", 60), ("Agreed by", 30), ("Agreed on", 18), ("Dissent", 30)],
        *[("What holds it", 60), ("What would lift it", 60)],
    )


def _rating(names: Names, cell: CellLine, detail: Detail | None) -> list[Value]:
    behind: list[Value] = ["", None, "", "", ""]
    if detail is not None:
        held = [f"{reason.text} {reason.place}".strip() for reason in detail.reasons]
        behind = [
            ", ".join(detail.agreed_by),
            detail.agreed_on,
            detail.dissent,
            "\n".join(held),
            "\n".join(detail.lifts),
        ]
    return [*rating_row(names, cell), cell.said, *behind]


def rating_row(names: Names, cell: CellLine) -> list[Value]:
    """A rating without what stands behind it."""
    levels = levels_by_code(names.dashboard)
    live = cell.status in {Status.RATED, Status.NOT_RATED}
    return [
        names.areas[cell.element],
        cell.element,
        names.titles[cell.element],
        names.phases.get(cell.phase, ""),
        short_level(levels, cell.level) if live else "N/A",
        cell_word(levels, cell),
        short_level(levels, cell.ceiling) if live else "",
        ("Yes" if cell.capped else "No") if cell.status == Status.RATED else "",
        change_words(levels, cell) or ("Same" if cell.change == "same" else ""),
        short_level(levels, cell.was),
        cell.considered if live else None,
        cell.of if live else None,
        cell.evidence if live else None,
    ]


def overall_table(dashboard: Dashboard) -> Table:
    rows = (overall_row(dashboard, line) for line in dashboard.overalls)
    return _table(
        "Overall",
        rows,
        *[("Area", 50), ("Phase", 16), ("Rating", 9), ("Rating in words", 28), ("Suggested", 11)],
        *[("Suggestion is provisional", 12), ("Change", 22), ("Reason for departing", 60)],
    )


def overall_row(dashboard: Dashboard, line: OverallLine) -> list[Value]:
    levels = levels_by_code(dashboard)
    areas = {area.ref: area.title for area in dashboard.areas}
    phases = {phase.ref: phase.label for phase in dashboard.phases}
    return [
        areas[line.area],
        phases.get(line.phase, "All phases"),
        short_level(levels, line.level),
        levels[line.level].overall if line.level else "Not agreed yet",
        short_level(levels, line.suggested),
        "Yes" if line.provisional else "No",
        overall_change_words(levels, line, dashboard.round.previous),
        line.reason,
    ]


def _lines(
    report: Report, names: Names, each: Callable[[Detail], Iterator[list[Value]]]
) -> Iterator[list[Value]]:
    """Every line of every rating, with where it belongs in front."""
    for detail in report.details:
        for line in each(detail):
            yield [detail.element, names.phases.get(detail.phase, ""), *line]


def _criteria(report: Report, names: Names) -> Table:
    levels = levels_by_code(report.dashboard)

    def rows(detail: Detail) -> Iterator[list[Value]]:
        for finding in detail.findings:
            words = (finding.lead_in, plain_of(finding.text))
            marks = ("Yes" if finding.critical else "", "Yes" if finding.worked_out else "")
            yield [
                finding.ref,
                levels[finding.level].short,
                *words,
                *marks,
                finding.words,
                finding.note,
                finding.place,
            ]

    return _table(
        "Criteria",
        _lines(report, names, rows),
        *[(names.dashboard.source.element_one.capitalize(), 8), ("Phase", 14), ("Ref", 12), ("Under", 8)],
        *[("Lead-in", 30), ("Criterion", 70), ("Critical", 9), ("Worked out", 11), ("Finding", 30)],
        *[("Note", 50), ("Place", 40)],
    )


def _measures(report: Report, names: Names) -> Table:
    def rows(detail: Detail) -> Iterator[list[Value]]:
        for measure in detail.measures:
            number = float(measure.number) if measure.number else None
            yield [
                measure.ref,
                measure.label,
                measure.value,
                number,
                measure.unit,
                measure.note,
                measure.place,
            ]

    return _table(
        "Measures",
        _lines(report, names, rows),
        *[(names.dashboard.source.element_one.capitalize(), 8), ("Phase", 14), ("Ref", 24), ("Measure", 50)],
        *[("Value", 36), ("Number", 10), ("Unit", 8), ("Note", 50), ("Place", 36)],
    )


def _evidence(report: Report, names: Names) -> Table:
    def rows(detail: Detail) -> Iterator[list[Value]]:
        for item in detail.evidence:
            yield [
                item.title,
                item.source_type,
                item.dated,
                item.impact,
                item.url,
                item.file_name,
                item.summary,
            ]
        if detail.withheld:
            yield [
                f"Not listed, because they concern individuals: {detail.withheld}",
                "",
                None,
                "",
                "",
                "",
                "",
            ]

    return _table(
        "Evidence",
        _lines(report, names, rows),
        *[(names.dashboard.source.element_one.capitalize(), 8), ("Phase", 14), ("Item", 50), ("Source", 30)],
        *[("Date", 18), ("Shows impact", 13), ("Link", 40), ("File", 30), ("What it shows", 60)],
    )
