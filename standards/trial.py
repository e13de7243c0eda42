"""What a framework's rules do with a given set of answers, for people who write frameworks."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from evaluations.engine import IMPACT, Answers, Fault, InvalidAnswers, Spec, check, evaluate
from standards import wording
from standards.content import Content, Element, Measure
from standards.loading.shapes import near

KEYS = ("findings", "measures", "impact_evidence")


class BadTrial(Exception):
    """What is wrong with what was asked, every point of it."""

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))


def element_named(content: Content, ref: str) -> Element:
    if ref in content.elements:
        return content.element(ref)
    hint = near(ref, content.elements)
    refs = ", ".join(content.elements)
    raise BadTrial(f"{content.short_title} has no {content.element_one} “{ref}”{hint or '.'} It has {refs}.")


def phase_named(content: Content, element: Element, ref: str | None) -> str | None:
    known = [phase.ref for phase in content.phases]
    if not known and ref is None:
        return None
    if not known:
        raise BadTrial(f"{content.short_title} has no phases: leave --phase out.")
    if ref is None:
        raise BadTrial(
            f"{content.short_title} has phases: say which with --phase, one of {', '.join(known)}."
        )
    if ref not in known:
        raise BadTrial(
            f"There is no phase “{ref}”{near(ref, known) or '.'} The phases are {', '.join(known)}."
        )
    if not element.in_phase(ref):
        has = ", ".join(phase for phase in known if element.in_phase(phase))
        raise BadTrial(f"{content.element_one.title()} {element.ref} does not exist in {ref}, only in {has}.")
    return ref


def read_answers(text: str) -> dict[str, Any]:
    """The JSON as it stands, numbers as Decimal. Raises BadTrial where it is not an object of our keys."""
    try:
        raw = json.loads(
            text, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_constant, object_pairs_hook=_once
        )
    except (ValueError, RecursionError) as error:
        raise BadTrial(f"The answers are not valid JSON: {error}.") from error
    if not isinstance(raw, dict):
        raise BadTrial("The answers must be a JSON object with findings, measures and impact_evidence.")
    if messages := list(_shape(raw)):
        raise BadTrial(*messages)
    return raw


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"{', '.join(sorted(twice))} is given twice")
    return dict(pairs)


def _shape(raw: dict[str, Any]) -> Iterator[str]:
    for key in raw:
        if key not in KEYS:
            yield f"“{key}” is not a key here{near(key, KEYS) or '.'} The keys are {', '.join(KEYS)}."
    for key in ("findings", "measures"):
        if not isinstance(raw.get(key, {}), dict):
            yield f"“{key}” must be an object from refs to values."
    if raw.get("impact_evidence", "") is None:
        yield "“impact_evidence” is null: leave it out where it is not yet considered."


def verdict_on(
    content: Content, element: Element, phase: str | None, raw: Mapping[str, Any]
) -> dict[str, Any]:
    """The ceiling, its reasons and the open points, as `try_rules` prints them. Raises BadTrial."""
    answers = Answers(raw.get("findings", {}), raw.get("measures", {}), raw.get("impact_evidence"))
    spec = content.spec(element.ref, phase)
    try:
        check(spec, answers)
    except InvalidAnswers as error:
        raise BadTrial(*(_fault_text(content, element, spec, fault) for fault in error.faults)) from error
    verdict = evaluate(spec, answers)
    return {
        "ceiling": verdict.ceiling,
        "reasons": [
            {
                "rule": reason.rule,
                "kind": reason.kind,
                "level": reason.level,
                "text": wording.reason_text(content, element, reason, verdict),
                "source": wording.citation(content, element, reason).place,
            }
            for reason in verdict.reasons
        ],
        "open": [
            {"rule": point.rule, "level": point.level, "text": wording.open_text(content, element, point)}
            for point in verdict.open
        ],
    }


def _fault_text(content: Content, element: Element, spec: Spec, fault: Fault) -> str:
    if fault.code == "unknown-criterion":
        return _unknown(
            content, element, fault.ref, "criterion", element.criterion_by_ref, spec.criterion_by_ref
        )
    if fault.code == "unknown-measure":
        return _unknown(content, element, fault.ref, "measure", element.measure_by_ref, spec.measure_by_ref)
    if fault.code == "worked-out":
        rules = " and ".join(element.criterion(fault.ref).decided_by)
        return f"{fault.ref} is worked out by the rule {rules}: it takes no finding."
    if fault.code == "not-true-or-false":
        given = _shown(fault.value)
        return f"{fault.ref} must be true or false, not {given}; leave out what is not yet considered."
    if fault.code == "unknown-impact":
        return f"impact_evidence must be one of {', '.join(IMPACT)}, not {_shown(fault.value)}."
    return _value_text(element.measure(fault.ref), fault)


def _unknown(
    content: Content,
    element: Element,
    ref: str,
    what: str,
    everywhere: Mapping[str, object],
    here: Mapping[str, object],
) -> str:
    if ref in everywhere:
        return f"{ref} is a {what} of {content.element_one} {element.ref}, but not in this phase."
    return f"There is no {what} “{ref}” in {content.element_one} {element.ref}{near(ref, here) or '.'}"


def _value_text(measure: Measure, fault: Fault) -> str:
    given = _shown(fault.value)
    or_not = " or “not-applicable”" if measure.not_applicable else ""
    if fault.code == "unknown-option":
        codes = [code for code, _ in measure.choices]
        hint = near(fault.value, codes) or "."
        return f"{measure.ref} must be one of {', '.join(codes)}{or_not}, not {given}{hint}"
    if fault.code == "out-of-range":
        return f"{measure.ref} must be {_range(measure)}, not {given}."
    return f"{measure.ref} must be a number without quotes{or_not}, not {given}."


def _range(measure: Measure) -> str:
    limits = [
        f"at least {measure.minimum:f}" if measure.minimum is not None else "",
        f"at most {measure.maximum:f}" if measure.maximum is not None else "",
    ]
    return " and ".join(filter(None, limits))


def _shown(value: object) -> str:
    """As it stood in the JSON."""
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=str)
