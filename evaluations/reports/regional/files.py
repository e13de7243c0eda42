"""The ratings of a region as files, all from one Overview: what is on the page is what is in the file."""

import io
from collections.abc import Iterator

import xlsxwriter
from django.template.loader import render_to_string

from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.regional.model import Line, Overview
from evaluations.reports.words import date_words
from schools import paper
from schools.sheets import OPTIONS, Column, Table, Value, csv_bytes, write_pairs, write_table


def overview_file(overview: Overview, slug: str, kind: Format) -> File:
    name = f"{slug}-ratings-{overview.choice.by}-{overview.choice.view}.{kind}"
    return File(name, TYPES[kind], _body(overview, kind))


def _body(overview: Overview, kind: Format) -> bytes:
    if kind == Format.PDF:
        return paper.write_pdf(render_to_string("pdf/region_ratings.html", {"overview": overview}))
    return _xlsx(overview) if kind == Format.XLSX else csv_bytes(_csv_rows(overview))


def _csv_rows(overview: Overview) -> Iterator[list[Value]]:
    yield [
        *("Region", "Authority", "Round", "State", "Signed off", "Area", "Aspect", "Phase"),
        *("Authority’s view", "National Strategies view", "Difference", "Change", "Compared with", "Reason"),
    ]
    for row in _long(overview):
        yield [overview.region, *row]


def _long(overview: Overview) -> Iterator[list[Value]]:
    """A line a rating; an authority with nothing to show has one line that says why."""
    reasons = {(one.line.slug, one.mark.column.key): one.reason for one in overview.differing}
    areas = {column.key: group.title for group in overview.groups for column in group.columns}
    for line in overview.lines:
        place = [line.name, line.round_name, line.state, line.signed_off_on]
        if line.away:
            yield [*place, *[""] * 9]
        for mark in line.marks:
            yield [
                *(*place, areas[mark.column.key], mark.column.name, _phase(overview, mark.column.phase)),
                *(mark.ours.word, mark.theirs.word, mark.difference, mark.moved, line.compared_with),
                reasons.get((line.slug, mark.column.key), ""),
            ]


def _phase(overview: Overview, ref: str) -> str:
    return overview.by if overview.choice.by == ref else ""


def _xlsx(overview: Overview) -> bytes:
    """Sheets: Ratings as on the page, Every rating a line each, Differences, Not signed off, About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": overview.title, "comments": overview.attribution})
        for table in (_as_shown(overview), _every(overview), _differences(overview), _waiting(overview)):
            write_table(book, table)
        write_pairs(book, "About", _about(overview))
    return out.getvalue()


def _as_shown(overview: Overview) -> Table:
    heads = [Column(column.name, 18) for column in overview.columns]
    count = [Column(overview.count_title, 10), Column("Of", 8)]
    columns = (Column("Authority", 28), Column("State", 24), *heads, *count)
    return Table("Ratings", columns, [_shown(overview, line) for line in overview.lines])


def _shown(overview: Overview, line: Line) -> list[Value]:
    if line.away:
        return [line.name, line.away, *[""] * len(overview.columns), None, None]
    counts = (line.differing, line.both) if overview.is_difference else (line.below, line.rated)
    return [line.name, line.state, *(mark.words for mark in line.marks), *counts]


EVERY = (
    *(("Authority", 28), ("Round", 22), ("State", 24), ("Signed off", 18), ("Area", 34), ("Aspect", 34)),
    *(("Phase", 14), ("Authority’s view", 24), ("National Strategies view", 24), ("Difference", 24)),
    *(("Change", 16), ("Compared with", 22), ("Reason for the difference", 60)),
)


def _every(overview: Overview) -> Table:
    return Table("Every rating", tuple(Column(*column) for column in EVERY), list(_long(overview)))


def _differences(overview: Overview) -> Table:
    heads = (("Authority", 28), ("Aspect", 34), ("Authority’s view", 24), ("National Strategies view", 24))
    columns = tuple(Column(*column) for column in (*heads, ("Reason for the difference", 80)))
    rows: list[list[Value]] = [
        [one.line.name, one.mark.column.name, one.mark.ours.word, one.mark.theirs.word, one.reason]
        for one in overview.differing
    ]
    return Table("Differences", columns, rows)


def _waiting(overview: Overview) -> Table:
    columns = Column("Authority", 28), Column("How far it is", 60)
    return Table("Not signed off", columns, [[name, state] for name, state in overview.waiting])


def _about(overview: Overview) -> list[tuple[str, str]]:
    return [
        ("Region", overview.region),
        ("Framework", overview.source),
        ("Shown", overview.caption),
        *overview.facts,
        ("Made on", date_words(overview.made_on)),
        ("Source", overview.attribution),
    ]
