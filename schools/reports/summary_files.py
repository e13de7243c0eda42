"""The Stage 1 summary as PDF and as workbook, from the same StageOne as the page."""

import datetime as dt
import io

import xlsxwriter
from django.template.loader import render_to_string

from schools import paper
from schools.enums import Attained
from schools.reports.stage_one import (
    HEADINGS,
    level_groups,
    matter_blocks,
    slice_lines,
    total_line,
    way_lines,
)
from schools.selectors.summary import StageOne
from schools.sheets import OPTIONS, Column, Table, Value, write_pairs, write_table


def context_of(stage: StageOne) -> dict[str, object]:
    return {
        "stage": stage,
        "total": total_line(stage),
        "by": [("phase", slice_lines(stage.by_phase)), ("type", slice_lines(stage.by_type))],
        "ways": way_lines(stage),
        "groups": level_groups(stage),
        "matters": list(matter_blocks(stage)),
    }


def pdf_of(stage: StageOne, *, today: dt.date) -> bytes:
    page = {**context_of(stage), "today": today}
    return paper.write_pdf(render_to_string("pdf/stage_one.html", page))


def xlsx_of(stage: StageOne, *, today: dt.date) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        title = f"{stage.authority}: Stage 1 summary, {stage.collection}"
        book.set_properties({"title": title, "author": stage.authority})
        for table in (_use(stage), _how(stage), _levels(stage), _themes(stage), _points(stage)):
            write_table(book, table)
        write_pairs(book, "About", _about(stage, today))
    return out.getvalue()


def _use(stage: StageOne) -> Table:
    titles: tuple[str, ...] = ("Asked", "Answered", "IQS: yes", "IQS: planned", "IQS: no", "IQS: out of")
    titles += ("CQS: yes", "CQS: planned", "CQS: no", "CQS: out of")
    columns = (Column("By", 10), Column("Which", 34), *(Column(title, 11) for title in titles))
    lines = [("All", total_line(stage))]
    lines += [("Phase", line) for line in slice_lines(stage.by_phase)]
    lines += [("Type", line) for line in slice_lines(stage.by_type)]
    rows: list[list[Value]] = [
        [by, one.label, one.asked, one.answered, *one.iqs, one.iqs_of, *one.cqs, one.cqs_of]
        for by, one in lines
    ]
    return Table("Use", columns, rows)


def _how(stage: StageOne) -> Table:
    columns = (Column("Used for", 40), Column("Schools", 11), Column("Out of those using the IQS", 16))
    rows: list[list[Value]] = [[label, count, stage.ways.of] for label, count in way_lines(stage)]
    rows += [[f"Something else: {words}", None, None] for words in stage.ways.others]
    return Table("How", columns, rows)


def _levels(stage: StageOne) -> Table:
    columns = (
        *(Column("Heading", 40), Column("Element", 44)),
        *(Column(str(level.label), 12) for level in Attained),
        Column("Gave a level", 12),
        Column("Out of those who answered", 16),
    )
    rows: list[list[Value]] = [
        [f"{group.letter}. {group.title}", str(one.element.label), *one.counts, one.gave, stage.answered]
        for group in level_groups(stage)
        for one in group.lines
    ]
    return Table("Levels", columns, rows)


def _themes(stage: StageOne) -> Table:
    columns = (
        *(Column("Kind", 30), Column("Theme", 40), Column("Schools", 10)),
        *(Column("Out of those who answered", 16), Column("What the authority could do", 60)),
    )
    rows: list[list[Value]] = [
        [HEADINGS[matter.kind], theme.title, theme.schools, stage.answered, theme.could_do]
        for matter in stage.matters
        for theme in matter.themes
    ]
    return Table("Themes", columns, rows)


def _points(stage: StageOne) -> Table:
    columns = (Column("Kind", 30), Column("Theme", 40), Column("Point", 80), Column("School", 40))
    rows: list[list[Value]] = []
    for matter in stage.matters:
        kind = HEADINGS[matter.kind]
        for theme in matter.themes:
            rows += [[kind, theme.title, point.text, point.school] for point in theme.points]
        rows += [[kind, "Not grouped yet", point.text, point.school] for point in matter.loose]
    return Table("Points", columns, rows)


def _about(stage: StageOne, today: dt.date) -> list[tuple[str, str]]:
    return [
        ("Authority", stage.authority),
        ("Collection", stage.collection),
        ("Answers by", _day(stage.due)),
        ("As it stood on", _day(today)),
        ("Answered", f"{stage.answered} of {stage.asked} asked"),
        ("IQS", "Institutional Quality Standards for gifted and talented education"),
        ("CQS", "Classroom Quality Standards"),
        ("Levels", "What schools say of themselves: the level that fits best. Not known is not counted."),
    ]


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
