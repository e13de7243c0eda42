"""Answers that hang together and allow a wanted rating. Pure: the engine says what they allow.

Those given by hand stand. The rest starts at its best and is then drawn around the wanted rating, matter by
matter, wherever that leaves the ceiling, and what holds it, as it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from evaluations.demo.reading import DemoFault
from evaluations.engine import Answers, Spec, Verdict, evaluate
from evaluations.engine.rules import Band, MeasureBand
from evaluations.engine.spec import Number

Matter = Mapping[str, str]
"""Lines of different columns that speak of the same thing: level code to criterion ref."""

AROUND = {
    "OS": ("OS", "OS", "OS", "OS", "G"),
    "G": ("G", "G", "G", "OS"),
    "NI": ("NI", "NI", "NI", "G", "G"),
    "SI": ("SI", "SI", "NI", "NI", "G"),
}


@dataclass(frozen=True)
class Wanted:
    """`upper` are the levels whose criteria are asked as met; below them they are asked as applying.

    `twins` are criteria with the words of another (twin to that other): they are answered alike.
    """

    spec: Spec
    rating: str
    impact: str | None
    upper: frozenset[str]
    matters: Sequence[Matter]
    twins: Mapping[str, str]
    findings: Mapping[str, bool]
    measures: Mapping[str, Decimal | str]

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(criterion.ref for criterion in self.spec.criteria if not criterion.worked_out)


def answers_for(wanted: Wanted, rng: Random) -> Answers:
    """Raises DemoFault where what is given by hand does not allow the rating."""
    answers = _best(wanted, rng)
    verdict = evaluate(wanted.spec, answers)
    _check(wanted, verdict)
    matters = list(_all_matters(wanted))
    rng.shuffle(matters)
    for matter in matters:
        answers = _drawn(wanted, matter, answers, verdict, rng)
    return answers


def _best(wanted: Wanted, rng: Random) -> Answers:
    level = {criterion.ref: criterion.level for criterion in wanted.spec.criteria}
    findings = {ref: wanted.findings.get(ref, level[ref] in wanted.upper) for ref in wanted.asked}
    findings |= {twin: findings[ref] for twin, ref in wanted.twins.items() if twin in findings}
    bands = {rule.measure: rule for rule in wanted.spec.rules if isinstance(rule, Band)}
    measures = dict(wanted.measures)
    for measure in wanted.spec.measures:
        if measure.ref not in measures:
            measures[measure.ref] = _best_value(bands[measure.ref], isinstance(measure, Number), rng)
    return Answers(findings, measures, wanted.impact)


def _best_value(rule: Band, number: bool, rng: Random) -> Decimal | str:
    band: MeasureBand = next(band for band in rule.bands if band.caps_at is None)
    if not number:
        return band.choice or ""
    return Decimal(rng.randint(int(band.at_least or 0), 100))


def _check(wanted: Wanted, verdict: Verdict) -> None:
    rank = wanted.spec.rank
    if verdict.ceiling is None or rank[wanted.rating] > rank[verdict.ceiling]:
        held = ", ".join(reason.rule for reason in verdict.reasons)
        raise DemoFault(f"{wanted.rating} is above the ceiling {verdict.ceiling} ({held})")
    if verdict.open:
        raise DemoFault(f"open points: {', '.join(point.rule for point in verdict.open)}")


def _all_matters(wanted: Wanted) -> Iterator[Matter]:
    """Those of the element, and each criterion that is in none of them by itself."""
    grouped = {ref for matter in wanted.matters for ref in matter.values()} | set(wanted.twins)
    yield from wanted.matters
    for criterion in wanted.spec.criteria:
        if not criterion.worked_out and criterion.ref not in grouped:
            yield {criterion.level: criterion.ref}


def _drawn(wanted: Wanted, matter: Matter, answers: Answers, verdict: Verdict, rng: Random) -> Answers:
    for level in _from(wanted.spec, rng.choice(AROUND[wanted.rating])):
        lines = _lines(wanted, matter, level)
        if any(wanted.findings.get(ref, value) != value for ref, value in lines.items()):
            continue
        tried = replace(answers, findings={**answers.findings, **lines})
        if _same(evaluate(wanted.spec, tried), verdict):
            return tried
    return answers


def _from(spec: Spec, level: str) -> Iterable[str]:
    """The level, then those above it, then those below: the nearest that fits is taken."""
    rank = spec.rank[level]
    return (*spec.levels[rank:], *reversed(spec.levels[:rank]))


def _lines(wanted: Wanted, matter: Matter, level: str) -> dict[str, bool]:
    """How the lines of a matter read where it stands at a level: met up to it, applying only at it."""
    rank = wanted.spec.rank
    lines = {
        ref: rank[level] >= rank[column] if column in wanted.upper else level == column
        for column, ref in matter.items()
        if ref in wanted.asked
    }
    return lines | {twin: lines[ref] for twin, ref in wanted.twins.items() if ref in lines}


def _same(one: Verdict, other: Verdict) -> bool:
    return (one.ceiling, one.reasons) == (other.ceiling, other.reasons)
