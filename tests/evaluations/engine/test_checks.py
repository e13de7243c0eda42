"""Answers that cannot be: every fault at once, each with a code, a ref and the value given."""

from decimal import Decimal

import pytest

from evaluations.engine import Answers, Fault, InvalidAnswers, check
from tests.evaluations.engine.published import best, options, spec


def faults(asked, answers):
    with pytest.raises(InvalidAnswers) as caught:
        check(asked, answers)
    return caught.value.faults


def test_nothing_answered_is_no_fault():
    assert check(spec("2.4"), Answers()) is None


def test_everything_answered_is_no_fault():
    assert check(spec("2.3", "secondary"), best(spec("2.3", "secondary"))) is None


@pytest.mark.parametrize(
    ("findings", "fault"),
    [
        ({"2.4-G-99": True}, Fault("unknown-criterion", "2.4-G-99", True)),
        ({"2.4-OS-1": True}, Fault("worked-out", "2.4-OS-1", True)),
        ({"2.4-NI-5": False}, Fault("worked-out", "2.4-NI-5", False)),
        ({"2.4-G-1": "yes"}, Fault("not-true-or-false", "2.4-G-1", "yes")),
        ({"2.4-G-1": 1}, Fault("not-true-or-false", "2.4-G-1", 1)),
    ],
)
def test_a_finding_that_cannot_be_is_refused(findings, fault):
    assert faults(spec("2.4"), Answers(findings)) == (fault,)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Decimal("100.1"), "out-of-range"),
        (Decimal("-0.1"), "out-of-range"),
        (Decimal("NaN"), "not-a-number"),
        (Decimal("Infinity"), "not-a-number"),
        (82, "not-a-number"),
        ("82", "not-a-number"),
        ("not-applicable", "not-a-number"),
    ],
)
def test_a_number_that_cannot_be_is_refused(value, code):
    ref = "1.5-schools-in-line"
    (fault,) = faults(spec("1.5"), Answers(measures={ref: value}))
    assert (fault.code, fault.ref) == (code, ref)


@pytest.mark.parametrize("value", [Decimal(0), Decimal(100), Decimal("99.99")])
def test_both_limits_of_a_number_belong_to_it(value):
    assert check(spec("1.5"), Answers(measures={"1.5-schools-in-line": value})) is None


def test_a_measure_that_may_not_apply_takes_that_for_an_answer():
    answers = Answers(measures={"2.3-national-challenge": "not-applicable"})
    assert check(spec("2.3", "secondary"), answers) is None


def test_an_option_that_a_choice_does_not_have_is_refused():
    ref = "2.3-ofsted-categories"
    assert options(spec("2.3"), ref) == ["below-top-quartile", "top-quartile", "top-decile"]
    wrong = [faults(spec("2.3"), Answers(measures={ref: value})) for value in ("top", Decimal(1))]
    assert wrong == [
        (Fault("unknown-option", ref, "top"),),
        (Fault("unknown-option", ref, Decimal(1)),),
    ]


def test_a_measure_of_another_phase_is_unknown():
    ref = "2.2-headship-quota"
    assert check(spec("2.2", "secondary"), Answers(measures={ref: Decimal(80)})) is None
    assert faults(spec("2.2", "primary"), Answers(measures={ref: Decimal(80)})) == (
        Fault("unknown-measure", ref, Decimal(80)),
    )


def test_an_impact_that_is_no_impact_is_refused():
    assert faults(spec("1.1"), Answers(impact_evidence="much")) == (
        Fault("unknown-impact", "impact_evidence", "much"),
    )


def test_every_fault_is_told_at_once():
    answers = Answers(
        {"2.3-G-2": True, "nowhere": True}, {"2.3-national-challenge": Decimal(101)}, impact_evidence="much"
    )
    assert [(fault.code, fault.ref) for fault in faults(spec("2.3", "secondary"), answers)] == [
        ("worked-out", "2.3-G-2"),
        ("unknown-criterion", "nowhere"),
        ("out-of-range", "2.3-national-challenge"),
        ("unknown-impact", "impact_evidence"),
    ]
