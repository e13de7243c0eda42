"""From rows, saved or not, to Content."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from standards import models
from standards.content import parts
from standards.content.build_passages import passage_of, rows_by, sections_of
from standards.content.framework import Content
from standards.content.rows import Rows
from standards.content.specs import decided_refs, engine_rule
from standards.content.text import has_bold, html_of, plain_of


def build(rows: Rows) -> Content:
    row = rows.framework
    levels = tuple(_levels(rows.levels))
    elements = {element.ref: element for element in _elements(rows, levels)}
    return Content(
        pk=row.pk,
        slug=row.slug,
        version=row.version,
        title=row.title,
        short_title=row.short_title,
        element_one=row.element_one,
        element_many=row.element_many,
        source=row.source,
        scale_note=row.scale_note,
        answers=tuple(row.answers),
        overall=row.overall,
        levels=levels,
        phases=tuple(parts.Phase(phase.pk, phase.ref, phase.label) for phase in rows.phases),
        areas=tuple(_areas(rows, elements)),
        elements=elements,
        sections=tuple(sections_of(rows)),
        rules=tuple(_rule(rule, (), levels) for rule in rows.rules if rule.element is None),
        replaces=row.replaces,
    )


def _levels(rows: list[models.Level]) -> Iterator[parts.Level]:
    for index, row in enumerate(rows):
        yield parts.Level(
            pk=row.pk,
            code=row.code,
            rank=row.rank,
            label=row.label,
            column=row.column,
            overall=row.overall,
            colour=row.colour,
            asks=row.asks,
            report_words=tuple(row.report_words),
            report_note=row.report_note,
            steps=(len(rows) - index, len(rows)),
            number=index + 1,
        )


def _areas(rows: Rows, elements: dict[str, parts.Element]) -> Iterator[parts.Area]:
    passages = rows_by(rows.passages, "area")
    for row in rows.areas:
        yield parts.Area(
            pk=row.pk,
            ref=row.ref,
            title=row.title,
            short_label=row.short_label,
            dashboard_title=row.dashboard_title or row.title,
            place=row.place,
            elements=tuple(element for element in elements.values() if element.area_ref == row.ref),
            passages=tuple(passage_of(passage) for passage in passages[row.ref]),
        )


@dataclass
class _ByElement:
    criteria: dict[str, list[Any]]
    measures: dict[str, list[Any]]
    rules: dict[str, list[Any]]
    passages: dict[str, list[Any]]


def _elements(rows: Rows, levels: tuple[parts.Level, ...]) -> Iterator[parts.Element]:
    of = _ByElement(
        *(rows_by(part, "element") for part in (rows.criteria, rows.measures, rows.rules, rows.passages))
    )
    for row in rows.elements:
        yield _element(row, of, levels)


def _element(row: models.Element, of: _ByElement, levels: tuple[parts.Level, ...]) -> parts.Element:
    criteria = _criteria(row, of.criteria[row.ref], of.rules[row.ref])
    measures = {measure.ref: _measure(measure) for measure in of.measures[row.ref]}
    return parts.Element(
        pk=row.pk,
        ref=row.ref,
        title=row.title,
        short_label=row.short_label,
        area_ref=row.area.ref,
        phases=frozenset(row.phase_refs),
        place=row.place,
        led_by=row.led_by,
        note=row.note,
        columns={code: tuple(_blocks(blocks, criteria)) for code, blocks in row.columns.items()},
        criteria=tuple(criteria.values()),
        measures=tuple(measures.values()),
        rules=tuple(_rule(rule, criteria.values(), levels) for rule in of.rules[row.ref]),
        passages=tuple(passage_of(passage) for passage in of.passages[row.ref]),
        criterion_by_ref=criteria,
        measure_by_ref=measures,
    )


def _criteria(
    element: models.Element, rows: list[models.Criterion], rules: list[models.Rule]
) -> dict[str, parts.Criterion]:
    leads = dict(_leads(block for blocks in element.columns.values() for block in blocks))
    deciders: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        for ref in dict.fromkeys(decided_refs(rule.data)):
            deciders[ref].append(rule.ref)
    return {row.ref: _criterion(row, leads[row.ref], tuple(deciders[row.ref])) for row in rows}


def _leads(blocks: Iterable[dict[str, Any]], before: str = "") -> Iterator[tuple[str, str]]:
    """Each criterion's ref with the lead-ins above it, outermost first."""
    for block in blocks:
        if "lead" in block:
            yield from _leads(block["items"], f"{before} {block['lead']}".strip())
        else:
            yield block["ref"], before


def _criterion(row: models.Criterion, lead_in: str, decided_by: tuple[str, ...]) -> parts.Criterion:
    return parts.Criterion(
        pk=row.pk,
        ref=row.ref,
        level=row.level.code,
        text=plain_of(row.text),
        html=html_of(row.text),
        lead_in=plain_of(lead_in),
        lead_in_html=html_of(lead_in),
        critical=row.critical,
        worked_out=row.worked_out,
        group=row.group,
        phases=frozenset(row.phase_refs),
        place=row.place,
        decided_by=decided_by,
    )


def _blocks(blocks: list[dict[str, Any]], criteria: dict[str, parts.Criterion]) -> Iterator[parts.Block]:
    for block in blocks:
        if "lead" in block:
            yield parts.Lead(
                html=html_of(block["lead"]),
                text=plain_of(block["lead"]),
                critical=has_bold(block["lead"]),
                items=tuple(_blocks(block["items"], criteria)),
                tail_html=html_of(block["tail"]),
            )
        else:
            yield criteria[block["ref"]]


def _measure(row: models.Measure) -> parts.Measure:
    return parts.Measure(
        pk=row.pk,
        ref=row.ref,
        label=row.label,
        kind=row.kind,
        unit=row.unit,
        minimum=_limit(row.minimum),
        maximum=_limit(row.maximum),
        choices=tuple((choice["code"], choice["label"]) for choice in row.choices),
        hint=row.hint,
        not_applicable=row.not_applicable,
        phases=frozenset(row.phase_refs),
        place=row.place,
    )


def _limit(value: Decimal | None) -> Decimal | None:
    """Without the zeros that the column pads it with."""
    if value is None:
        return None
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _rule(
    row: models.Rule, criteria: Iterable[parts.Criterion], levels: tuple[parts.Level, ...]
) -> parts.Rule:
    return parts.Rule(
        pk=row.pk,
        ref=row.ref,
        kind=row.kind,
        basis=row.basis,
        text=row.text,
        note=row.note,
        quote=plain_of(row.quote),
        quote_html=html_of(row.quote),
        place=row.place,
        phases=frozenset(row.phase_refs),
        data=engine_rule(row.kind, row.ref, row.data, criteria, levels),
        raw=row.data,
    )
