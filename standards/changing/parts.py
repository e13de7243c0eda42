"""What is compared of a level, phase, element, criterion or measure, and the words for what differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standards.changing.moves import Moves
from standards.content import Content, Criterion, Element, Level, Measure, Phase, Rule


@dataclass(frozen=True)
class Part:
    """`facets` are its sides by the words in which a difference is told; `within` is the element it stands in."""

    ref: str
    text: str
    place: str
    facets: Mapping[str, Any]
    within: str = ""


def parts_of(content: Content, kind: str) -> dict[str, Part]:
    return {part.ref: part for part in MAKERS[kind](content)}


PHASES, RULES = "its phases", "its rules"


def differs(old: Part, new: Part, moves: Moves) -> tuple[str, ...]:
    """Which sides are not as they were. A phase that only has another ref by now is the same phase."""
    return tuple(name for name in old.facets if _onward(name, old, moves) != new.facets[name])


def rules_differ(was: Iterable[Part], now: Iterable[Part], moves: Moves) -> bool:
    """Of parts that were split or merged: whether any rule is not among those that there were, or is gone."""
    before = [rule for part in was if RULES in part.facets for rule in _onward(RULES, part, moves)]
    after = [rule for part in now for rule in map(tuple, part.facets.get(RULES, ()))]
    return any(rule not in after for rule in before) or any(rule not in before for rule in after)


def _onward(name: str, old: Part, moves: Moves) -> Any:
    value = old.facets[name]
    if name == PHASES:
        return _followed(value, moves)
    if name == RULES:
        return [(*said, _followed(phases, moves)) for *said, phases in value]
    return value


def _followed(refs: frozenset[str], moves: Moves) -> frozenset[str]:
    return frozenset(now for ref in refs for now in moves.now("phases", ref))


def _levels(content: Content) -> Iterator[Part]:
    for level in content.levels:
        yield Part(level.code, level.label, "", _level(level))


def _level(level: Level) -> dict[str, Any]:
    return {
        "the wording": (level.label, level.column, level.overall),
        "its rank": level.steps,
        "how it is asked": level.asks,
        "its colour": level.colour,
    }


def _phases(content: Content) -> Iterator[Part]:
    for phase in content.phases:
        yield Part(phase.ref, phase.label, "", _phase(phase))


def _phase(phase: Phase) -> dict[str, Any]:
    return {"the wording": phase.label}


def _elements(content: Content) -> Iterator[Part]:
    for element in content.elements.values():
        yield Part(element.ref, element.title, element.place, _element(content, element))


def _element(content: Content, element: Element) -> dict[str, Any]:
    return {
        "the wording": element.title,
        PHASES: element.phases,
        RULES: [
            (rule.kind, rule.text, rule.basis, rule.raw, _narrower(rule, element))
            for rule in content.rules_for(element)
        ],
        "what is printed with it": [
            (passage.kind, passage.lead_text, [line.text for item in passage.items for line in item.all()])
            for passage in element.passages
        ],
    }


def _criteria(content: Content) -> Iterator[Part]:
    for element in content.elements.values():
        for criterion in element.criteria:
            yield Part(
                criterion.ref,
                f"{criterion.lead_in} {criterion.text}".strip(),
                criterion.place,
                _criterion(criterion),
                element.ref,
            )


def _narrower(rule: Rule, element: Element) -> frozenset[str]:
    """Phases of a rule that is not for all of its element's: those are told with the element."""
    return frozenset() if rule.phases == element.phases else rule.phases


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "the wording": (criterion.lead_in, criterion.text),
        "its level": criterion.level,
        "whether it is critical": criterion.critical,
        "whether it is worked out": criterion.worked_out,
        "its group": criterion.group,
        PHASES: criterion.phases,
    }


def _measures(content: Content) -> Iterator[Part]:
    for element in content.elements.values():
        for measure in element.measures:
            yield Part(measure.ref, measure.label, measure.place, _measure(measure), element.ref)


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "the wording": (measure.label, measure.hint, measure.not_applicable),
        "how it is answered": (
            measure.kind,
            measure.unit,
            measure.minimum,
            measure.maximum,
            measure.choices,
        ),
        PHASES: measure.phases,
    }


MAKERS = {
    "levels": _levels,
    "phases": _phases,
    "elements": _elements,
    "criteria": _criteria,
    "measures": _measures,
}
