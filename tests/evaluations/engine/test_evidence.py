"""Good needs evidence of impact and Outstanding substantial evidence of it, everywhere."""

import pytest

from tests.evaluations.engine.published import NS, judged, published, rules_of

PAIRS = [(element.ref, phase.ref) for element, phase in published()[NS].pairs if phase]


@pytest.mark.parametrize(("element", "phase"), PAIRS)
def test_what_the_evidence_shows_caps_every_aspect_in_every_phase(element, phase):
    ceilings = {
        impact: judged(element, phase, impact_evidence=impact).ceiling
        for impact in ("none", "some", "substantial")
    }
    assert ceilings == {"none": "NI", "some": "G", "substantial": "OS"}


@pytest.mark.parametrize(("impact", "reason"), [("none", "evidence-G"), ("some", "evidence-OS")])
def test_the_reason_is_the_rule_at_the_ceiling_and_gives_what_there_is(impact, reason):
    verdict = judged("1.2", impact_evidence=impact)
    assert rules_of(verdict) == [reason]
    assert (verdict.reasons[0].value, verdict.reasons[0].criteria) == (impact, ())


def test_evidence_left_out_caps_nothing_and_is_open_at_good_and_at_outstanding():
    verdict = judged("1.2", impact_evidence=None)
    points = [(point.rule, point.level, point.unanswered) for point in verdict.open]
    assert (verdict.ceiling, points) == (
        "OS",
        [("evidence-G", "G", ("impact_evidence",)), ("evidence-OS", "OS", ("impact_evidence",))],
    )
