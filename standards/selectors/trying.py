"""Trying the rules of an element: what is asked, in the order of print, and what the answers come to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standards.content import Content, Element, Level, Measure, Phase
from standards.selectors.element_page import Column, element_page
from standards.trial import verdict_on


@dataclass(frozen=True)
class Choice:
    """An element in a phase that can be tried."""

    element: Element
    phase: Phase | None

    @property
    def has_rules(self) -> bool:
        return bool(self.element.criteria or self.element.measures)


@dataclass(frozen=True)
class Reason:
    level: Level
    text: str
    place: str


@dataclass(frozen=True)
class Outcome:
    ceiling: Level
    reasons: tuple[Reason, ...]
    open: tuple[tuple[Level, str], ...]


def first_of(content: Content) -> Choice | None:
    """Where to begin: the first element with something to answer, in its first phase."""
    pairs = [Choice(element, phase) for element, phase in content.pairs]
    return next((pair for pair in pairs if pair.has_rules), pairs[0] if pairs else None)


def measures_in(element: Element, phase: Phase | None) -> tuple[Measure, ...]:
    return tuple(measure for measure in element.measures if measure.in_phase(phase.ref if phase else None))


def columns_in(content: Content, element: Element, phase: Phase | None) -> Iterator[Column]:
    """The printed columns, without the lines of other phases."""
    ref = phase.ref if phase else None
    for column in element_page(content, element).columns:
        lines = tuple(line for line in column.lines if line.criterion is None or line.criterion.in_phase(ref))
        if any(line.criterion for line in lines):
            yield Column(column.level, lines, column.critical)


def outcome(content: Content, element: Element, phase: Phase | None, answers: Mapping[str, Any]) -> Outcome:
    """What `try_rules` prints, with levels for codes. Raises BadTrial with everything that cannot be."""
    said = verdict_on(content, element, phase.ref if phase else None, answers)
    return Outcome(
        ceiling=content.level(said["ceiling"]),
        reasons=tuple(Reason(content.level(r["level"]), r["text"], r["source"]) for r in said["reasons"]),
        open=tuple((content.level(point["level"]), point["text"]) for point in said["open"]),
    )
