"""Passages and sections from their rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from standards import models
from standards.content.passages import Line, Passage, Section
from standards.content.rows import Rows
from standards.content.text import html_of, plain_of


def rows_by(rows: Iterable[Any], parent: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        if (owner := getattr(row, parent)) is not None:
            found[owner.ref].append(row)
    return found


def sections_of(rows: Rows) -> Iterator[Section]:
    passages = rows_by(rows.passages, "section")
    for row in rows.sections:
        yield Section(
            pk=row.pk,
            ref=row.ref,
            title=row.title,
            short_label=row.short_label,
            kind=row.kind,
            note=row.note,
            place=row.place,
            passages=tuple(passage_of(passage) for passage in passages[row.ref]),
        )


def passage_of(row: models.Passage) -> Passage:
    anchor = f"passage-{row.position + 1}"
    return Passage(
        kind=row.kind,
        audience=row.audience,
        phases=frozenset(row.phase_refs),
        title=row.title,
        lead=html_of(row.lead),
        tail=html_of(row.tail),
        items=tuple(_lines(row.items, anchor)),
        place=row.place,
        anchor=anchor,
        ref=row.ref,
        lead_text=plain_of(row.lead),
        tail_text=plain_of(row.tail),
    )


def _lines(items: list[dict[str, Any]], anchor: str) -> Iterator[Line]:
    for number, item in enumerate(items, start=1):
        here = f"{anchor}-{number}"
        yield Line(
            text=plain_of(item["text"]),
            html=html_of(item["text"]),
            place=item["place"],
            ref=item["ref"],
            anchor=here,
            items=tuple(_lines(item["items"], here)),
        )
