"""The report to the department as PDF and as a workbook, from the report alone."""

import io
from collections.abc import Iterator

import xlsxwriter
from django.template.loader import render_to_string
from django.utils import timezone

from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.regional.department_model import DepartmentReport, Entry
from evaluations.reports.words import date_words
from schools import paper
from schools.sheets import OPTIONS, Column, Table, Value, write_pairs, write_table


def department_file(report: DepartmentReport, slug: str, kind: Format) -> File:
    name = f"{slug}-report-to-the-department-{report.made_on:%Y-%m-%d}.{kind}"
    return File(name, TYPES[kind], _body(report, kind))


def _body(report: DepartmentReport, kind: Format) -> bytes:
    if kind == Format.PDF:
        return paper.write_pdf(render_to_string("pdf/department.html", {"report": report}))
    return _xlsx(report)


def _xlsx(report: DepartmentReport) -> bytes:
    """Sheets: Ratings a line each, Differences, Missing, Authorities, About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": report.title, "comments": report.attribution})
        for name, columns, rows in (
            ("Ratings", RATINGS, _ratings(report)),
            ("Differences", DIFFERENCES, _differences(report)),
            ("Missing", MISSING, _missing(report)),
            ("Authorities", AUTHORITIES, _authorities(report)),
        ):
            write_table(book, Table(name, tuple(Column(*column) for column in columns), list(rows)))
        write_pairs(book, "About", _about(report))
    return out.getvalue()


NAME = ("Authority", 28)
PLACE = (NAME, ("Phase", 14), ("Rating", 34))
BOTH = (("National Strategies view", 30), ("Authority’s view", 30))
REASON = ("Reason for the difference", 60)
RATINGS = (
    *(*PLACE, *BOTH, ("Difference", 24), REASON),
    *(("Proposed by", 22), ("Agreed by", 22), ("Agreed on", 20), ("Authority’s view changed since", 16)),
)
DIFFERENCES = (*PLACE, *BOTH, REASON)
MISSING = (NAME, ("Phase", 14), ("Not agreed", 60))
AUTHORITIES = (NAME, ("Round", 24), ("Signed off", 20), ("Why there is none", 48))


def _ratings(report: DepartmentReport) -> Iterator[list[Value]]:
    for part in report.parts:
        for row in part.rows:
            for entry in row.entries:
                yield [row.name, part.title, entry.mark.column.name, *_said(entry), *_how(entry)]


def _said(entry: Entry) -> list[Value]:
    mark = entry.mark
    return [entry.words, mark.ours.word, "" if entry.missing else mark.difference]


def _how(entry: Entry) -> list[Value]:
    one = entry.agreed
    if one is None:
        return [""] * 5
    on = timezone.localtime(one.on).date() if one.on else None
    why = one.difference if entry.mark.differs else ""
    return [why, one.proposed_by, one.agreed_by, on, "Yes" if one.changed else ""]


def _differences(report: DepartmentReport) -> Iterator[list[Value]]:
    for one in report.differing:
        mark, agreed = one.entry.mark, one.entry.agreed
        why = agreed.difference if agreed else ""
        yield [one.authority, one.part, mark.column.name, mark.theirs.word, mark.ours.word, why]


def _missing(report: DepartmentReport) -> Iterator[list[Value]]:
    for gap in report.gaps:
        yield [gap.authority, gap.part, "; ".join(gap.names)]


def _authorities(report: DepartmentReport) -> Iterator[list[Value]]:
    for one in report.authorities:
        yield [one.name, one.round_name, one.signed_off_on, one.away]


def _about(report: DepartmentReport) -> list[tuple[str, str]]:
    return [
        ("Region", report.region),
        ("Framework", report.source),
        ("View", "National Strategies view"),
        ("As at", date_words(report.made_on)),
        ("State", report.state),
        *report.facts,
        ("Source", report.attribution),
    ]
