"""The report as a workbook: judgements, answers, variations, evidence, priorities, and the tables of the digest."""

import datetime as dt
import io
from collections.abc import Iterator

import xlsxwriter

from evaluations.reports.answering.figures import as_cell
from evaluations.reports.answering.model import AnsweringReport, AnswerLine, GroupLine, QuestionLine
from evaluations.reports.answering.paper import paper_of
from schools.sheets import OPTIONS, Column, Table, Value, write_pairs, write_table


def xlsx_of(report: AnsweringReport, *, short: bool = False) -> bytes:
    out = io.BytesIO()
    paper = paper_of(report, short=short)
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        properties = {
            "title": paper.title,
            "author": report.head.authority,
            "comments": report.head.attribution,
        }
        signed = report.head.signed_off_at
        made = signed.astimezone(dt.UTC) if signed else dt.datetime.combine(report.head.as_at, dt.time())
        book.set_properties(properties | {"created": made.replace(tzinfo=None)})
        for table in _tables(report, short):
            write_table(book, table)
        write_pairs(book, "About", [*paper.facts, ("Wording", report.head.attribution)])
    return out.getvalue()


def _tables(report: AnsweringReport, short: bool) -> Iterator[Table]:
    if short:
        yield _judgements_alone(report)
        return
    yield _judgements(report)
    yield _of_answers(report, "Answers", ANSWERS, _answer)
    yield _of_answers(report, "Variation", VARIATION, _variations)
    yield _of_answers(report, "Evidence", EVIDENCE, _evidence)
    yield _of_answers(report, "Priorities", PRIORITIES, _priorities)
    if report.digest:
        rows: list[list[Value]] = [[line.ref, line.title, line.source, line.was] for line in report.digest]
        heads = (Column("No.", 6), Column("Table", 60), Column("Source", 60), Column("As it was in", 30))
        yield Table("Digest", heads, rows)
    for line in report.digest:
        columns = tuple(Column(title or f"Column {n}", 18) for n, title in enumerate(line.columns, start=1))
        yield Table(line.ref, columns, [list(map(as_cell, row)) for row in line.rows])


WHERE = (Column("No.", 6), Column("Question", 40), Column("Team", 24))
ANSWERS = (
    *WHERE,
    Column("Judgement", 22),
    Column("Evaluation", 80),
    Column("Trend", 8),
    Column("Figures", 40),
    Column("Late", 6),
)
VARIATION = (
    *WHERE,
    Column("Kind", 18),
    Column("Which", 28),
    Column("Judgement", 22),
    Column("How it differs", 60),
)
EVIDENCE = (*WHERE, Column("From", 24), Column("Evidence", 80))
PRIORITIES = (
    *(*WHERE, Column("Priority", 60), Column("Progress", 10), Column("Progress in words", 50)),
    *(Column("Worked on together", 40), Column("In the plan", 12)),
)


JUDGEMENTS = (Column("No.", 6), Column("Group or question", 60), Column("Judgement", 22), Column("Why", 60))


def _judgements_alone(report: AnsweringReport) -> Table:
    """As the short form has them on paper: the reason of groups, and nothing of a question but its judgement."""
    rows: list[list[Value]] = []
    for group in report.groups:
        rows.append([None, group.title, _label(report, group.level), group.rationale])
        rows += [[line.ref, line.title, _given(report, line), None] for line in _under(report, group)]
    return Table("Judgements", JUDGEMENTS, rows)


def _judgements(report: AnsweringReport) -> Table:
    """With the reason and dissent of each, and what every team gave."""
    rows: list[list[Value]] = []
    nobody: list[Value] = [None] * len(report.teams)
    for group in report.groups:
        rows.append([None, group.title, _label(report, group.level), group.rationale, None, *nobody])
        for line in _under(report, group):
            said = {answer.team: _label(report, answer.level) for answer in line.answers}
            teams: list[Value] = [said.get(team.name, "") for team in report.teams]
            rows.append([line.ref, line.title, _given(report, line), line.rationale, line.dissent, *teams])
    teams_heads = (Column(team.name, 22) for team in report.teams)
    return Table("Judgements", (*JUDGEMENTS, Column("Dissent", 40), *teams_heads), rows)


def _under(report: AnsweringReport, group: GroupLine) -> list[QuestionLine]:
    """The questions of a group; all of them together have none of their own."""
    return report.of_area(group.area) if group.area else []


def _given(report: AnsweringReport, line: QuestionLine) -> str:
    return "Not applicable" if line.not_applicable else _label(report, line.level)


def _of_answers(report: AnsweringReport, name: str, columns: tuple[Column, ...], lines_of) -> Table:  # type: ignore[no-untyped-def]
    rows = [
        [question.ref, question.short_label, answer.team, *line]
        for question in report.questions
        for answer in question.answers
        for line in lines_of(report, question, answer)
    ]
    return Table(name, columns, rows)


Lines = Iterator[list[Value]]


def _answer(report: AnsweringReport, question: QuestionLine, answer: AnswerLine) -> Lines:
    late = "Late" if answer.late else ""
    yield [_label(report, answer.level), answer.text, answer.trend, answer.figures, late]


def _variations(report: AnsweringReport, question: QuestionLine, answer: AnswerLine) -> Lines:
    for line in answer.variations:
        yield [line.kind, line.what, _label(report, line.level), line.text]


def _evidence(report: AnsweringReport, question: QuestionLine, answer: AnswerLine) -> Lines:
    for line in answer.evidence:
        yield [line.kind, line.words]
    for ref in answer.cites:
        yield ["From the data digest", ref]


def _priorities(report: AnsweringReport, question: QuestionLine, answer: AnswerLine) -> Lines:
    for line in answer.priorities:
        yield [line.text, line.rag_label, line.progress, line.joint, line.action]


def _label(report: AnsweringReport, code: str) -> str:
    level = report.level(code)
    return level.label if level else ""
