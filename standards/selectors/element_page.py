"""An element as its page shows it: columns as printed, rules with the lines they are about, passages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from evaluations.engine import Limiting, Necessary
from standards.content import Area, Block, Content, Criterion, Element, Lead, Level, Measure, Passage, Rule
from standards.content.specs import decided_refs

LEADERS = {"regional-advisers": "Regional advisers", "senior-managers": "Senior phase managers"}
# Read before the criteria; the others come after them.
FIRST = ("quality-standards", "expected-evidence", "considerations", "evidence-statements", "contributors")


@dataclass(frozen=True)
class Printed:
    """A line of a column: a criterion, or a lead-in or its tail. `depth` counts the lead-ins above it."""

    html: SafeString
    depth: int
    critical: bool
    criterion: Criterion | None = None
    only_in: str = ""


@dataclass(frozen=True)
class Column:
    level: Level
    lines: tuple[Printed, ...]
    critical: int


@dataclass(frozen=True)
class RuleRow:
    """`lines` are the criteria that the rule names or decides, to be quoted beside it."""

    rule: Rule
    lines: tuple[Criterion, ...]
    only_in: str


@dataclass(frozen=True)
class MeasureRow:
    measure: Measure
    only_in: str


@dataclass(frozen=True)
class Group:
    """Passages of a kind, under one heading."""

    kind: str
    label: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ElementPage:
    content: Content
    area: Area
    element: Element
    phases: str
    led_by: str
    first: tuple[Group, ...]
    columns: tuple[Column, ...]
    rules: tuple[RuleRow, ...]
    shared_rules: tuple[Rule, ...]
    measures: tuple[MeasureRow, ...]
    after: tuple[Group, ...]
    previous: Element | None
    next: Element | None


def element_page(content: Content, element: Element) -> ElementPage:
    groups = tuple(_groups(element.passages))
    every = list(content.elements.values())
    at = every.index(element)
    return ElementPage(
        content=content,
        area=content.area(element.area_ref),
        element=element,
        phases=_labels(content, element.phases),
        led_by=LEADERS.get(element.led_by.get("who", ""), ""),
        first=tuple(group for group in groups if group.kind in FIRST),
        columns=tuple(_columns(content, element)),
        rules=tuple(_rule(content, element, rule) for rule in element.rules),
        shared_rules=content.rules,
        measures=tuple(MeasureRow(m, _only_in(content, element, m.phases)) for m in element.measures),
        after=tuple(group for group in groups if group.kind not in FIRST),
        previous=every[at - 1] if at else None,
        next=every[at + 1] if at + 1 < len(every) else None,
    )


def _groups(passages: tuple[Passage, ...]) -> Iterator[Group]:
    for kind in dict.fromkeys(passage.kind for passage in passages):
        members = tuple(passage for passage in passages if passage.kind == kind)
        yield Group(kind, members[0].kind_label, members)


def _columns(content: Content, element: Element) -> Iterator[Column]:
    for level in content.levels:
        lines = tuple(_lines(content, element, element.columns.get(level.code, ()), 0))
        if lines:
            critical = sum(bool(line.criterion and line.criterion.critical) for line in lines)
            yield Column(level, lines, critical)


def _lines(content: Content, element: Element, blocks: tuple[Block, ...], depth: int) -> Iterator[Printed]:
    for block in blocks:
        if isinstance(block, Lead):
            yield Printed(block.html, depth, block.critical)
            yield from _lines(content, element, block.items, depth + 1)
            if block.tail_html:
                yield Printed(block.tail_html, depth, critical=False)
        else:
            only = _only_in(content, element, block.phases)
            yield Printed(block.html, depth, block.critical, block, only)


def _rule(content: Content, element: Element, rule: Rule) -> RuleRow:
    named = [rule.data.criterion] if isinstance(rule.data, Necessary | Limiting) else decided_refs(rule.raw)
    lines = tuple(element.criterion(ref) for ref in dict.fromkeys(named))
    return RuleRow(rule, lines, _only_in(content, element, rule.phases))


def _only_in(content: Content, element: Element, phases: frozenset[str]) -> str:
    """The phases, where they are fewer than the element's."""
    return "" if phases == element.phases else _labels(content, phases)


def _labels(content: Content, phases: frozenset[str]) -> str:
    labels = [phase.label for phase in content.phases if phase.ref in phases]
    return " and ".join(filter(None, (", ".join(labels[:-1]), *labels[-1:])))
