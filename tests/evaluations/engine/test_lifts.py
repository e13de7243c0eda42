"""What would lift the ceiling, and how far it would go once all of that is done."""

from decimal import Decimal

import pytest

from evaluations.engine import Lift
from tests.evaluations.engine.published import group, judged, unmet

SEVEN = group("2.4", "seven-features")


def test_nothing_lifts_what_is_not_capped():
    verdict = judged("2.4")
    assert (verdict.capped, verdict.lifts, verdict.lifted_to) == (False, (), None)


@pytest.mark.parametrize(
    ("missing", "need", "to", "lifted_to"),
    [(1, 1, None, "OS"), (2, 2, None, "OS"), (3, 1, "NI", "NI"), (4, 2, "NI", "NI"), (7, 5, "NI", "NI")],
)
def test_a_count_asks_for_the_fewest_that_reach_a_better_band(missing, need, to, lifted_to):
    verdict = judged("2.4", findings=unmet(*SEVEN[:missing]))
    lift = Lift("2.4-seven-features", "count", to, tuple(SEVEN[:missing]), need)
    assert (verdict.lifts, verdict.lifted_to) == ((lift,), lifted_to)


@pytest.mark.parametrize(
    ("share", "to", "threshold", "lifted_to"),
    [("94.9", None, "95", "OS"), ("79.9", "G", "80", "G"), ("49.9", "NI", "50", "NI")],
)
def test_a_measure_asks_for_the_edge_of_the_next_band(share, to, threshold, lifted_to):
    verdict = judged("1.5", measures={"1.5-schools-in-line": share})
    lift = Lift("1.5-schools-band", "band", to, (), 1, Decimal(threshold))
    assert (verdict.lifts, verdict.lifted_to) == ((lift,), lifted_to)


@pytest.mark.parametrize(
    ("targets", "to", "better"),
    [("meet-both", None, "exceed-both"), ("meet-one", "G", "meet-both"), ("neither", "NI", "meet-one")],
)
def test_a_choice_asks_for_the_nearest_better_option(targets, to, better):
    verdict = judged("1.5", "early-years", measures={"1.5-early-years-targets": targets})
    assert verdict.lifts == (Lift("1.5-early-years-band", "band", to, (), 1, better),)
    assert verdict.lifted_to == (to or "OS")


def test_evidence_asks_for_the_impact_that_is_needed():
    verdicts = {impact: judged("1.2", impact_evidence=impact) for impact in ("none", "some")}
    assert {impact: (verdict.lifts, verdict.lifted_to) for impact, verdict in verdicts.items()} == {
        "none": ((Lift("evidence-G", "evidence", None, threshold="some"),), "G"),
        "some": ((Lift("evidence-OS", "evidence", None, threshold="substantial"),), "OS"),
    }


def test_all_of_asks_for_every_one_that_is_not_met():
    verdict = judged("1.1", findings=unmet("1.1-G-1", "1.1-G-3"))
    lift = Lift("1.1-all-of-good", "all_of", None, ("1.1-G-1", "1.1-G-3"), 2)
    assert (verdict.lifts, verdict.lifted_to) == ((lift,), "OS")


def test_a_weakness_that_no_longer_applies_lifts_to_what_else_holds():
    verdict = judged("2.1", findings={"2.1-SI-1": True, "2.1-G-1": False})
    lift = Lift("2.1-SI-1-limiting", "limiting", None, ("2.1-SI-1",), 1)
    assert (verdict.lifts, verdict.lifted_to) == ((lift,), "NI")


def test_a_criterion_for_good_that_is_met_after_all_counts_for_all_of_good_too():
    verdict = judged("1.4", findings=unmet("1.4-G-1"))
    assert (verdict.ceiling, verdict.lifted_to) == ("NI", "OS")


def test_a_share_that_reaches_its_edge_meets_the_line_it_decides():
    verdict = judged("2.3", "secondary", measures={"2.3-national-challenge": "90"})
    assert (verdict.ceiling, verdict.lifted_to) == ("NI", "OS")


def test_every_rule_at_the_ceiling_has_its_lift():
    verdict = judged("2.4", findings=unmet("2.4-G-1", SEVEN[0]), impact_evidence="none")
    lifts = [(lift.rule, lift.to, lift.need) for lift in verdict.lifts]
    assert lifts == [
        ("evidence-G", None, 0),
        ("2.4-G-1-necessary", None, 1),
        ("2.4-seven-features", None, 1),
    ]
    assert verdict.lifted_to == "G"
