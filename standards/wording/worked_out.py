"""What a line that nobody answers is worked out from, and how it came out."""

from evaluations.engine import AllOf, Band, Tally, Verdict
from standards.content import Content, Criterion, Element, Rule
from standards.wording import plain


def worked_out_text(content: Content, element: Element, criterion: Criterion, verdict: Verdict) -> str:
    """“Worked out: 2 of the 7 are not met, so this applies.”"""
    rule = _rule(content, element, criterion, verdict)
    holds = verdict.worked_out.get(criterion.ref)
    if rule is None:
        return "Worked out, but not in this phase."
    if isinstance(rule.data, Band):
        return _from_measure(content, element, criterion, rule.data, holds=holds)
    what = f" criteria for {_of(content, element, rule.data)}" if isinstance(rule.data, AllOf) else ""
    return _from_count(content, criterion, verdict.tallies[rule.ref], what, holds=holds)


def _rule(content: Content, element: Element, criterion: Criterion, verdict: Verdict) -> Rule | None:
    """Of the rules that decide it, one a phase, the one of this verdict."""
    rules = [content.rule(element, ref) for ref in criterion.decided_by]
    return next((rule for rule in rules if rule.kind == "band" or rule.ref in verdict.tallies), None)


def _of(content: Content, element: Element, rule: AllOf) -> str:
    return plain.label(content, element.criterion(rule.criteria[0]).level)


def _from_measure(
    content: Content, element: Element, criterion: Criterion, rule: Band, *, holds: bool | None
) -> str:
    name = plain.quoted(element.measure(rule.measure).label)
    if holds is None:
        return f"Worked out once {name} is given."
    if sum(bool(band.decides) for band in rule.bands) == 1:
        return f"Worked out from {name}: {plain.state(content, criterion, holds=holds)}."
    # 97% is not “between 80% and 95%”, and no fault either: “not met” would mislead.
    return f"Worked out from {name}: this line {'holds' if holds else 'does not hold'}."


def _from_count(
    content: Content, criterion: Criterion, tally: Tally, what: str, *, holds: bool | None
) -> str:
    considered = tally.met + tally.not_met
    if not considered:
        return f"Worked out once the {tally.of}{what} are considered."
    found = f"{tally.not_met} of the {tally.of}{what} {'is' if tally.not_met == 1 else 'are'} not met"
    if holds is None:
        left = f"{tally.open} not yet considered"
        return f"Worked out: {found} and {left}, so not decided yet."
    if not tally.not_met:
        found = f"all {tally.of}{what} are met"
    state = plain.state(content, criterion, holds=holds)
    return f"Worked out: {found}, so this {state if state.endswith(('applies', 'apply')) else f'is {state}'}."
