"""The way out: the least that would move a capping rule one step up."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from evaluations.engine.answers import IMPACT, Answers, MeasureValue
from evaluations.engine.rules import Band, Count, Evidence, MeasureBand, Outcome, Rule

if TYPE_CHECKING:
    from evaluations.engine.spec import Spec


@dataclass(frozen=True, slots=True)
class Lift:
    """Change `need` of `criteria`, or reach `threshold` in a measure or in impact: the rule then caps at `to`.

    `to` is None where the rule would cap no more. For a choice, `threshold` is the nearest better option.
    """

    rule: str
    kind: str
    to: str | None
    criteria: tuple[str, ...] = ()
    need: int = 0
    threshold: Decimal | str | None = None


def lift_of(rule: Rule, outcome: Outcome, spec: "Spec") -> Lift:
    if isinstance(rule, Count):
        return _count_lift(rule, outcome, spec)
    if isinstance(rule, Band):
        return _band_lift(rule, outcome, spec)
    if isinstance(rule, Evidence):
        return Lift(rule.ref, rule.kind, None, threshold=rule.needs)
    return Lift(rule.ref, rule.kind, None, outcome.criteria, len(outcome.criteria))


def _count_lift(rule: Count, outcome: Outcome, spec: "Spec") -> Lift:
    missing = len(outcome.criteria)
    fewer = missing
    while fewer and not _better(spec, rule.cap_for(fewer), outcome.cap):
        fewer -= 1
    return Lift(rule.ref, rule.kind, rule.cap_for(fewer), outcome.criteria, missing - fewer)


def _band_lift(rule: Band, outcome: Outcome, spec: "Spec") -> Lift:
    nearest = _nearest_better(rule, outcome.cap, spec)
    if nearest is None:
        return Lift(rule.ref, rule.kind, None)
    threshold = nearest.choice if nearest.choice is not None else nearest.at_least
    return Lift(rule.ref, rule.kind, nearest.caps_at, (), 1, threshold)


def _nearest_better(rule: Band, cap: str | None, spec: "Spec") -> MeasureBand | None:
    top = len(spec.levels)
    better = [band for band in rule.bands if _better(spec, band.caps_at, cap)]
    return min(
        better, key=lambda band: top if band.caps_at is None else spec.rank[band.caps_at], default=None
    )


def once_done(lifts: Iterable[Lift], spec: "Spec", answers: Answers) -> Answers:
    """The answers as they would be once every lift is done."""
    turned = {ref: not answers.findings.get(ref) for ref in _turned(lifts)}
    rules = {rule.ref: rule for rule in spec.rules}
    measures, impact = dict(answers.measures), answers.impact_evidence
    for rule in (rules[lift.rule] for lift in lifts):
        if isinstance(rule, Band):
            now = rule.band_for(answers.measures[rule.measure])
            better = _nearest_better(rule, now.caps_at if now else None, spec)
            measures[rule.measure] = _value_in(better) if better else answers.measures[rule.measure]
        elif isinstance(rule, Evidence):
            impact = max(impact or IMPACT[0], rule.needs, key=IMPACT.index)
    return Answers({**answers.findings, **turned}, measures, impact)


def _turned(lifts: Iterable[Lift]) -> set[str]:
    """The criteria to change; a count, which may choose among its own, takes first what others ask for."""
    turned: set[str] = set()
    for lift in sorted(lifts, key=lambda lift: lift.kind == Count.kind):
        waiting = [ref for ref in lift.criteria if ref not in turned]
        turned.update(waiting[: max(0, lift.need - len(lift.criteria) + len(waiting))])
    return turned


def _value_in(band: MeasureBand) -> MeasureValue:
    if band.choice is not None:
        return band.choice
    return band.at_least if band.at_least is not None else (band.below or Decimal(0)) - 1


def _better(spec: "Spec", cap: str | None, than: str | None) -> bool:
    if cap is None:
        return True
    return than is not None and spec.rank[cap] > spec.rank[than]
