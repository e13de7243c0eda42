"""The lists of a pack as workbooks and CSV: evidence index, action plan, readiness."""

import datetime as dt
import io
from collections.abc import Iterator

import xlsxwriter

from evaluations.reports.pack import words
from evaluations.reports.pack.model import Action, Index, Pack, Plan, Readiness
from evaluations.reports.plans import words as plan_words
from schools.sheets import OPTIONS, Column, Table, Value, csv_bytes, write_pairs, write_table

INDEX_COLUMNS = (
    Column("No.", 7),
    Column("Title", 60),
    Column("Kind", 30),
    Column("Date", 18),
    Column("Bears on", 50),
    Column("Impact shown", 14),
    Column("Stored", 10),
    Column("SHA-256 of the stored file", 68),
)
ACTION_COLUMNS = (
    Column("Ref", 7),
    Column("Aspect", 8),
    Column("Priority or objective", 26),
    Column("Action", 46),
    Column("Lead", 24),
    Column("Helped by", 24),
    Column("Start", 18),
    Column("Due", 18),
    Column("Milestones", 46),
    Column("Resources", 28),
    Column("Cost, £", 12),
    Column("Success criteria", 36),
    Column("Measure", 30),
    Column("Monitoring", 36),
    Column("Evaluation of impact", 36),
    Column("Evaluated on", 18),
    Column("Status", 13),
    Column("Progress", 11),
)
STORED = {"file": "File", "link": "Link", "nothing": "No file"}


def index_table(pack: Pack, index: Index) -> Table:
    aspects = {aspect.ref: aspect for aspect in pack.aspects}
    rows: list[list[Value]] = [
        [
            *(line.ref, line.title, line.kind, line.dated, words.bears_words(line, aspects)),
            *(line.impact_words, STORED[line.stored], line.sha256),
        ]
        for line in index.lines
    ]
    return Table("Evidence index", INDEX_COLUMNS, rows)


def plan_table(plan: Plan) -> Table:
    return Table("Actions", ACTION_COLUMNS, [list(_action(action)) for action in plan.actions])


def _action(action: Action) -> Iterator[Value]:
    yield from (action.ref, action.element, action.priority, action.title, action.lead, action.helpers)
    yield from (action.start, action.due)
    yield "\n".join(plan_words.milestone_said(one) for one in action.milestones)
    yield from (action.resources, None if action.pence is None else action.pence / 100, action.success)
    yield from (plan_words.measure_words(action), plan_words.monitoring_words(action))
    yield from (action.evaluation, action.evaluated_on, action.status, action.progress)


READY_COLUMNS = (
    Column("List", 12),
    Column("As published", 60),
    Column("Document, post or academy", 46),
    Column("Evidence", 10),
    Column("Where", 40),
    Column("Owner’s post or organisation", 30),
    Column("State", 18),
    Column("Ready, raised on", 18),
    Column("Answered on", 18),
    Column("Days of week 2", 26),
    Column("Not applicable, because", 36),
)


def ready_table(found: Readiness) -> Table:
    return Table("Readiness", READY_COLUMNS, [*_documents(found), *_people(found), *_concerns(found)])


def _documents(found: Readiness) -> Iterator[list[Value]]:
    for line in found.documents:
        for one in line.documents:
            ref = f"E{one.evidence}" if one.evidence else ""
            held = one.title, ref, one.location, one.owner, one.said, one.ready_on
            yield ["Documents", line.quoted, *held, None, "", ""]
        if not line.documents:
            yield ["Documents", line.quoted, "", "", "", "", "", None, None, "", line.not_needed]


def _people(found: Readiness) -> Iterator[list[Value]]:
    for line in found.people:
        for one in line.people:
            yield [
                *("People", line.quoted, one.post, "", "", one.organisation, one.said),
                *(None, None, one.days, ""),
            ]
        if not line.people:
            yield ["People", line.quoted, "", "", "", "", "", None, None, "", line.not_needed]


def _concerns(found: Readiness) -> Iterator[list[Value]]:
    for one in found.concerns:
        yield ["Academies", "", one.school, "", "", "", one.about, one.raised_on, one.answered_on, "", ""]


def csv_of(table: Table) -> bytes:
    return csv_bytes([[column.title for column in table.columns], *table.rows])


def xlsx_of(pack: Pack, table: Table, said: str) -> bytes:
    """Sheets: the list, and About, which says what it is and what was left out. The same bytes for the same pack."""
    out = io.BytesIO()
    head = pack.head
    made = head.at.astimezone(dt.UTC).replace(tzinfo=None)
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        title = f"{table.name}: {head.authority}, {head.round}"
        book.set_properties(
            {"title": title, "author": head.authority, "comments": head.attribution, "created": made}
        )
        write_table(book, table)
        write_pairs(book, "About", _about(pack, said))
    return out.getvalue()


def _about(pack: Pack, said: str) -> Iterator[tuple[str, str]]:
    yield "Authority", pack.head.authority
    yield "Round", pack.head.round
    yield "As at", words.as_at(pack.head)
    yield "What this is", said
    for line in words.LEFT_OUT:
        yield "Left out", line
    yield "Source", pack.head.attribution
