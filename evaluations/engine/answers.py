"""What people recorded for one element in one phase; what is left out is not yet considered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaluations.engine.spec import Choice, Measure, Number, Spec

NOT_APPLICABLE = "not-applicable"
IMPACT = ("none", "some", "substantial")
MeasureValue = Decimal | str


@dataclass(frozen=True, slots=True)
class Answers:
    """Findings: criterion ref to met (or, under a weakness, applies). Measures: ref to number or option."""

    findings: Mapping[str, bool] = field(default_factory=dict)
    measures: Mapping[str, MeasureValue] = field(default_factory=dict)
    impact_evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the answers: `code` says what, `ref` where, `value` what was given."""

    code: str
    ref: str
    value: object = None


class InvalidAnswers(ValueError):
    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{fault.code}: {fault.ref}" for fault in faults))
        self.faults = faults


def check(spec: "Spec", answers: Answers) -> None:
    """Raise InvalidAnswers with every fault at once, or return."""
    faults = (*_finding_faults(spec, answers), *_measure_faults(spec, answers), *_impact_faults(answers))
    if faults:
        raise InvalidAnswers(faults)


def _finding_faults(spec: "Spec", answers: Answers) -> Iterator[Fault]:
    findings: Mapping[str, object] = answers.findings  # as sent: nothing has checked them yet
    for ref, value in findings.items():
        criterion = spec.criterion_by_ref.get(ref)
        if criterion is None:
            yield Fault("unknown-criterion", ref, value)
        elif criterion.worked_out:
            yield Fault("worked-out", ref, value)
        elif not isinstance(value, bool):
            yield Fault("not-true-or-false", ref, value)


def _measure_faults(spec: "Spec", answers: Answers) -> Iterator[Fault]:
    for ref, value in answers.measures.items():
        measure = spec.measure_by_ref.get(ref)
        if measure is None:
            yield Fault("unknown-measure", ref, value)
        elif code := _value_fault(measure, value):
            yield Fault(code, ref, value)


def _value_fault(measure: "Measure", value: object) -> str | None:
    if value == NOT_APPLICABLE and measure.may_not_apply:
        return None
    if hasattr(measure, "options"):
        return None if isinstance(value, str) and value in measure.options else "unknown-option"
    return _number_fault(measure, value)


def _number_fault(measure: "Number | Choice", value: object) -> str | None:
    if not isinstance(value, Decimal) or not value.is_finite():
        return "not-a-number"
    minimum, maximum = getattr(measure, "minimum", None), getattr(measure, "maximum", None)
    outside = (minimum is not None and value < minimum) or (maximum is not None and value > maximum)
    return "out-of-range" if outside else None


def _impact_faults(answers: Answers) -> Iterator[Fault]:
    if answers.impact_evidence is not None and answers.impact_evidence not in IMPACT:
        yield Fault("unknown-impact", "impact_evidence", answers.impact_evidence)
