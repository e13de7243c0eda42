"""What schools said, as PDF and as workbook, from the same SurveyResults as the page."""

import datetime as dt
import io

import xlsxwriter
from django.template.loader import render_to_string

from schools import paper
from schools.reports.survey.lines import FEW, context_of
from schools.selectors.inspection_survey import Result, SurveyResults
from schools.sheets import OPTIONS, Column, Table, Value, write_pairs, write_table

CONFIDENCE = "In confidence: for the lead and the core team"


def pdf_of(survey: SurveyResults, *, today: dt.date) -> bytes:
    page = {**context_of(survey), "today": today, "confidence": CONFIDENCE}
    return paper.write_pdf(render_to_string("pdf/survey.html", page))


def xlsx_of(survey: SurveyResults, *, today: dt.date) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        title = f"{survey.authority}: what schools said, {survey.collection}"
        book.set_properties({"title": title, "author": survey.authority})
        write_table(book, _counts(survey))
        write_table(book, _groups(survey))
        if survey.whole:
            write_table(book, _words(survey))
        write_pairs(book, "About", _about(survey, today))
    return out.getvalue()


def _counts(survey: SurveyResults) -> Table:
    """A row for each question, group and answer to choose."""
    columns = (
        *(Column("Place", 14), Column("Question", 44), Column("By", 24), Column("Which", 34)),
        *(Column("Asked", 9), Column("Say", 9), Column("Answer", 22), Column("Schools", 10)),
    )
    return Table("Counts", columns, [row for result in survey.results for row in _rows(result)])


def _rows(result: Result) -> list[list[Value]]:
    rows: list[list[Value]] = []
    totals = [("All", result.total)]
    groups = [(breakdown.by, line) for breakdown in result.breakdowns for line in breakdown.lines]
    for by, line in (*groups, *totals):
        start: list[Value] = [result.place, result.title, by, line.label, line.asked, line.of]
        if line.counts is None:
            rows.append([*start, FEW, None])
            continue
        rows += [[*start, label, count] for label, count in zip(result.choices, line.counts, strict=True)]
    return rows


def _groups(survey: SurveyResults) -> Table:
    columns = (Column("By", 24), Column("Which", 36), Column("Asked", 10), Column("Answered", 10))
    rows: list[list[Value]] = [
        [one.by, line.label, line.asked, line.answered] for one in survey.groups for line in one.lines
    ]
    return Table("Who answered", columns, [*rows, ["All", "All", survey.asked, survey.answered]])


def _words(survey: SurveyResults) -> Table:
    columns = (
        Column("Question", 40),
        Column("Asked", 44),
        Column("In their words", 90),
        Column("School", 40),
    )
    rows: list[list[Value]] = [
        [result.title, voice.under, voice.text, voice.school]
        for result in survey.results
        for voice in result.voices
    ]
    return Table("In confidence", columns, rows)


def _about(survey: SurveyResults, today: dt.date) -> list[tuple[str, str]]:
    told = CONFIDENCE if survey.whole else f"Counts for readers. Not told: {FEW.lower()}."
    return [
        ("Authority", survey.authority),
        ("Collection", survey.collection),
        ("Answers by", _day(survey.due)),
        ("As it stood on", _day(today)),
        ("Answered", f"{survey.answered} of {survey.asked} asked"),
        ("Questions", f"{survey.source}, paragraphs 18 and 21. How they are put, and the answers, are ours."),
        ("For whom", told),
    ]


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
