"""Measures that fall in bands, at the edges that the 2009 standards print."""

import pytest

from tests.evaluations.engine.published import decided, judged, rules_of, spec


@pytest.mark.parametrize("phase", ["primary", "secondary"])
@pytest.mark.parametrize(
    ("share", "ceiling"),
    [
        ("100", "OS"),
        ("95", "OS"),
        ("94.9", "G"),
        ("80", "G"),
        ("79.9", "NI"),
        ("50", "NI"),
        ("49.9", "SI"),
        ("0", "SI"),
    ],
)
def test_the_share_of_schools_with_targets_in_line_caps_1_5(phase, share, ceiling):
    verdict = judged("1.5", phase, measures={"1.5-schools-in-line": share})
    reasons = [] if ceiling == "OS" else ["1.5-schools-band"]
    assert (verdict.ceiling, rules_of(verdict)) == (ceiling, reasons)


@pytest.mark.parametrize(
    ("share", "line"), [("95", "1.5-OS-2"), ("94.9", "1.5-G-2"), ("79.9", "1.5-NI-2"), ("49.9", "1.5-SI-2")]
)
def test_a_share_works_out_the_line_of_its_band_and_no_other(share, line):
    verdict = judged("1.5", "secondary", measures={"1.5-schools-in-line": share})
    lines = ("1.5-OS-2", "1.5-G-2", "1.5-NI-2", "1.5-SI-2")
    assert dict(verdict.worked_out) == {ref: ref == line for ref in lines}


@pytest.mark.parametrize(
    ("targets", "ceiling", "line"),
    [
        ("exceed-both", "OS", "1.5-OS-1"),
        ("meet-both", "G", "1.5-G-1"),
        ("meet-one", "NI", "1.5-NI-1"),
        ("neither", "SI", "1.5-SI-1"),
    ],
)
def test_early_years_targets_cap_1_5_in_early_years(targets, ceiling, line):
    verdict = judged("1.5", "early-years", measures={"1.5-early-years-targets": targets})
    reasons = [] if ceiling == "OS" else ["1.5-early-years-band"]
    assert (verdict.ceiling, rules_of(verdict)) == (ceiling, reasons)
    lines = ("1.5-OS-1", "1.5-G-1", "1.5-NI-1", "1.5-SI-1")
    assert dict(verdict.worked_out) == {ref: ref == line for ref in lines}


def test_1_5_asks_each_phase_for_its_own_measure():
    asked = {
        phase: [measure.ref for measure in spec("1.5", phase).measures]
        for phase in ("early-years", "primary", "secondary")
    }
    assert asked == {
        "early-years": ["1.5-early-years-targets"],
        "primary": ["1.5-schools-in-line"],
        "secondary": ["1.5-schools-in-line"],
    }


@pytest.mark.parametrize(("quota", "ceiling"), [("100", "OS"), ("75", "OS"), ("74.9", "NI"), ("0", "NI")])
def test_the_headship_quota_caps_2_2_in_secondary_below_75(quota, ceiling):
    verdict = judged("2.2", "secondary", measures={"2.2-headship-quota": quota})
    met = ceiling == "OS"
    assert (verdict.ceiling, rules_of(verdict)) == (ceiling, [] if met else ["2.2-headship-quota-band"])
    assert dict(verdict.worked_out) == {"2.2-G-8": met, "2.2-OS-1": met}


def test_the_headship_quota_is_not_asked_in_primary():
    asked = spec("2.2", "primary")
    assert (asked.measures, [rule.ref for rule in asked.rules if rule.kind == "band"]) == ((), [])
    assert "2.2-G-8" not in asked.criterion_by_ref


@pytest.mark.parametrize(
    ("share", "ceiling", "line"),
    [
        ("100", "OS", "2.3-G-2"),
        ("99.9", "NI", "2.3-NI-3"),
        ("80.1", "NI", "2.3-NI-3"),
        ("80", "NI", "2.3-NI-3"),
        ("79.9", "SI", "2.3-SI-3"),
        ("0", "SI", "2.3-SI-3"),
    ],
)
def test_national_challenge_schools_on_trajectory_cap_2_3_in_secondary(share, ceiling, line):
    verdict = judged("2.3", "secondary", measures={"2.3-national-challenge": share})
    reasons = [] if ceiling == "OS" else ["2.3-national-challenge-band"]
    assert (verdict.ceiling, rules_of(verdict)) == (ceiling, reasons)
    lines = ("2.3-G-2", "2.3-NI-3", "2.3-SI-3")
    assert decided(verdict, *lines) == {ref: ref == line for ref in lines}


def test_an_authority_without_national_challenge_schools_is_not_capped_by_them():
    verdict = judged("2.3", "secondary", measures={"2.3-national-challenge": "not-applicable"})
    assert (verdict.ceiling, verdict.open) == ("OS", ())
    assert decided(verdict, "2.3-G-2", "2.3-NI-3", "2.3-SI-3", "2.3-OS-2") == {
        "2.3-G-2": True,
        "2.3-NI-3": False,
        "2.3-SI-3": False,
        "2.3-OS-2": True,
    }


def test_national_challenge_is_asked_in_secondary_only():
    asked = {phase: [m.ref for m in spec("2.3", phase).measures] for phase in ("primary", "secondary")}
    assert asked == {
        "primary": ["2.3-ofsted-categories"],
        "secondary": ["2.3-national-challenge", "2.3-ofsted-categories"],
    }


@pytest.mark.parametrize("phase", ["primary", "secondary"])
@pytest.mark.parametrize(
    ("place", "ceiling", "lines"),
    [
        ("below-top-quartile", "OS", (False, False)),
        ("top-quartile", "NI", (True, False)),
        ("top-decile", "SI", (True, True)),
    ],
)
def test_schools_in_ofsted_categories_cap_2_3(phase, place, ceiling, lines):
    verdict = judged("2.3", phase, measures={"2.3-ofsted-categories": place})
    reasons = [] if ceiling == "OS" else ["2.3-ofsted-categories-band"]
    assert (verdict.ceiling, rules_of(verdict)) == (ceiling, reasons)
    assert tuple(verdict.worked_out[ref] for ref in ("2.3-NI-1", "2.3-SI-1")) == lines


def test_a_measure_not_given_leaves_its_lines_undecided_and_its_rule_open_at_the_worst():
    verdict = judged("1.5", "primary", measures={"1.5-schools-in-line": None})
    assert verdict.ceiling == "OS"
    assert set(verdict.worked_out.values()) == {None}
    assert [(point.rule, point.level, point.unanswered) for point in verdict.open] == [
        ("1.5-schools-band", "NI", ("1.5-schools-in-line",))
    ]


def test_the_reason_gives_the_measure_and_the_line_that_it_worked_out():
    verdict = judged("1.5", "primary", measures={"1.5-schools-in-line": "87.5"})
    (reason,) = verdict.reasons
    assert (reason.kind, reason.level, reason.criteria, str(reason.value)) == (
        "band",
        "G",
        ("1.5-G-2",),
        "87.5",
    )
