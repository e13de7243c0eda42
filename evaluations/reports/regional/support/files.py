"""The support of a region as PDF and workbook, both from one Support: what is on the page is what is in the file."""

import io
from collections.abc import Iterator

import xlsxwriter
from django.template.loader import render_to_string

from evaluations.enums import AllocationKind
from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.regional.marks import Mark
from evaluations.reports.regional.support.gift import Gift
from evaluations.reports.regional.support.model import Support, SupportLine
from evaluations.reports.words import date_words
from schools import paper
from schools.sheets import OPTIONS, Column, Table, Value, write_pairs, write_table


def support_file(support: Support, slug: str, kind: Format) -> File:
    asked = support.asked
    name = f"{slug}-support-{asked.year}-{asked.by}-{asked.view}.{kind}"
    body = _pdf(support) if kind == Format.PDF else _xlsx(support)
    return File(name, TYPES[kind], body)


def _pdf(support: Support) -> bytes:
    return paper.write_pdf(render_to_string("pdf/region_support.html", {"support": support}))


def _xlsx(support: Support) -> bytes:
    """Sheets: Support, a line an authority as on the page; Given, a line an allocation; About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": support.title, "comments": support.overview.attribution})
        write_table(book, _authorities(support))
        write_table(book, _given(support))
        write_pairs(book, "About", _about(support))
    return out.getvalue()


def _authorities(support: Support) -> Table:
    ratings = [Column(column.name, 16) for column in support.overview.columns]
    columns = (
        *(Column("Authority", 28), Column("State", 24), *ratings),
        *(Column("Below Good", 10), Column("Which", 24), Column("Fell", 8), Column("Which fell", 20)),
        *(Column("Figures in the bottom quarter", 14), Column("Which figures", 48)),
        *(Column(f"Days {support.year_words}", 10), Column(f"Given {support.year_words}", 40)),
        *(Column(f"Days {support.before_words}", 10), Column(f"Given {support.before_words}", 40)),
    )
    return Table("Support", columns, [_row(support, one) for one in support.lines])


def _row(support: Support, one: SupportLine) -> list[Value]:
    line = one.line
    ratings: list[Value] = [mark.words for mark in line.marks] or [""] * len(support.overview.columns)
    read = not line.away
    return [
        *(line.name, line.state, *ratings),
        *(
            len(one.below) if read else None,
            _refs(one.below),
            len(one.fell) if read else None,
            _refs(one.fell),
        ),
        *(len(one.lowest) if one.ranked else None, "; ".join(low.words for low in one.lowest)),
        *(float(one.days), _in_words(one.gifts), float(one.days_before), _in_words(one.earlier)),
    ]


def _refs(marks: tuple[Mark, ...]) -> str:
    return ", ".join(mark.column.ref or mark.column.name for mark in marks)


def _in_words(gifts: tuple[Gift, ...]) -> str:
    return "; ".join(f"{gift.what} ({gift.where})" for gift in gifts)


def _given(support: Support) -> Table:
    heads = (
        *(("Financial year", 12), ("Authority", 28), ("Kind", 14), ("Programme", 30), ("Days", 8)),
        *(("Phase", 14), ("Aspect", 34), ("What it is for", 60), ("Decided on", 18)),
        *(("Ratings since", 50), ("Compared", 34)),
    )
    return Table("Given", tuple(Column(*head) for head in heads), list(_gifts(support)))


def _gifts(support: Support) -> Iterator[list[Value]]:
    for one in support.lines:
        for gift in (*one.gifts, *one.earlier):
            yield [
                *(gift.year_words, one.line.name, AllocationKind(gift.kind).label, gift.programme),
                *(float(gift.days), gift.phase or "All phases", gift.aspect or "All aspects", gift.reason),
                *(gift.given_on, gift.since.words, gift.since.rounds),
            ]


def _about(support: Support) -> list[tuple[str, str]]:
    overview = support.overview
    return [
        ("Region", support.region),
        ("Financial year", f"{support.year_words}, from 1 April {support.asked.year}"),
        ("Framework", overview.source),
        ("Shown", support.caption),
        *support.facts,
        ("Made on", date_words(overview.made_on)),
        ("Source", overview.attribution),
    ]
