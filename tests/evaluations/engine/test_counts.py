"""How many of a group are missing, at every number that the 2009 standards print or leave out."""

from itertools import pairwise

import pytest

from evaluations.engine import Tally
from tests.evaluations.engine.published import decided, group, judged, rules_of, unmet

SEVEN = group("2.4", "seven-features")
FIVE = group("2.5", "five-qualities")
FOUR = group("2.3", "four-criteria")


def test_the_groups_are_those_printed():
    assert (SEVEN[0], SEVEN[-1], len(SEVEN)) == ("2.4-G-4", "2.4-G-10", 7)
    assert (FIVE[0], FIVE[-1], len(FIVE)) == ("2.5-G-2", "2.5-G-6", 5)
    assert (FOUR[0], FOUR[-1], len(FOUR)) == ("2.3-G-4", "2.3-G-7", 4)


@pytest.mark.parametrize("phase", ["early-years", "primary", "secondary"])
@pytest.mark.parametrize(
    ("missing", "ceiling"), [(0, "OS"), (1, "NI"), (2, "NI"), (3, "SI"), (4, "SI"), (7, "SI")]
)
def test_missing_features_of_sip_reports_cap_2_4(phase, missing, ceiling):
    verdict = judged("2.4", phase, findings=unmet(*SEVEN[:missing]))
    reasons = [] if ceiling == "OS" else ["2.4-seven-features"]
    assert (verdict.ceiling, rules_of(verdict)) == (ceiling, reasons)
    assert decided(verdict, "2.4-NI-5", "2.4-SI-3") == {
        "2.4-NI-5": missing in {1, 2},
        "2.4-SI-3": missing >= 3,
    }


def test_it_is_the_number_that_is_missing_that_counts_and_not_which():
    verdicts = [judged("2.4", findings=unmet(*two)) for two in pairwise(SEVEN)]
    assert {verdict.ceiling for verdict in verdicts} == {"NI"}


@pytest.mark.parametrize(
    ("missing", "ceiling"), [(0, "OS"), (1, "NI"), (2, "NI"), (3, "SI"), (4, "SI"), (5, "SI")]
)
def test_missing_qualities_of_data_cap_2_5(missing, ceiling):
    verdict = judged("2.5", findings=unmet(*FIVE[:missing]))
    assert verdict.ceiling == ceiling
    assert decided(verdict, "2.5-NI-2", "2.5-SI-2") == {"2.5-NI-2": missing == 2, "2.5-SI-2": missing >= 3}


def test_one_missing_quality_of_data_is_held_by_the_count_and_by_its_own_bold_line():
    verdict = judged("2.5", findings=unmet("2.5-G-4"))
    assert rules_of(verdict) == ["2.5-G-4-necessary", "2.5-five-qualities"]


@pytest.mark.parametrize("phase", ["primary", "secondary"])
@pytest.mark.parametrize(("met", "ceiling"), [(4, "OS"), (3, "NI"), (2, "NI"), (1, "SI"), (0, "SI")])
def test_how_many_of_four_criteria_are_secured_caps_2_3(phase, met, ceiling):
    verdict = judged("2.3", phase, findings=unmet(*FOUR[met:]))
    assert verdict.ceiling == ceiling
    assert decided(verdict, "2.3-NI-5", "2.3-SI-5") == {"2.3-NI-5": met in {2, 3}, "2.3-SI-5": met <= 1}


def test_below_two_of_four_only_the_count_is_at_the_ceiling():
    verdict = judged("2.3", findings=unmet(*FOUR[1:]))
    assert rules_of(verdict) == ["2.3-four-criteria"]


def test_the_reason_gives_the_number_missing_and_which():
    (reason,) = judged("2.4", findings=unmet(SEVEN[2], SEVEN[5])).reasons
    assert (reason.kind, reason.level, reason.criteria, reason.value) == (
        "count",
        "NI",
        (SEVEN[2], SEVEN[5]),
        2,
    )


def test_the_tally_says_how_many_are_met_not_met_and_open():
    findings = {SEVEN[0]: False, SEVEN[1]: None, SEVEN[2]: None}
    tally = judged("2.4", findings=findings).tallies["2.4-seven-features"]
    assert (tally, tally.of) == (Tally(met=4, not_met=1, open=2), 7)


def test_a_line_is_worked_out_only_once_what_is_open_cannot_change_it():
    undecided = judged("2.4", findings={**unmet(SEVEN[0]), SEVEN[1]: None, SEVEN[2]: None})
    assert decided(undecided, "2.4-NI-5", "2.4-SI-3") == {"2.4-NI-5": None, "2.4-SI-3": None}
    settled = judged("2.4", findings={**unmet(*SEVEN[:3]), SEVEN[3]: None})
    assert decided(settled, "2.4-NI-5", "2.4-SI-3") == {"2.4-NI-5": False, "2.4-SI-3": True}
