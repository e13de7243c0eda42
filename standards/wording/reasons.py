"""Why a rating can be no higher: one sentence a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from evaluations.engine import AllOf, Band, Count, Evidence, Limiting, Necessary, Reason, Verdict
from standards.content import Content, Element, Rule
from standards.wording import bands, plain


@dataclass(frozen=True)
class _Case:
    content: Content
    element: Element
    rule: Rule
    reason: Reason
    verdict: Verdict | None
    quoted: bool

    def total(self, rule: AllOf | Count) -> int | None:
        return plain.total(self.element, rule, self.verdict)


def reason_text(
    content: Content, element: Element, reason: Reason, verdict: Verdict | None = None, *, quoted: bool = True
) -> str:
    """With the criteria in it; `quoted=False` leaves them out, where the line is quoted below the sentence.

    Given the verdict, it can say out of how many where that differs from phase to phase.
    """
    rule = content.rule(element, reason.rule)
    why = WHY[reason.kind](_Case(content, element, rule, reason, verdict, quoted))
    return f"{plain.start(why)}, so the rating is at most {plain.label(content, reason.level)}."


def _necessary(case: _Case) -> str:
    rule = case.rule.data
    assert isinstance(rule, Necessary)
    criterion = case.element.criterion(rule.criterion)
    level = plain.label(case.content, criterion.level)
    if case.quoted:
        return f"{plain.quoted(criterion.quote)} is not met, and {level} needs it"
    return f"a criterion that {level} needs is not met"


def _limiting(case: _Case) -> str:
    rule = case.rule.data
    assert isinstance(rule, Limiting)
    criterion = case.element.criterion(rule.criterion)
    if case.quoted:
        return f"{plain.quoted(criterion.quote)} applies"
    what = "a critical line" if case.rule.basis == "critical" else "a line"
    return f"{what} under {plain.quoted(case.content.level(criterion.level).column)} applies"


def _all_of(case: _Case) -> str:
    rule = case.rule.data
    assert isinstance(rule, AllOf)
    what = plain.all_of_name(case.content, case.element, rule)
    names = plain.quotes(case.element, case.reason.criteria) if case.quoted else ""
    decided = case.element.criterion(rule.decides).level if rule.decides else None
    needs = f", and {plain.label(case.content, decided)} needs all of them" if decided else ""
    return _not_met(what, len(case.reason.criteria), case.total(rule), names) + needs


def _count(case: _Case) -> str:
    rule = case.rule.data
    assert isinstance(rule, Count)
    names = plain.lines(case.element, case.reason.criteria) if case.quoted else ""
    return _not_met(plain.group_name(case.rule), len(case.reason.criteria), case.total(rule), names)


def _not_met(what: str, missing: int, total: int | None, names: str) -> str:
    """“two of the seven features are not met”, then which."""
    if missing == total:
        return f"none of the {plain.number(total)} {what} is met"
    verb = "is" if missing == 1 else "are"
    of = f"of the {plain.number(total)} " if total else ""
    which = f" ({names})" if names else ""
    return f"{plain.number(missing)} {of}{what} {verb} not met{which}"


def _band(case: _Case) -> str:
    rule = case.rule.data
    assert isinstance(rule, Band)
    assert isinstance(case.reason.value, Decimal | str)
    measure = case.element.measure(rule.measure)
    value = plain.measure_value_text(measure, case.reason.value)
    if measure.kind == "choice":
        return f"{plain.quoted(measure.label)} is answered {plain.quoted(value)}"
    band = rule.band_for(case.reason.value)
    where = f", which is {bands.range_text(measure, band)}" if band else ""
    return f"{plain.quoted(measure.label)} is {value}{where}"


def _evidence(case: _Case) -> str:
    rule = case.rule.data
    assert isinstance(rule, Evidence)
    level = plain.label(case.content, rule.level)
    some = case.reason.value == "some"
    there = "the linked evidence shows some impact" if some else "no linked evidence shows impact"
    needs = "evidence of substantial impact" if rule.needs == "substantial" else "evidence of impact"
    return f"{there}, and {level} needs {needs}"


WHY: dict[str, Callable[[_Case], str]] = {
    "necessary": _necessary,
    "limiting": _limiting,
    "all_of": _all_of,
    "count": _count,
    "band": _band,
    "evidence": _evidence,
}
