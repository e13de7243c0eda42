"""The line of the publication that a reason rests on, and where on a page the thing to change stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from evaluations.engine import AllOf, Band, Count, Lift, Limiting, Necessary, Open, Reason
from standards.content import Content, Criterion, Element, Rule

EVIDENCE_ANCHOR = "evidence"


@dataclass(frozen=True)
class Citation:
    """`quote` is html with the printed bold, empty where no line says it; `note` is the reading taken."""

    quote: SafeString
    text: str
    place: str
    anchor: str
    note: str = ""


def citation(content: Content, element: Element, reason: Reason) -> Citation:
    rule = content.rule(element, reason.rule)
    line = capping_line(element, rule, reason)
    if line is not None:
        return Citation(line.quote_html, line.quote, line.place, line.anchor, rule.note)
    anchor = EVIDENCE_ANCHOR if rule.kind == "evidence" else anchor_of(content, element, reason)
    return Citation(rule.quote_html, rule.quote, rule.place, anchor, rule.note)


def capping_line(element: Element, rule: Rule, reason: Reason) -> Criterion | None:
    ref = _capping_ref(rule, reason)
    return element.criterion(ref) if ref else None


def _capping_ref(rule: Rule, reason: Reason) -> str | None:
    data = rule.data
    if isinstance(data, Necessary | Limiting):
        return data.criterion
    if isinstance(data, AllOf):
        return data.decides
    if isinstance(data, Count) and isinstance(reason.value, int):
        return _first(band.decides for band in data.bands if band.holds(reason.value))
    if isinstance(data, Band) and isinstance(reason.value, Decimal | str):
        band = data.band_for(reason.value)
        # A band without a line of its own falls short of the line that would not cap.
        uncapped = [other.decides for other in data.bands if other.caps_at is None]
        return _first([*([band.decides] if band else []), *uncapped])
    return None


def _first(lists: Iterable[tuple[str, ...]]) -> str | None:
    return next((ref for refs in lists for ref in refs), None)


def anchor_of(content: Content, element: Element, point: Reason | Open | Lift) -> str:
    """The first thing to change or to answer: a criterion, a measure or the evidence."""
    data = content.rule(element, point.rule).data
    if data.kind == "evidence":
        return EVIDENCE_ANCHOR
    if isinstance(data, Band):
        return element.measure(data.measure).anchor
    refs = point.unanswered if isinstance(point, Open) else point.criteria
    return first_asked(content, element, refs)


def first_asked(content: Content, element: Element, refs: tuple[str, ...]) -> str:
    """A line that is worked out leads on to what it is worked out from."""
    criteria = [element.criterion(ref) for ref in refs]
    asked = next((criterion for criterion in criteria if not criterion.worked_out), None)
    if asked or not criteria:
        return asked.anchor if asked else ""
    data = content.rule(element, criteria[0].decided_by[0]).data
    return element.measure(data.measure).anchor if isinstance(data, Band) else criteria[0].anchor
