"""The frameworks that ship, read from their files, and answers to them. No database."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.conf import settings

from evaluations.engine import NOT_APPLICABLE, Answers, Band, Choice, Spec, Verdict, check, evaluate
from standards.content import Content, build
from standards.loading import validated_one
from standards.loading.rows import rows_of

NS = "ns-quality-standards"


@cache
def published() -> Mapping[str, Content]:
    """Every framework that ships, by slug."""
    files = sorted(Path(settings.FRAMEWORKS_DIR).glob("*.yaml"))
    contents = [build(rows_of(validated_one(path))) for path in files]
    return {content.slug: content for content in contents}


def spec(element: str, phase: str = "primary") -> Spec:
    """Of an aspect of the 2009 standards."""
    return published()[NS].spec(element, phase)


def best(spec: Spec, content: Content | None = None) -> Answers:
    """All that is asked answered as well as it can be."""
    levels = (content or published()[NS]).levels
    upper = {level.code for level in levels if level.asks == "met"}
    findings = {c.ref: c.level in upper for c in spec.criteria if not c.worked_out}
    measures = {rule.measure: _best_value(rule) for rule in spec.rules if isinstance(rule, Band)}
    return Answers(findings, measures, "substantial")


def _best_value(rule: Band) -> Decimal | str:
    band = next(band for band in rule.bands if band.caps_at is None)
    return band.choice or band.at_least or Decimal(0)


def but(answers: Answers, *, measures: Mapping[str, str] | None = None, **changes: object) -> Answers:
    """The same with some findings, measures (as text) or the impact changed; None takes an answer away."""
    findings = {**answers.findings, **changes.pop("findings", {})}
    values = {**answers.measures, **{ref: _value(text) for ref, text in (measures or {}).items()}}
    return replace(answers, findings=_given(findings), measures=_given(values), **changes)


def _given(answers: Mapping[str, object]) -> dict[str, object]:
    return {ref: value for ref, value in answers.items() if value is not None}


def _value(text: str | None) -> Decimal | str | None:
    return Decimal(text) if text and text[0].isdigit() else text


def judged(element: str, phase: str = "primary", **changes: object) -> Verdict:
    """The verdict where all is as good as it can be, but for what is given."""
    asked = spec(element, phase)
    answers = but(best(asked), **changes)
    check(asked, answers)
    return evaluate(asked, answers)


def rules_of(verdict: Verdict) -> list[str]:
    return [reason.rule for reason in verdict.reasons]


def decided(verdict: Verdict, *refs: str) -> dict[str, bool | None]:
    """What the rules worked out of these lines."""
    return {ref: verdict.worked_out[ref] for ref in refs}


def unmet(*refs: str) -> dict[str, bool]:
    return dict.fromkeys(refs, False)


def group(element: str, name: str) -> list[str]:
    """Refs of the criteria that a count counts, as printed."""
    criteria = published()[NS].element(element).criteria
    return [criterion.ref for criterion in criteria if criterion.group == name]


def options(spec: Spec, ref: str) -> list[str]:
    """Of a choice; where it may not apply, that too."""
    measure = spec.measure_by_ref[ref]
    assert isinstance(measure, Choice)
    return [*measure.options, *([NOT_APPLICABLE] if measure.may_not_apply else [])]
