"""From answers to a verdict: ceiling, reasons, open points, what is worked out, what would lift it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from evaluations.engine.answers import Answers, MeasureValue
from evaluations.engine.lifts import Lift, lift_of
from evaluations.engine.rules import AllOf, Band, Count, Outcome, Rule
from evaluations.engine.spec import Spec

__all__ = ["Lift", "Open", "Reason", "Tally", "Verdict", "evaluate"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule at the ceiling. `criteria` caused it; `value` is the count, the measure or the impact."""

    rule: str
    kind: str
    level: str
    criteria: tuple[str, ...]
    value: MeasureValue | int | None


@dataclass(frozen=True, slots=True)
class Open:
    """A rule not decided yet. `level` is the lowest level that it must be answered for."""

    rule: str
    kind: str
    level: str
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    met: int
    not_met: int
    open: int

    @property
    def of(self) -> int:
        return self.met + self.not_met + self.open


@dataclass(frozen=True, slots=True)
class Verdict:
    """`ceiling` is the highest level allowed, None without a scale. Reasons are the rules at the ceiling.

    `lifted_to` is the ceiling once every one of `lifts` is done; one alone leaves it where it is.
    """

    ceiling: str | None
    reasons: tuple[Reason, ...] = ()
    open: tuple[Open, ...] = ()
    worked_out: Mapping[str, bool | None] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    lifts: tuple[Lift, ...] = ()
    lifted_to: str | None = None

    @property
    def capped(self) -> bool:
        return bool(self.reasons)


def evaluate(spec: Spec, answers: Answers) -> Verdict:
    """Judge valid answers (see `check`); the same answers in any order give the same verdict."""
    met = _worked_out(spec, answers)
    if not spec.levels:
        return Verdict(None)
    outcomes = [(rule, rule.outcome(met, answers)) for rule in spec.rules]
    rank, top = spec.rank, len(spec.levels) - 1
    ceiling = min((rank[outcome.cap] for _, outcome in outcomes if outcome.cap is not None), default=top)
    level = spec.levels[ceiling]
    at_ceiling = [(rule, o) for rule, o in outcomes if o.cap == level] if ceiling < top else []
    lifts = tuple(lift_of(rule, outcome, spec) for rule, outcome in at_ceiling)
    return Verdict(
        ceiling=level,
        reasons=tuple(Reason(rule.ref, rule.kind, level, o.criteria, o.value) for rule, o in at_ceiling),
        open=tuple(_open_points(spec, outcomes)),
        worked_out={c.ref: met.get(c.ref) for c in spec.criteria if c.worked_out},
        tallies={rule.ref: _tally(rule, met) for rule in spec.rules if isinstance(rule, Count | AllOf)},
        lifts=lifts,
        lifted_to=_lifted_to(spec, outcomes, lifts, level) if lifts else None,
    )


def _worked_out(spec: Spec, answers: Answers) -> dict[str, bool | None]:
    met: dict[str, bool | None] = dict(answers.findings)
    for kind in (Count, Band, AllOf):  # "all of" may rest on lines that counts and bands decide
        for rule in spec.rules:
            if isinstance(rule, kind):
                met.update(rule.decided(met, answers))
    return met


def _open_points(spec: Spec, outcomes: list[tuple[Rule, Outcome]]) -> Iterator[Open]:
    top = len(spec.levels) - 1
    for rule, outcome in outcomes:
        now = top if outcome.cap is None else spec.rank[outcome.cap]
        worst = top if outcome.worst is None else spec.rank[outcome.worst]
        if worst < now:
            yield Open(rule.ref, rule.kind, spec.levels[worst + 1], outcome.unanswered)


def _tally(rule: Count | AllOf, met: Mapping[str, bool | None]) -> Tally:
    states = [met.get(ref) for ref in rule.criteria]
    return Tally(states.count(True), states.count(False), states.count(None))


def _lifted_to(spec: Spec, outcomes: list[tuple[Rule, Outcome]], lifts: tuple[Lift, ...], level: str) -> str:
    top = spec.levels[-1]
    caps = [o.cap for _, o in outcomes if o.cap is not None and o.cap != level]
    caps += [lift.to for lift in lifts if lift.to is not None]
    return min(caps, key=spec.rank.__getitem__, default=top)
