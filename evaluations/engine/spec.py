"""What one element asks in one phase."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from evaluations.engine.rules import Rule


@dataclass(frozen=True, slots=True)
class Criterion:
    ref: str
    level: str
    worked_out: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A measure that is a number, both limits included; `may_not_apply` admits NOT_APPLICABLE."""

    ref: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    may_not_apply: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    ref: str
    options: tuple[str, ...]
    may_not_apply: bool = False


Measure = Number | Choice


@dataclass(frozen=True)
class Spec:
    """Levels run from lowest to highest and may be empty (a framework without a scale)."""

    levels: tuple[str, ...]
    criteria: tuple[Criterion, ...] = ()
    measures: tuple[Measure, ...] = ()
    rules: tuple[Rule, ...] = ()

    @cached_property
    def rank(self) -> dict[str, int]:
        return {level: rank for rank, level in enumerate(self.levels)}

    @cached_property
    def criterion_by_ref(self) -> dict[str, Criterion]:
        return {criterion.ref: criterion for criterion in self.criteria}

    @cached_property
    def measure_by_ref(self) -> dict[str, Measure]:
        return {measure.ref: measure for measure in self.measures}

    @property
    def uses_evidence(self) -> bool:
        return any(rule.kind == "evidence" for rule in self.rules)
