"""A framework as data: what `list_framework` prints. Refs, not labels; plain text, without marks."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from standards.content import Content, Criterion, Element, Measure, Rule

Row = dict[str, Any]


def listing(content: Content, elements: Iterable[Element]) -> Row:
    """Nested by element, and flat too: every criterion, measure and rule in one list, with its element."""
    chosen = list(elements)
    return {
        "framework": _framework(content),
        "levels": [_level(level) for level in content.levels],
        "phases": [{"ref": phase.ref, "label": phase.label} for phase in content.phases],
        "elements": [_element(content, element) for element in chosen],
        "criteria": [criterion for element in chosen for criterion in criteria(content, element)],
        "measures": [measure for element in chosen for measure in measures(content, element)],
        "rules": [
            *shared_rules(content),
            *(rule for element in chosen for rule in rules(content, element)),
        ],
    }


def criteria(content: Content, element: Element) -> list[Row]:
    return [_criterion(content, element, criterion) for criterion in element.criteria]


def measures(content: Content, element: Element) -> list[Row]:
    return [_measure(content, element, measure) for measure in element.measures]


def rules(content: Content, element: Element) -> list[Row]:
    """The element's own; those that hold for every element stand in the flat list only."""
    return [_rule(content, element, rule) for rule in element.rules]


def shared_rules(content: Content) -> list[Row]:
    return [_rule(content, None, rule) for rule in content.rules]


def _framework(content: Content) -> Row:
    return {
        "slug": content.slug,
        "version": content.version,
        "title": content.title,
        "short_title": content.short_title,
        "element": content.element_one,
        "source": dict(content.source),
    }


def _level(level: Any) -> Row:
    keys = ("code", "rank", "label", "column", "overall", "asks")
    return {**{key: getattr(level, key) for key in keys}, "report_words": list(level.report_words)}


def _element(content: Content, element: Element) -> Row:
    return {
        "ref": element.ref,
        "title": element.title,
        "short_label": element.short_label,
        "area": element.area_ref,
        "place": element.place,
        "phases": ordered(content, element.phases),
        "criteria": criteria(content, element),
        "measures": measures(content, element),
        "rules": rules(content, element),
    }


def ordered(content: Content, phases: frozenset[str]) -> list[str]:
    return [phase.ref for phase in content.phases if phase.ref in phases]


def _criterion(content: Content, element: Element, criterion: Criterion) -> Row:
    return {
        "ref": criterion.ref,
        "element": element.ref,
        "level": criterion.level,
        "text": criterion.text,
        "lead_in": criterion.lead_in,
        "critical": criterion.critical,
        "worked_out": criterion.worked_out,
        "group": criterion.group or None,
        "phases": ordered(content, criterion.phases),
        "place": criterion.place,
    }


def _measure(content: Content, element: Element, measure: Measure) -> Row:
    return {
        "ref": measure.ref,
        "element": element.ref,
        "label": measure.label,
        "kind": measure.kind,
        "unit": measure.unit or None,
        "minimum": _number(measure.minimum),
        "maximum": _number(measure.maximum),
        "choices": [{"code": code, "label": label} for code, label in measure.choices],
        "not_applicable": measure.not_applicable or None,
        "phases": ordered(content, measure.phases),
        "place": measure.place,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _rule(content: Content, element: Element | None, rule: Rule) -> Row:
    return {
        "ref": rule.ref,
        "element": element.ref if element else None,
        "kind": rule.kind,
        "basis": rule.basis,
        "text": rule.text,
        "note": rule.note or None,
        "phases": ordered(content, rule.phases),
        "place": rule.place,
        **rule.raw,
    }
