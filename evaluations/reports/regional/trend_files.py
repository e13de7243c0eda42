"""How an authority's ratings moved as files, all from one Trend."""

import io
from collections.abc import Iterator

import xlsxwriter
from django.template.loader import render_to_string

from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.regional.trend import Step, Trend
from evaluations.reports.words import date_words
from schools import paper
from schools.sheets import OPTIONS, Column, Table, Value, csv_bytes, write_pairs, write_table

REASONS = (
    *(("Aspect", 34), ("Round", 24), ("Signed off", 18), ("Authority’s view", 24), ("Moved", 14)),
    *(("The team’s reason", 60), ("National Strategies view", 24), ("Its reason", 60)),
)


def trend_file(trend: Trend, slug: str, by: str, kind: Format) -> File:
    """`slug` is the authority's, `by` the phase's ref."""
    return File(f"{slug}-trend-{by}.{kind}", TYPES[kind], _body(trend, kind))


def _body(trend: Trend, kind: Format) -> bytes:
    if kind == Format.PDF:
        return paper.write_pdf(render_to_string("pdf/trend.html", {"trend": trend}))
    return _xlsx(trend) if kind == Format.XLSX else csv_bytes(_csv_rows(trend))


def _csv_rows(trend: Trend) -> Iterator[list[Value]]:
    yield ["Authority", "Phase", *(title for title, _ in REASONS)]
    for row in _long(trend):
        yield [trend.authority, trend.phase, *row]


def _long(trend: Trend) -> Iterator[list[Value]]:
    """A line for each aspect in each round."""
    for line in trend.lines:
        for step in line.steps:
            yield [
                *(line.name, step.round_name, step.signed_off_on, step.ours.word, step.moved, step.why),
                *(step.theirs.word if step.theirs.is_said else "", step.their_why),
            ]


def _xlsx(trend: Trend) -> bytes:
    """Sheets: Over the rounds, Reasons, About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": trend.title, "comments": trend.attribution})
        write_table(book, _over_rounds(trend))
        write_table(book, Table("Reasons", tuple(Column(*one) for one in REASONS), list(_long(trend))))
        write_pairs(book, "About", _about(trend))
    return out.getvalue()


def _over_rounds(trend: Trend) -> Table:
    columns = (Column("Aspect", 34), *(Column(name, 26) for name in trend.rounds), Column("Moved", 18))
    rows: list[list[Value]] = [
        [line.name, *(_shown(step) for step in line.steps), line.summary.capitalize()] for line in trend.lines
    ]
    return Table("Over the rounds", columns, rows)


def _shown(step: Step) -> str:
    return ", ".join(part for part in (step.ours.word, step.moved) if part)


def _about(trend: Trend) -> list[tuple[str, str]]:
    return [
        ("Region", trend.region),
        ("Authority", trend.authority),
        ("Framework", trend.source),
        ("Shown", f"{trend.phase}, {trend.caption}"),
        ("Made on", date_words(trend.made_on)),
        ("Source", trend.attribution),
    ]
