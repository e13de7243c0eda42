"""From answers to a verdict: ceiling, reasons, open points, what is worked out, what would lift it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from evaluations.engine.answers import Answers, MeasureValue
from evaluations.engine.lifts import Lift, lift_of, once_done
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
    ceiling, top = _ceiling(spec, outcomes), spec.levels[-1]
    at_ceiling = [(rule, o) for rule, o in outcomes if o.cap == ceiling] if ceiling != top else []
    lifts = tuple(lift_of(rule, outcome, spec) for rule, outcome in at_ceiling)
    return Verdict(
        ceiling=ceiling,
        reasons=tuple(Reason(rule.ref, rule.kind, ceiling, o.criteria, o.value) for rule, o in at_ceiling),
        open=tuple(_open_points(spec, outcomes)),
        worked_out={c.ref: met.get(c.ref) for c in spec.criteria if c.worked_out},
        tallies={rule.ref: _tally(rule, met) for rule in spec.rules if isinstance(rule, Count | AllOf)},
        lifts=lifts,
        lifted_to=_lifted_to(spec, answers, lifts) if lifts else None,
    )


def _worked_out(spec: Spec, answers: Answers) -> dict[str, bool | None]:
    met: dict[str, bool | None] = dict(answers.findings)
    for kind in (Count, Band, AllOf):  # "all of" may rest on lines that counts and bands decide
        for rule in spec.rules:
            if isinstance(rule, kind):
                met.update(rule.decided(met, answers))
        met.update(answers.findings)  # only what a lift supposes is both given and worked out
    return met


def _ceiling(spec: Spec, outcomes: Iterable[tuple[Rule, Outcome]]) -> str:
    caps = (outcome.cap for _, outcome in outcomes if outcome.cap is not None)
    return min(caps, key=spec.rank.__getitem__, default=spec.levels[-1])


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


def _lifted_to(spec: Spec, answers: Answers, lifts: tuple[Lift, ...]) -> str:
    """Judged afresh: a criterion that is met after all may count in rules above the ceiling as well."""
    after = once_done(lifts, spec, answers)
    met = _worked_out(spec, after)
    return _ceiling(spec, [(rule, rule.outcome(met, after)) for rule in spec.rules])
