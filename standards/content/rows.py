"""The rows of one framework, from the tables or fresh from a file and not saved."""

from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from standards.models import (
    Area,
    Criterion,
    Element,
    Framework,
    Level,
    Measure,
    Passage,
    Phase,
    Rule,
    Section,
)


@dataclass
class Rows:
    """Parents before children; every row holds its parent as an object: nothing is asked for twice."""

    framework: Framework
    levels: list[Level] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    criteria: list[Criterion] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


def fetch(framework: Framework) -> Rows:
    """Nine queries, whatever the size of the framework."""
    rows = Rows(
        framework=framework,
        levels=list(Level.objects.filter(framework=framework).order_by("-rank")),
        phases=list(Phase.objects.filter(framework=framework).order_by("position")),
        areas=list(Area.objects.filter(framework=framework).order_by("position")),
        elements=list(Element.objects.filter(framework=framework).order_by("position")),
        criteria=list(Criterion.objects.filter(element__framework=framework).order_by("position")),
        measures=list(Measure.objects.filter(element__framework=framework).order_by("position")),
        rules=list(Rule.objects.filter(framework=framework).order_by("position")),
        sections=list(Section.objects.filter(framework=framework).order_by("position")),
        passages=list(Passage.objects.filter(framework=framework).order_by("position")),
    )
    _join(rows)
    return rows


def _join(rows: Rows) -> None:
    _give("level", rows.levels, rows.criteria)
    _give("area", rows.areas, rows.elements, rows.passages)
    _give("element", rows.elements, rows.criteria, rows.measures, rows.rules, rows.passages)
    _give("section", rows.sections, rows.passages)


def _give(name: str, parents: list[Any], *children: list[Any]) -> None:
    by_pk = {parent.pk: parent for parent in parents}
    for child in chain(*children):
        if (pk := getattr(child, f"{name}_id")) is not None:
            setattr(child, name, by_pk[pk])
