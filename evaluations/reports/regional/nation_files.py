"""The nation in numbers as files, all from one Nation: the tables of the page."""

import io
from collections.abc import Iterator
from itertools import chain

import xlsxwriter
from django.template.loader import render_to_string

from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.regional.nation_model import Nation, Spread, Tally
from evaluations.reports.words import date_words
from schools import paper
from schools.sheets import OPTIONS, Column, Table, Value, csv_bytes, write_pairs, write_table

SPREAD = ("Fewest", "Middle", "Most")


def nation_file(nation: Nation, by: str, view: str, kind: Format) -> File:
    """`by` and `view` as the address has them."""
    return File(f"nation-{by}-{view}.{kind}", TYPES[kind], _body(nation, kind))


def _body(nation: Nation, kind: Format) -> bytes:
    if kind == Format.PDF:
        return paper.write_pdf(render_to_string("pdf/nation.html", {"nation": nation}))
    return _xlsx(nation) if kind == Format.XLSX else csv_bytes(_csv_rows(nation))


def _csv_rows(nation: Nation) -> Iterator[list[Value]]:
    """Every table of the page in one, `By` naming which a line is of. What a table does not count is left empty."""
    yield [
        *("View", "Phases", "By", "Name", "Signed off", "Authorities", *_heads(nation)),
        *(f"{one} below Good in one authority" for one in SPREAD),
        *(f"{one} below Good in one region, %" for one in SPREAD),
    ]
    shown = nation.view, nation.phase
    for region in nation.regions:
        yield [
            *(*shown, "Region", region.tally.label, region.signed_off, region.of),
            *(*_counts(region.tally), *_spread(region.spread), "", "", ""),
        ]
    for aspect in nation.aspects:
        place = "Aspect", aspect.tally.label, "", ""
        yield [*shown, *place, *_counts(aspect.tally), "", "", "", *_spread(aspect.spread)]
    for tally in nation.phases:
        yield [nation.view, tally.label, "Phase", tally.label, "", "", *_counts(tally), *[""] * 6]


def _heads(nation: Nation) -> list[str]:
    levels = [level.label for level in nation.levels]
    return [*levels, "Rated", "Below Good", "Below Good, %", "Up", "Same", "Down"]


def _counts(tally: Tally) -> list[Value]:
    counts = [count for _, count in tally.counts]
    share = round(100 * tally.below / tally.rated) if tally.rated else None
    moved = [tally.up, tally.same, tally.down] if tally.compared else [None] * 3
    return [*counts, tally.rated, tally.below, share, *moved]


def _spread(spread: Spread | None) -> list[Value]:
    return [spread.fewest, spread.middle, spread.most] if spread else [None] * 3


def _xlsx(nation: Nation) -> bytes:
    """Sheets: By region, By aspect, By region and aspect, By phase, About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": nation.title, "comments": nation.attribution})
        for table in (_regions(nation), _aspects(nation), _both(nation), _phases(nation)):
            write_table(book, table)
        write_pairs(book, "About", _about(nation))
    return out.getvalue()


def _regions(nation: Nation) -> Table:
    rows: list[list[Value]] = [
        [one.tally.label, one.signed_off, one.of, *_counts(one.tally), *_spread(one.spread)]
        for one in nation.regions
    ]
    spread = [f"{one} below Good in one authority" for one in SPREAD]
    return _table(nation, "By region", ["Region", "Signed off", "Authorities"], spread, rows)


def _aspects(nation: Nation) -> Table:
    rows: list[list[Value]] = [
        [one.tally.label, *_counts(one.tally), *_spread(one.spread)] for one in nation.aspects
    ]
    return _table(
        nation, "By aspect", ["Aspect"], [f"{one} below Good in one region, %" for one in SPREAD], rows
    )


def _both(nation: Nation) -> Table:
    names = [one.tally.label for one in nation.aspects]
    heads = ["Aspect", *(level.label for level in nation.levels), "Rated", "Below Good"]
    rows: list[list[Value]] = [
        [region.tally.label, name, *(count for _, count in part.counts), part.rated, part.below]
        for region in nation.regions
        for name, part in zip(names, region.parts, strict=True)
    ]
    columns = Column("Region", 36), Column(heads[0], 36), *(Column(head, 14) for head in heads[1:])
    return Table("By region and aspect", columns, rows)


def _phases(nation: Nation) -> Table:
    return _table(nation, "By phase", ["Phase"], [], [[one.label, *_counts(one)] for one in nation.phases])


def _table(nation: Nation, name: str, first: list[str], last: list[str], rows: list[list[Value]]) -> Table:
    heads = chain(first[1:], _heads(nation), last)
    return Table(name, (Column(first[0], 36), *(Column(head, 14) for head in heads)), rows)


def _about(nation: Nation) -> list[tuple[str, str]]:
    left_out = [("Left out", nation.left_out_words)] if nation.left_out else []
    return [
        ("Framework", nation.source),
        ("Shown", f"{nation.view}, {nation.phase}"),
        *nation.facts,
        ("Counted", nation.counted),
        *left_out,
        ("Made on", date_words(nation.made_on)),
        ("Source", nation.attribution),
    ]
