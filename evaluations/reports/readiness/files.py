"""The readiness list as a tagged PDF and as a workbook, from one report; the same bytes once it is signed off."""

import datetime as dt
import io
from collections.abc import Iterator

import xlsxwriter
from django.template.loader import render_to_string

from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.readiness.model import ReadinessReport
from evaluations.reports.readiness.rows import Document, Person
from schools import paper
from schools.sheets import OPTIONS, Column, Table, Value, write_pairs, write_table

BEYOND = "Beyond the published list"
LISTED = (Column("No.", 6), Column("Published list", 48))


def readiness_as(report: ReadinessReport, kind: Format) -> File:
    body = pdf_of(report) if kind == Format.PDF else xlsx_of(report)
    return File(f"{report.round.slug}-readiness.{kind}", TYPES[kind], body)


def pdf_of(report: ReadinessReport) -> bytes:
    return paper.write_pdf(render_to_string("pdf/readiness.html", {"report": report}))


def xlsx_of(report: ReadinessReport) -> bytes:
    """Sheets: Documents, People, Academies, Missing (not in what others read), About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        made = dt.datetime.combine(report.as_at, dt.time())
        book.set_properties({"title": report.title, "author": report.authority, "created": made})
        for table in _tables(report):
            write_table(book, table)
        write_pairs(book, "About", [*report.facts, ("Source", report.source.attribution)])
    return out.getvalue()


def _tables(report: ReadinessReport) -> Iterator[Table]:
    yield Table("Documents", (*LISTED, *_document_columns(report)), list(_documents(report)))
    yield Table("People", (*LISTED, *_people_columns(report)), list(_people(report)))
    yield Table("Academies", _concern_columns(report), list(_concerns(report)))
    if report.points:
        columns = (Column("When", 18), Column("Date", 20), Column("Missing", 90))
        yield Table(
            "Missing",
            columns,
            [[point.name, point.on, one.text] for point in report.points for one in point.missing],
        )


def _document_columns(report: ReadinessReport) -> tuple[Column, ...]:
    own = (
        () if report.is_redacted else (Column("In confidence", 12), Column("Before", 28), Column("Note", 40))
    )
    owner = () if report.is_redacted else (Column("Who has it ready", 26),)
    return (
        Column("Document", 40),
        *owner,
        Column("Post", 26),
        Column("How far", 16),
        Column("Ready on", 18),
        Column("Where it is", 36),
        Column("Item of evidence", 36),
        *own,
    )


def _documents(report: ReadinessReport) -> Iterator[list[Value]]:
    for line in report.documents.lines:
        head: list[Value] = [line.number, line.quoted]
        if line.not_needed:
            yield [*head, f"Does not apply: {line.not_needed}"]
        for row in line.documents:
            yield [*head, *_document(report, row)]
        if not line.documents and not line.not_needed:
            yield [*head, report.no_document]
    for row in report.documents.beyond:
        yield [None, BEYOND, *_document(report, row)]


def _document(report: ReadinessReport, row: Document) -> list[Value]:
    shared: list[Value] = [row.owner_post, row.said, row.ready_on, row.location, row.item]
    if report.is_redacted:
        return [row.title, *shared]
    return [row.title, row.owner, *shared, "Yes" if row.in_confidence else "", row.was, row.note]


def _people_columns(report: ReadinessReport) -> tuple[Column, ...]:
    shared = (
        Column("Post", 30),
        Column("Organisation", 28),
        Column("Days of week 2", 24),
        Column("Invitation", 18),
    )
    if report.is_redacted:
        return shared
    own = ("Name", 26), ("Telephone", 20), ("Email", 30), ("Availability", 34), ("Before", 24), ("Note", 40)
    return (*shared, *(Column(title, width) for title, width in own))


def _people(report: ReadinessReport) -> Iterator[list[Value]]:
    for line in report.people.lines:
        head: list[Value] = [line.number, line.quoted]
        if line.not_needed:
            yield [*head, f"Does not apply: {line.not_needed}"]
        for row in line.people:
            yield [*head, *_person(report, row)]
        if not line.people and not line.not_needed:
            yield [*head, "Nobody yet"]
    for row in report.people.beyond:
        yield [None, BEYOND, *_person(report, row)]


def _person(report: ReadinessReport, row: Person) -> list[Value]:
    shared: list[Value] = [row.post, row.organisation, row.days_said, row.said]
    if report.is_redacted:
        return shared
    return [*shared, row.name, row.telephone, row.email, row.availability, row.was, row.note]


def _concern_columns(report: ReadinessReport) -> tuple[Column, ...]:
    raised = () if report.is_redacted else (Column("Who raised it", 28),)
    return (
        *(Column("Academy", 36), Column("URN", 9), Column("Raised on", 18), Column("About", 22)),
        *(Column("What was raised", 48), *raised, Column("Answered on", 18)),
        *(Column("Answer", 40), Column("Follow-up", 40)),
    )


def _concerns(report: ReadinessReport) -> Iterator[list[Value]]:
    for one in report.academies.concerns:
        raised: list[Value] = [] if report.is_redacted else [one.raised_by]
        yield [
            *(one.school, one.urn, one.raised_on, one.about_said, one.text),
            *raised,
            *(one.answered_on, one.answer, one.follow_up),
        ]
