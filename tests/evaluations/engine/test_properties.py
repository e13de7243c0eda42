"""What holds for any answers to any framework that ships."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.engine import (
    IMPACT,
    AllOf,
    Answers,
    Band,
    Count,
    Evidence,
    Limiting,
    Necessary,
    Rule,
    Spec,
    check,
    evaluate,
)
from tests.evaluations.engine.strategies import ALL, CASES, Case, answers_to, engine_settings, filled, worst

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def rank(case: Case, answers: Answers) -> int:
    return case.spec.rank[evaluate(case.spec, answers).ceiling or ""]


def alone(spec: Spec, rule: Rule) -> Spec:
    """With no other rule that caps; those that decide lines still decide them."""
    others = tuple(_harmless(other, spec) for other in spec.rules if other is not rule)
    return replace(spec, rules=(*(other for other in others if other), rule))


def _harmless(rule: Rule, spec: Spec) -> Rule | None:
    if isinstance(rule, Count | Band):
        return replace(rule, bands=tuple(replace(band, caps_at=None) for band in rule.bands))
    return replace(rule, caps_at=spec.levels[-1]) if isinstance(rule, AllOf) else None


def test_every_element_in_every_phase_is_tried():
    tried = {case.name.split()[0] for case in ALL}
    counts = {slug: sum(case.name.split()[0] == slug for case in ALL) for slug in tried}
    assert counts == {
        "ns-quality-standards": 27,
        "laqs": 13,
        "lancashire-laser": 28,
        "ofsted-la-school-improvement": 9,
    }
    specs = [case.spec for case in CASES]
    assert [case.name for case in ALL if case.spec.levels and case.spec not in specs] == []


def test_a_framework_without_a_scale_has_no_ceiling():
    verdicts = [evaluate(case.spec, Answers()) for case in ALL if not case.spec.levels]
    assert {(v.ceiling, v.reasons, v.open, v.capped) for v in verdicts} == {(None, (), (), False)}


@every_case
def test_the_order_of_answers_is_of_no_consequence(case):
    @engine_settings
    @given(answers_to(case), st.integers(0, 10_000))
    def holds(answers, seed):
        shuffled = Answers(
            _shuffled(answers.findings, seed), _shuffled(answers.measures, seed), answers.impact_evidence
        )
        assert check(case.spec, answers) is None
        assert evaluate(case.spec, shuffled) == evaluate(case.spec, answers)

    holds()


def _shuffled(answers, seed):
    items = list(answers.items())
    random.Random(seed).shuffle(items)
    return dict(items)


@every_case
def test_meeting_one_more_criterion_never_lowers_the_ceiling(case):
    @engine_settings
    @given(answers_to(case), st.sampled_from(case.upper or [""]))
    def holds(answers, ref):
        if ref:
            met = replace(answers, findings={**answers.findings, ref: True})
            assert rank(case, met) >= rank(case, answers)

    holds()


@every_case
def test_a_limiting_criterion_that_becomes_true_never_raises_the_ceiling(case):
    limiting = [rule.criterion for rule in case.spec.rules if isinstance(rule, Limiting)]

    @engine_settings
    @given(answers_to(case), st.sampled_from(limiting or [""]))
    def holds(answers, ref):
        if ref:
            applies = replace(answers, findings={**answers.findings, ref: True})
            assert rank(case, applies) <= rank(case, answers)

    holds()


@every_case
def test_more_evidence_of_impact_never_lowers_the_ceiling(case):
    @engine_settings
    @given(answers_to(case))
    def holds(answers):
        ranks = [rank(case, replace(answers, impact_evidence=impact)) for impact in IMPACT]
        assert ranks == sorted(ranks)

    holds()


@every_case
def test_the_reasons_are_exactly_the_rules_at_the_ceiling(case):
    @engine_settings
    @given(answers_to(case))
    def holds(answers):
        verdict = evaluate(case.spec, answers)
        caps = {r.ref: evaluate(alone(case.spec, r), answers).ceiling for r in case.spec.rules}
        top = case.spec.levels[-1]
        lowest = min([top, *caps.values()], key=case.spec.rank.__getitem__)
        at_ceiling = [ref for ref, cap in caps.items() if cap == lowest != top]
        assert (verdict.ceiling, [reason.rule for reason in verdict.reasons]) == (lowest, at_ceiling)

    holds()


@every_case
def test_answering_what_is_unanswered_never_raises_the_ceiling(case):
    @engine_settings
    @given(answers_to(case), answers_to(case))
    def holds(answers, others):
        assert rank(case, filled(case, answers, others)) <= rank(case, answers)

    holds()


@every_case
def test_a_level_without_open_points_at_or_below_it_is_safe_from_what_is_still_unanswered(case):
    @engine_settings
    @given(answers_to(case), answers_to(case))
    def holds(answers, others):
        verdict = evaluate(case.spec, answers)
        open_at = [case.spec.rank[point.level] for point in verdict.open]
        agreeable = min([rank(case, answers), *(level - 1 for level in open_at)])
        assert rank(case, filled(case, answers, others)) >= agreeable
        assert rank(case, filled(case, answers, worst(case))) >= agreeable

    holds()


@every_case
def test_every_open_point_can_come_true_at_exactly_its_level(case):
    @engine_settings
    @given(answers_to(case))
    def holds(answers):
        rules = {rule.ref: rule for rule in case.spec.rules}
        badly = filled(case, answers, worst(case))
        for point in evaluate(case.spec, answers).open:
            capped = evaluate(alone(case.spec, rules[point.rule]), badly).ceiling
            assert case.spec.rank[capped] == case.spec.rank[point.level] - 1

    holds()


@every_case
def test_what_is_worked_out_stays_so_whatever_else_is_answered(case):
    @engine_settings
    @given(answers_to(case), answers_to(case))
    def holds(answers, others):
        before = evaluate(case.spec, answers).worked_out
        after = evaluate(case.spec, filled(case, answers, others)).worked_out
        known = {ref: met for ref, met in before.items() if met is not None}
        assert {ref: after[ref] for ref in known} == known

    holds()


@every_case
def test_once_every_lift_is_done_the_ceiling_is_where_it_was_said_to_go(case):
    @engine_settings
    @given(answers_to(case), st.integers(0, 10_000))
    def holds(answers, seed):
        verdict = evaluate(case.spec, answers)
        if verdict.lifts:
            reached = evaluate(case.spec, lifted(case, answers, verdict.lifts, seed)).ceiling
            assert reached == verdict.lifted_to
            assert case.spec.rank[reached] > case.spec.rank[verdict.ceiling]

    holds()


def lifted(case, answers, lifts, seed):
    """Done as a person would: of a count's criteria any that are enough, those that others ask for first."""
    findings, measures, impact = dict(answers.findings), dict(answers.measures), answers.impact_evidence
    rules = {rule.ref: rule for rule in case.spec.rules}
    for lift in sorted(lifts, key=lambda lift: lift.kind == "count"):
        rule = rules[lift.rule]
        done = [ref for ref in lift.criteria if findings[ref] is isinstance(rule, Necessary | AllOf | Count)]
        waiting = [ref for ref in lift.criteria if ref not in done]
        random.Random(seed).shuffle(waiting)
        findings |= {ref: not findings[ref] for ref in waiting[: lift.need - len(done)]}
        if isinstance(rule, Band):
            measures[rule.measure] = lift.threshold
        if isinstance(rule, Evidence):
            impact = max(impact, lift.threshold, key=IMPACT.index)
    return Answers(findings, measures, impact)
