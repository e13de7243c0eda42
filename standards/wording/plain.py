"""Numbers, lists and names as they stand in a sentence."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from evaluations.engine import NOT_APPLICABLE, AllOf, Count, Verdict
from standards.content import Content, Criterion, Element, Measure, Rule

WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(value: int) -> str:
    return WORDS[value] if value < len(WORDS) else str(value)


def start(text: str) -> str:
    return text[:1].upper() + text[1:]


def inside(label: str) -> str:
    """A label in the middle of a sentence; SIP stays SIP."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def listed(items: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def quoted(text: str) -> str:
    return f"“{text.rstrip().removesuffix('.')}”"


def quotes(element: Element, refs: Iterable[str]) -> str:
    """Each criterion in its own words, with its lead-in where the line alone says too little."""
    return listed([quoted(element.criterion(ref).quote) for ref in refs])


def lines(element: Element, refs: Iterable[str]) -> str:
    """As `quotes`, without lead-ins: for criteria that share one."""
    return listed([quoted(element.criterion(ref).text) for ref in refs])


def label(content: Content, code: str) -> str:
    return content.level(code).label


def decimal(value: Decimal) -> str:
    """Without needless zeros, thousands apart: 72.50 as 72.5, 1200 as 1,200."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(measure: Measure, value: Decimal) -> str:
    """A number with its unit; % stands close."""
    gap = "" if measure.unit in ("", "%") else " "
    return f"{decimal(value)}{gap}{measure.unit}"


def measure_value_text(measure: Measure, value: Decimal | str) -> str:
    """A number, given as Decimal or text, with its unit; a choice, or not applicable, by its label."""
    if value == NOT_APPLICABLE and measure.not_applicable:
        return measure.not_applicable
    if measure.kind == "choice":
        return dict(measure.choices)[str(value)]
    return amount(measure, Decimal(value))


def group_name(rule: Rule) -> str:
    return inside(rule.group_label) if rule.group_label else "criteria that are counted together"


def all_of_name(content: Content, element: Element, rule: AllOf) -> str:
    return f"criteria for {label(content, element.criterion(rule.criteria[0]).level)}"


def total(element: Element, rule: AllOf | Count, verdict: Verdict | None = None) -> int | None:
    """How many the rule counts; None where that differs by phase and no verdict tells."""
    if verdict is not None:
        return verdict.tallies[rule.ref].of
    phases = {element.criterion(ref).phases for ref in rule.criteria}
    return len(rule.criteria) if len(phases) == 1 else None


def state(content: Content, criterion: Criterion, *, holds: bool) -> str:
    """As people are asked it: met or not met, applies or does not apply."""
    if content.level(criterion.level).asks == "met":
        return "met" if holds else "not met"
    return "applies" if holds else "does not apply"
