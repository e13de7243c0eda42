"""Answers of one cell that hang together, around the level that a team would give it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from bench.database import sizes
from evaluations.engine import evaluate
from evaluations.selectors.rate_lines import measures_in
from evaluations.selectors.verdicts import AnswerRow, engine_answers
from standards.content import Content, Criterion, Element, Level, Measure, Phase

NOTE = "Seen in the notes of visits from January to March; the sample was small, so look again in the autumn."
MET_AT = 0.97
MET_ABOVE = 0.4
APPLIES_AT = 0.5
APPLIES_ELSEWHERE = 0.1


@dataclass(frozen=True)
class Variant:
    """`level` is what was judged: the level in mind, or the ceiling where that is lower."""

    answers: tuple[tuple[AnswerRow, str], ...]
    level: Level
    ceiling: Level


Pair = tuple[Element, Phase | None]


def variants(content: Content, rng: Random) -> Mapping[Pair, list[Variant]]:
    """Some for every level of each cell; rounds draw from them."""
    return {pair: list(_variants(content, pair, rng)) for pair in content.pairs}


def _variants(content: Content, pair: Pair, rng: Random) -> Iterator[Variant]:
    for level in content.levels:
        for _ in range(sizes.VARIANTS):
            yield _variant(content, pair, level, rng)


def _variant(content: Content, pair: Pair, level: Level, rng: Random) -> Variant:
    element, phase = pair
    rows = list(_rows(content, element, phase.ref if phase else None, level, rng))
    impact = "substantial" if level.rank == content.levels[0].rank else "some"
    spec = content.spec(element.ref, phase.ref if phase else None)
    verdict = evaluate(spec, engine_answers(element, rows, impact))
    ceiling = content.level(verdict.ceiling or level.code)
    noted = tuple((row, NOTE if rng.random() < 0.1 else "") for row in rows)
    return Variant(noted, min(level, ceiling, key=lambda one: one.rank), ceiling)


def _rows(
    content: Content, element: Element, phase: str | None, level: Level, rng: Random
) -> Iterator[AnswerRow]:
    for criterion in element.criteria:
        if not criterion.worked_out and criterion.in_phase(phase):
            share = _share(content, criterion, level)
            yield AnswerRow(criterion.pk, None, "yes" if rng.random() < share else "no")
    for measure in measures_in(element, phase):
        yield AnswerRow(None, measure.pk, _value(measure, level, rng))


def _share(content: Content, criterion: Criterion, level: Level) -> float:
    """How often it is met, or applies, where the team has this level in mind."""
    column = content.level(criterion.level)
    if column.asks == "met":
        return MET_AT if column.rank <= level.rank else MET_ABOVE
    return APPLIES_AT if column.rank == level.rank else APPLIES_ELSEWHERE


def _value(measure: Measure, level: Level, rng: Random) -> str:
    if measure.kind == "choice":
        return rng.choice(measure.choices)[0]
    return str(rng.randint(40 + 13 * level.rank, 100))
