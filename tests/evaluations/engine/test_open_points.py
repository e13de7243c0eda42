"""What must be answered before a level can be agreed: each point stands at the lowest level it could cost."""

import pytest

from evaluations.engine import Answers, evaluate
from tests.evaluations.engine.published import NS, group, judged, published, spec, unmet

SEVEN = group("2.4", "seven-features")


def points(verdict):
    return [(point.rule, point.level) for point in verdict.open]


def test_with_nothing_answered_every_rule_is_open_and_nothing_caps():
    verdict = evaluate(spec("2.4"), Answers())
    assert (verdict.ceiling, verdict.reasons, verdict.lifts, verdict.lifted_to) == ("OS", (), (), None)
    assert points(verdict) == [
        ("evidence-G", "G"),
        ("evidence-OS", "OS"),
        ("2.4-G-1-necessary", "G"),
        ("2.4-G-2-necessary", "G"),
        ("2.4-all-of-good", "OS"),
        ("2.4-seven-features", "NI"),
    ]


def test_with_everything_answered_nothing_is_open():
    verdicts = {(e.ref, p.ref): judged(e.ref, p.ref) for e, p in published()[NS].pairs if p}
    assert {key: verdict.open for key, verdict in verdicts.items() if verdict.open} == {}
    assert {verdict.ceiling for verdict in verdicts.values()} == {"OS"}


@pytest.mark.parametrize(
    ("missing", "unanswered", "level"),
    [(0, 1, "G"), (0, 2, "G"), (0, 3, "NI"), (1, 1, None), (1, 2, "NI"), (2, 1, "NI"), (3, 4, None)],
)
def test_a_count_is_open_at_the_level_that_the_unanswered_could_still_cost(missing, unanswered, level):
    findings = {**unmet(*SEVEN[:missing]), **dict.fromkeys(SEVEN[-unanswered:])}
    verdict = judged("2.4", findings=findings)
    found = [point for point in points(verdict) if point[0] == "2.4-seven-features"]
    assert found == ([("2.4-seven-features", level)] if level else [])


def test_a_point_names_what_is_unanswered():
    verdict = judged("2.4", findings=dict.fromkeys(SEVEN[:3]))
    point = next(point for point in verdict.open if point.kind == "count")
    assert point.unanswered == tuple(SEVEN[:3])


def test_a_measure_with_national_challenge_open_could_cost_all_but_the_lowest_level():
    verdict = judged("2.3", "secondary", measures={"2.3-national-challenge": None})
    assert points(verdict) == [("2.3-all-of-good", "OS"), ("2.3-national-challenge-band", "NI")]


def test_a_measure_that_can_cost_no_more_than_good_is_open_at_good():
    verdict = judged("2.2", "secondary", measures={"2.2-headship-quota": None})
    assert points(verdict) == [("2.2-all-of-good", "OS"), ("2.2-headship-quota-band", "G")]


def test_points_above_the_ceiling_are_still_named():
    verdict = judged("2.4", findings={**unmet(*SEVEN[:3]), "2.4-G-1": None})
    assert (verdict.ceiling, points(verdict)) == ("SI", [("2.4-G-1-necessary", "G")])
