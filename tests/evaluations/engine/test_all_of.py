"""“All criteria for good are met”: the line under Outstanding that every aspect but 1.5 has."""

import pytest

from evaluations.engine import AllOf, Tally
from tests.evaluations.engine.published import NS, judged, published, rules_of, spec, unmet

PAIRS = [
    (element.ref, phase.ref) for element, phase in published()[NS].pairs if phase and element.ref != "1.5"
]


@pytest.mark.parametrize(("element", "phase"), PAIRS)
def test_it_counts_every_criterion_for_good_that_the_phase_has(element, phase):
    asked = spec(element, phase)
    (rule,) = [rule for rule in asked.rules if isinstance(rule, AllOf)]
    assert rule.criteria == tuple(criterion.ref for criterion in asked.criteria if criterion.level == "G")


def test_1_5_has_no_such_line():
    assert [rule.kind for rule in spec("1.5").rules] == ["evidence", "evidence", "band"]


def test_one_plain_criterion_for_good_not_met_caps_at_good():
    verdict = judged("1.1", findings=unmet("1.1-G-3"))
    assert (verdict.ceiling, rules_of(verdict), verdict.worked_out["1.1-OS-1"]) == (
        "G",
        ["1.1-all-of-good"],
        False,
    )


def test_one_not_considered_caps_nothing_and_leaves_the_line_open_for_outstanding():
    verdict = judged("1.1", findings={"1.1-G-3": None})
    assert (verdict.ceiling, verdict.worked_out["1.1-OS-1"]) == ("OS", None)
    assert [(point.rule, point.level, point.unanswered) for point in verdict.open] == [
        ("1.1-all-of-good", "OS", ("1.1-G-3",))
    ]


def test_once_one_is_not_met_the_rest_cannot_change_the_line():
    verdict = judged("1.1", findings={"1.1-G-1": False, "1.1-G-3": None})
    assert (verdict.ceiling, verdict.worked_out["1.1-OS-1"], verdict.open) == ("G", False, ())


def test_all_met_the_line_is_met():
    verdict = judged("1.1")
    assert (verdict.ceiling, verdict.worked_out["1.1-OS-1"], verdict.reasons) == ("OS", True, ())


def test_a_line_for_good_that_a_measure_decides_counts_as_one_of_them():
    verdict = judged("2.3", "secondary", measures={"2.3-national-challenge": "99"})
    tally = verdict.tallies["2.3-all-of-good"]
    assert (verdict.worked_out["2.3-OS-2"], tally.not_met, tally.open) == (False, 1, 0)


def test_a_line_for_good_whose_measure_is_not_given_leaves_it_open():
    verdict = judged("2.2", "secondary", measures={"2.2-headship-quota": None})
    assert verdict.worked_out["2.2-OS-1"] is None
    assert [(point.rule, point.level, point.unanswered) for point in verdict.open] == [
        ("2.2-all-of-good", "OS", ("2.2-G-8",)),
        ("2.2-headship-quota-band", "G", ("2.2-headship-quota",)),
    ]


def test_the_tally_says_how_many_of_them_are_met():
    verdict = judged("1.1", findings={"1.1-G-1": False, "1.1-G-2": None})
    of = len([criterion for criterion in spec("1.1").criteria if criterion.level == "G"])
    assert verdict.tallies["1.1-all-of-good"] == Tally(met=of - 2, not_met=1, open=1)


def test_the_reason_names_those_not_met():
    (reason,) = judged("1.1", findings=unmet("1.1-G-3", "1.1-G-1")).reasons
    assert (reason.criteria, reason.value) == (("1.1-G-1", "1.1-G-3"), 2)
