"""What is still open, what would lift a rating, and where each point leads, in words."""

from decimal import Decimal

from standards import wording
from tests.standards.cases import lower, ns, upper

__all__ = ["lower", "ns", "upper"]


def test_open_points_say_what_to_answer_and_from_which_level_up(lower):
    verdict = lower.judged(rest=False, impact=None)
    assert lower.open(verdict) == [
        "No evidence of impact is considered yet: link evidence of impact before agreeing Good or higher.",
        "“Plans are made” is not yet considered: answer it before agreeing Good or higher.",
        "“Plans are late” is not yet considered: answer it before agreeing Good or higher.",
        "None of the four criteria for Good is considered yet: answer them before agreeing Outstanding.",
        "None of the three kinds of fruit is considered yet: answer them before agreeing Needs "
        "improvement or higher.",
        "“Targets” is not given yet: give it before agreeing Needs improvement or higher.",
    ]


def test_open_points_name_what_is_left_where_little_is(lower):
    verdict = lower.judged(
        {"1.1-G-1": True, "1.1-NI-2": False, "1.1-G-2": True}, {"1.1-targets": "both"}, rest=False
    )
    assert lower.open(verdict) == [
        "Two of the four criteria for Good are not yet considered (“These are there: pears” and "
        "“These are there: plums”): answer them before agreeing Outstanding.",
        "Two of the three kinds of fruit are not yet considered (“pears” and “plums”): "
        "answer them before agreeing Good or higher.",
    ]


def test_lifts_say_what_to_change(ns, lower, upper):
    case = ns("2.4", "primary")
    three = case.judged(dict.fromkeys(("2.4-G-4", "2.4-G-5", "2.4-G-6"), False))
    assert case.lifts(three) == [
        "Meet at least one of these three features of good SIP reports: “timeliness”, “accuracy and "
        "supported by "
        "evidence” and “identify the issues for action and a timescale”. This lifts the cap to Needs "
        "improvement."
    ]
    assert lower.lifts(lower.judged({}, {"1.1-targets": "neither"})) == ["Bring “Targets” to “Both met”."]
    assert upper.lifts(upper.judged({}, {"1.1-share": Decimal(60)})) == [
        "Bring “Share of schools” to at least 80%. This lifts the cap to Good."
    ]
    assert upper.lifts(upper.judged({"1.1-NI-2": True}, {"1.1-share": Decimal(100)})) == [
        "Change what makes “Plans are late” apply."
    ]
    assert case.lifts(case.judged(impact="none")) == ["Link evidence of impact."]
    assert case.lifts(case.judged(impact="some")) == ["Link evidence of substantial impact."]


def test_each_point_leads_to_what_is_to_be_answered(ns):
    case = ns("2.2", "secondary")
    verdict = case.judged(rest=False, impact=None)
    anchors = {point.rule: wording.anchor_of(case.content, case.element, point) for point in verdict.open}
    assert anchors == {
        "evidence-G": "evidence",
        "evidence-OS": "evidence",
        "2.2-G-1-necessary": "criterion-2.2-G-1",
        "2.2-G-2-necessary": "criterion-2.2-G-2",
        "2.2-SI-7-limiting": "criterion-2.2-SI-7",
        "2.2-all-of-good": "criterion-2.2-G-1",
        "2.2-headship-quota-band": "measure-2.2-headship-quota",
    }


def test_a_point_that_rests_on_a_worked_out_line_leads_to_its_measure(ns):
    case = ns("2.2", "secondary")
    verdict = case.judged()
    (point,) = [point for point in verdict.open if point.kind == "all_of"]
    assert point.unanswered == ("2.2-G-8",)
    assert wording.anchor_of(case.content, case.element, point) == "measure-2.2-headship-quota"
