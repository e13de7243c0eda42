"""The way out: the least that would move a capping rule one step up."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from evaluations.engine.rules import Band, Count, Evidence, Outcome, Rule

if TYPE_CHECKING:
    from evaluations.engine.spec import Spec


@dataclass(frozen=True, slots=True)
class Lift:
    """Change `need` of `criteria` (or reach `threshold` in a measure or in impact) and this rule caps at `to`.

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
    top = len(spec.levels)
    better = [band for band in rule.bands if _better(spec, band.caps_at, outcome.cap)]
    nearest = min(
        better, key=lambda band: top if band.caps_at is None else spec.rank[band.caps_at], default=None
    )
    if nearest is None:
        return Lift(rule.ref, rule.kind, None)
    threshold = nearest.choice if nearest.choice is not None else nearest.at_least
    return Lift(rule.ref, rule.kind, nearest.caps_at, (), 1, threshold)


def _better(spec: "Spec", cap: str | None, than: str | None) -> bool:
    if cap is None:
        return True
    return than is not None and spec.rank[cap] > spec.rank[than]
