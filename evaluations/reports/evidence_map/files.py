"""The evidence map as a workbook and as CSV. What concerns an individual is never in them: see `map_facts`."""

import io

import xlsxwriter

from evaluations.reports.evidence_map.model import ElementItems, EvidenceMap, ItemLine, Line
from evaluations.reports.files import TYPES, File, Format
from evaluations.reports.words import date_words
from schools.sheets import OPTIONS, Column, Table, Value, csv_bytes, write_pairs, write_table

COLUMNS = (
    Column("Framework", 28),
    Column("Element", 44),
    Column("Items linked", 12),
    Column("Bear on it from elsewhere", 14),
    Column("Impact shown", 14),
    Column("Stale items", 12),
    Column("Rests on one item", 44),
)
ITEMS = (
    Column("Framework", 28),
    Column("Element", 44),
    Column("Item", 60),
    Column("How", 60),
    Column("Impact shown", 14),
    Column("Date", 18),
    Column("Stale", 48),
)
TITLES = ("Titles of the items linked", "Titles of those that bear on it")
INDIVIDUALS = "Left out of this file and of its counts"


def map_file(made: EvidenceMap, kind: Format) -> File:
    body = _xlsx(made) if kind == Format.XLSX else _csv(made)
    return File(f"evidence-map.{kind}", TYPES[kind], body)


def _csv(made: EvidenceMap) -> bytes:
    """A row for each element: titles stand in one cell, a line each."""
    head = [*(column.title for column in COLUMNS), *TITLES]
    return csv_bytes([head, *(_named(row) for row in zip(_elements(made), made.behind, strict=True))])


def _named(row: tuple[list[Value], ElementItems]) -> list[Value]:
    counted, behind = row
    return [*counted, *("\n".join(one.item.title for one in of) for of in (behind.own, behind.bearing))]


def _xlsx(made: EvidenceMap) -> bytes:
    """Sheets: Elements, Items, Relied on alone, Stale, Never used, About."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": made.title})
        for table in (
            Table("Elements", COLUMNS, _elements(made)),
            _behind(made),
            _carriers(made),
            *_items(made),
        ):
            write_table(book, table)
        write_pairs(book, "About", _about(made))
    return out.getvalue()


def _elements(made: EvidenceMap) -> list[list[Value]]:
    return [_row(part.content.short_title, line) for part in made.parts for line in part.lines]


def _row(framework: str, line: Line) -> list[Value]:
    alone = line.alone.title if line.alone else ""
    counts = len(line.own), len(line.bearing)
    return [framework, line.name, *counts, line.impact_words, line.stale, alone]


def _behind(made: EvidenceMap) -> Table:
    """Every item of every element, with how it comes to be there."""
    rows: list[list[Value]] = [
        [
            *(behind.line.content.short_title, behind.line.name, one.item.title, _how(one)),
            *(one.impact_words, one.item.dated, one.stale),
        ]
        for behind in made.behind
        for one in (*behind.own, *behind.bearing)
    ]
    return Table("Items", ITEMS, rows)


def _how(one: ItemLine) -> str:
    if one.through:
        return f"Bears on it, linked to {'; '.join(one.through)}"
    return f"Linked: {', '.join(one.phases)}" if one.phases else "Linked"


def _carriers(made: EvidenceMap) -> Table:
    columns = Column("Item", 60), Column("Framework", 28), Column("Element that rests on it alone", 60)
    rows: list[list[Value]] = [
        [one.item.title, line.content.short_title, line.name] for one in made.carriers for line in one.lines
    ]
    return Table("Relied on alone", columns, rows)


def _items(made: EvidenceMap) -> tuple[Table, Table]:
    columns = Column("Item", 60), Column("Source type", 36), Column("Date", 18)
    stale: list[list[Value]] = [
        [one.item.title, one.item.source_type, one.item.dated, one.why] for one in made.stale
    ]
    unused: list[list[Value]] = [[item.title, item.source_type, item.dated] for item in made.unused]
    return Table("Stale", (*columns, Column("Why", 48)), stale), Table("Never used", columns, unused)


def _about(made: EvidenceMap) -> list[tuple[str, str]]:
    return [
        ("Authority", made.authority),
        ("Frameworks", ", ".join(part.content.short_title for part in made.parts)),
        ("Phase", made.phase or "All phases"),
        ("Items", str(made.items)),
        ("Individuals", INDIVIDUALS),
        (
            "Bear on it",
            "Linked to a matching element of another framework, by the crosswalk, and not to this one",
        ),
        ("Stale", "Dated more than three years ago, or past the day for looking at it again"),
        ("Made on", date_words(made.today)),
    ]
