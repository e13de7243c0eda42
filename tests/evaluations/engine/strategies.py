"""Answers for hypothesis to draw: near the best, near none, with the edges of every measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from evaluations.engine import IMPACT, NOT_APPLICABLE, Answers, Band, Measure, Number, Spec
from standards.content import Content
from tests.evaluations.engine.published import best, published

STEP = Decimal("0.1")
MOST_CHANGES = 9

# As many as a quick run bears.
engine_settings = settings(max_examples=20)


@dataclass(frozen=True)
class Case:
    """What one or more elements in one or more phases ask; `name` is the first of them."""

    name: str
    content: Content
    spec: Spec

    @property
    def asked(self) -> list[str]:
        return [criterion.ref for criterion in self.spec.criteria if not criterion.worked_out]

    @property
    def upper(self) -> list[str]:
        """Refs asked as met or not met: more of them is never worse."""
        levels = {level.code for level in self.content.levels if level.asks == "met"}
        return [ref for ref in self.asked if self.spec.criterion_by_ref[ref].level in levels]


def _all() -> Iterator[Case]:
    for content in published().values():
        for element, phase in content.pairs:
            name = f"{content.slug} {element.ref} {phase.ref if phase else ''}".strip()
            yield Case(name, content, content.spec(element.ref, phase.ref if phase else None))


def _different(cases: Iterator[Case]) -> list[Case]:
    """Every element in every phase, but what asks exactly the same once."""
    kept: list[Case] = []
    for case in cases:
        if all(case.spec != other.spec for other in kept):
            kept.append(case)
    return kept


ALL = list(_all())
CASES = [case for case in _different(iter(ALL)) if case.spec.levels]


def answers_to(case: Case) -> st.SearchStrategy[Answers]:
    return st.one_of(_around(case, best(case.spec, case.content)), _around(case, Answers()))


def _around(case: Case, start: Answers) -> st.SearchStrategy[Answers]:
    changes = st.dictionaries(
        st.sampled_from(case.asked or ["none"]), st.sampled_from([True, False, None]), max_size=MOST_CHANGES
    )
    measures = {m.ref: st.sampled_from([None, *values_of(case.spec, m)]) for m in case.spec.measures}
    impacts = st.sampled_from([None, *IMPACT, "substantial"])
    return st.builds(
        lambda findings, values, impact: Answers(
            _given({**start.findings, **findings} if case.asked else {}), _given(values), impact
        ),
        changes,
        st.fixed_dictionaries(measures),
        impacts,
    )


def _given(answers: dict[str, object]) -> dict:
    return {ref: value for ref, value in answers.items() if value is not None}


def values_of(spec: Spec, measure: Measure) -> list[Decimal | str]:
    """Options; or both limits, every edge, and just beside it."""
    extra: list[Decimal | str] = [NOT_APPLICABLE] if measure.may_not_apply else []
    if not isinstance(measure, Number):
        return [*measure.options, *extra]
    rules = [rule for rule in spec.rules if isinstance(rule, Band) and rule.measure == measure.ref]
    edges = {edge for rule in rules for band in rule.bands for edge in (band.at_least, band.below) if edge}
    near = {value for edge in edges for value in (edge - STEP, edge, edge + STEP)}
    low, high = measure.minimum or Decimal(0), measure.maximum or Decimal(1000)
    return [*sorted({low, high} | {value for value in near if low <= value <= high}), *extra]


def filled(case: Case, answers: Answers, others: Answers) -> Answers:
    """The answers, with what others said where these are silent."""
    return Answers(
        {**others.findings, **answers.findings},
        {**others.measures, **answers.measures},
        answers.impact_evidence or others.impact_evidence,
    )


def worst(case: Case) -> Answers:
    """All that is asked answered as badly as it can be."""
    upper = set(case.upper)
    measures = {rule.measure: _worst_value(case, rule) for rule in case.spec.rules if isinstance(rule, Band)}
    return Answers({ref: ref not in upper for ref in case.asked}, measures, "none")


def _worst_value(case: Case, rule: Band) -> Decimal | str:
    values = values_of(case.spec, case.spec.measure_by_ref[rule.measure])
    return next(v for v in values if (band := rule.band_for(v)) and band.caps_at == rule.lowest)
