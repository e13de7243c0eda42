"""Bold lines that stand alone: those that must be met, those that must not apply."""

import pytest

from tests.evaluations.engine.published import judged, rules_of, unmet

NECESSARY = [
    ("1.4", "1.4-G-1", "NI"),
    ("2.1", "2.1-OS-2", "G"),
    ("2.1", "2.1-G-1", "NI"),
    ("2.2", "2.2-G-1", "NI"),
    ("2.2", "2.2-G-2", "NI"),
    ("2.3", "2.3-OS-1", "G"),
    ("2.3", "2.3-G-1", "NI"),
    ("2.3", "2.3-G-9", "NI"),
    ("2.4", "2.4-G-1", "NI"),
    ("2.4", "2.4-G-2", "NI"),
]
LIMITING = [("1.4", "1.4-NI-1", "NI"), ("2.1", "2.1-SI-1", "SI"), ("2.2", "2.2-SI-7", "SI")]


@pytest.mark.parametrize(("element", "ref", "ceiling"), NECESSARY)
def test_a_bold_criterion_not_met_caps_at_the_level_below(element, ref, ceiling):
    verdict = judged(element, findings=unmet(ref))
    assert verdict.ceiling == ceiling
    assert rules_of(verdict) == [f"{ref}-necessary"]
    assert verdict.reasons[0].criteria == (ref,)


@pytest.mark.parametrize(("element", "ref"), [(element, ref) for element, ref, _ in NECESSARY])
def test_a_bold_criterion_not_considered_caps_nothing_and_stays_open_at_its_own_level(element, ref):
    verdict = judged(element, findings={ref: None})
    own = ref.split("-")[1]
    points = [(point.rule, point.level) for point in verdict.open if point.kind == "necessary"]
    assert (verdict.ceiling, points) == ("OS", [(f"{ref}-necessary", own)])


@pytest.mark.parametrize(("element", "ref", "ceiling"), LIMITING)
def test_a_bold_weakness_that_applies_caps_at_its_own_level(element, ref, ceiling):
    verdict = judged(element, findings={ref: True})
    assert (verdict.ceiling, rules_of(verdict)) == (ceiling, [f"{ref}-limiting"])
    assert verdict.reasons[0].criteria == (ref,)


@pytest.mark.parametrize(("element", "ref", "ceiling"), LIMITING)
def test_a_bold_weakness_not_considered_stays_open_at_the_level_above(element, ref, ceiling):
    verdict = judged(element, findings={ref: None})
    above = {"SI": "NI", "NI": "G"}[ceiling]
    assert verdict.ceiling == "OS"
    assert [(point.rule, point.level) for point in verdict.open] == [(f"{ref}-limiting", above)]


def test_a_line_that_is_not_bold_caps_nothing_under_the_lower_levels():
    verdict = judged("2.4", findings={"2.4-NI-1": True, "2.4-SI-1": True})
    assert (verdict.ceiling, verdict.open) == ("OS", ())


def test_the_lowest_cap_wins_and_only_the_rules_there_are_reasons():
    verdict = judged("2.1", findings={"2.1-SI-1": True, "2.1-G-1": False, "2.1-OS-2": False})
    assert (verdict.ceiling, rules_of(verdict)) == ("SI", ["2.1-SI-1-limiting"])


def test_every_rule_at_the_ceiling_is_a_reason_in_the_order_of_the_file():
    verdict = judged("2.4", findings=unmet("2.4-G-2", "2.4-G-1", "2.4-G-4"), impact_evidence="none")
    assert rules_of(verdict) == ["evidence-G", "2.4-G-1-necessary", "2.4-G-2-necessary", "2.4-seven-features"]
