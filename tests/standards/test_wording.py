"""What the engine says, in words: the sentences that people read when a rating is capped."""

from decimal import Decimal

import pytest

from evaluations.engine import Answers, evaluate
from standards import wording
from standards.content import content_for
from tests.standards import small

WEAK = ("NI", "SI")


class Case:
    """An element in a phase with everything answered well, but for what a test changes."""

    def __init__(self, content, element, phase):
        self.content, self.phase = content, phase
        self.element = content.element(element)

    def judged(self, findings=None, measures=None, impact="substantial", *, rest=True):
        spec = self.content.spec(self.element.ref, self.phase)
        well = {c.ref: c.level not in WEAK for c in spec.criteria if not c.worked_out} if rest else {}
        return evaluate(spec, Answers({**well, **(findings or {})}, measures or {}, impact))

    def reasons(self, verdict, **options):
        return [
            wording.reason_text(self.content, self.element, r, verdict, **options) for r in verdict.reasons
        ]

    def open(self, verdict):
        return [wording.open_text(self.content, self.element, point) for point in verdict.open]

    def lifts(self, verdict):
        return [wording.lift_text(self.content, self.element, lift) for lift in verdict.lifts]

    def worked_out(self, verdict, ref):
        return wording.worked_out_text(self.content, self.element, self.element.criterion(ref), verdict)

    def cited(self, verdict):
        return [wording.citation(self.content, self.element, reason) for reason in verdict.reasons]


@pytest.fixture
def ns(frameworks):
    content = content_for(frameworks["ns-quality-standards"])
    return lambda element, phase: Case(content, element, phase)


@pytest.fixture
def lower(tmp_path):
    return Case(small.content(tmp_path), "1.1", "lower")


@pytest.fixture
def upper(tmp_path):
    return Case(small.content(tmp_path), "1.1", "upper")


def test_a_necessary_criterion_is_quoted_with_the_level_that_needs_it(ns):
    case = ns("1.4", "primary")
    verdict = case.judged({"1.4-NI-1": True})
    assert case.reasons(verdict) == [
        "“The LA does not use the SIP/NCA as the key brokering agent for support to schools” applies, "
        "so the rating is at most Needs improvement."
    ]
    assert case.reasons(verdict, quoted=False) == [
        "A critical line under “Requires some improvement” applies, so the rating is at most Needs "
        "improvement."
    ]


def test_a_necessary_bullet_is_quoted_with_its_lead_in(ns):
    case = ns("2.2", "primary")
    verdict = case.judged({"2.2-G-2": False})
    assert case.reasons(verdict) == [
        "“Schools and LAs state that the challenge and support provided by SIPs/NCAs is bringing about "
        "improvements. "
        "There is evidence of impact upon: accelerated progress of underachieving and vulnerable groups” "
        "is not met, "
        "and Good needs it, so the rating is at most Needs improvement."
    ]
    assert case.reasons(verdict, quoted=False) == [
        "A criterion that Good needs is not met, so the rating is at most Needs improvement."
    ]


def test_a_count_says_how_many_of_how_many_and_which(ns):
    case = ns("2.4", "primary")
    verdict = case.judged({"2.4-G-4": False, "2.4-G-8": False})
    assert case.reasons(verdict) == [
        "Two of the seven features of good SIP reports are not met (“timeliness” and “provide a clear "
        "agenda for "
        "action”), so the rating is at most Needs improvement."
    ]
    (cited,) = case.cited(verdict)
    assert cited.place == "Aspect 2.4, column 3 “Requires some improvement”, paragraph 5"
    assert cited.anchor == "criterion-2.4-NI-5"
    assert cited.quote == (
        "The key document for gathering intelligence from schools is the SIP report but "
        "<b>one or two of the seven features for good reports are missing.</b>"
    )


def test_a_count_of_one_and_of_all_are_said_in_the_singular(lower):
    one = lower.judged({"1.1-G-2": False}, {"1.1-targets": "both"})
    assert lower.reasons(one) == [
        "One of the three kinds of fruit is not met (“apples”), so the rating is at most Needs improvement."
    ]
    every = lower.judged(dict.fromkeys(("1.1-G-2", "1.1-G-3", "1.1-G-4"), False), {"1.1-targets": "both"})
    assert lower.reasons(every) == [
        "None of the three kinds of fruit is met, so the rating is at most Significant improvement."
    ]


def test_all_of_says_out_of_how_many_there_are_in_the_phase(ns):
    for phase, total in (("primary", "seven"), ("secondary", "eight")):
        case = ns("2.2", phase)
        verdict = case.judged(
            {"2.2-G-3": False}, {"2.2-headship-quota": Decimal(75)} if phase == "secondary" else {}
        )
        assert case.reasons(verdict, quoted=False) == [
            f"One of the {total} criteria for Good is not met, and Outstanding needs all of them, "
            "so the rating is at most Good."
        ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("79.5", "is 79.5%, which is below 80%, so the rating is at most Needs improvement."),
        ("80", "is 80%, which is at least 80% and below 95%, so the rating is at most Good."),
        ("94.90", "is 94.9%, which is at least 80% and below 95%, so the rating is at most Good."),
    ],
)
def test_a_number_is_said_with_its_unit_and_its_band(upper, value, said):
    verdict = upper.judged({}, {"1.1-share": Decimal(value)})
    assert upper.reasons(verdict) == [f"“Share of schools” {said}"]


def test_a_choice_is_said_by_its_label(lower):
    verdict = lower.judged({}, {"1.1-targets": "neither"})
    assert lower.reasons(verdict) == [
        "“Targets” is answered “Neither met”, so the rating is at most Significant improvement."
    ]


def test_a_band_without_a_line_of_its_own_cites_the_line_it_falls_short_of(ns):
    case = ns("2.2", "secondary")
    (cited, *rest) = case.cited(case.judged({}, {"2.2-headship-quota": Decimal("74.9")}))
    assert rest == []
    assert cited.text == "The 75% quota for secondary schools SIPs/NCAs is met."
    assert cited.place == "Aspect 2.2, column 2 “Good”, paragraph 2"


def test_a_reading_taken_stands_beside_the_citation(ns):
    case = ns("2.5", "primary")
    verdict = case.judged({"2.5-G-2": False})
    count = next(c for c, r in zip(case.cited(verdict), verdict.reasons, strict=True) if r.kind == "count")
    assert (count.quote, count.place) == ("", "Aspect 2.5, columns 3 and 4, paragraph 2")
    assert count.note.startswith("The source says “two” and “three” are missing.")


@pytest.mark.parametrize(
    ("impact", "said"),
    [
        (
            "none",
            "No linked evidence shows impact, and Good needs evidence of impact, "
            "so the rating is at most Needs improvement.",
        ),
        (
            "some",
            "The linked evidence shows some impact, and Outstanding needs evidence of substantial impact, "
            "so the rating is at most Good.",
        ),
    ],
)
def test_evidence_says_what_there_is_and_what_is_needed(ns, impact, said):
    case = ns("1.1", "primary")
    verdict = case.judged(impact=impact)
    assert case.reasons(verdict) == [said]
    (cited,) = case.cited(verdict)
    assert cited.anchor == wording.EVIDENCE_ANCHOR
    assert cited.text.startswith("Column ")


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


def test_a_line_that_is_worked_out_says_from_what(ns):
    case = ns("2.4", "primary")
    verdict = case.judged({"2.4-G-4": False, "2.4-G-8": False})
    assert case.worked_out(verdict, "2.4-NI-5") == "Worked out: 2 of the 7 are not met, so this applies."
    assert (
        case.worked_out(verdict, "2.4-SI-3") == "Worked out: 2 of the 7 are not met, so this does not apply."
    )
    assert case.worked_out(verdict, "2.4-OS-1") == (
        "Worked out: 2 of the 11 criteria for Good are not met, so this is not met."
    )
    assert (
        case.worked_out(case.judged(), "2.4-OS-1")
        == "Worked out: all 11 criteria for Good are met, so this is met."
    )


def test_a_line_that_is_not_decided_yet_says_so(lower, upper):
    nothing = lower.judged(rest=False)
    assert lower.worked_out(nothing, "1.1-NI-1") == "Worked out once the 3 are considered."
    one = lower.judged({"1.1-G-2": True}, rest=False)
    assert lower.worked_out(one, "1.1-NI-1") == (
        "Worked out: 0 of the 3 are not met and 2 not yet considered, so not decided yet."
    )
    assert upper.worked_out(upper.judged(), "1.1-OS-2") == "Worked out once “Share of schools” is given."


def test_a_line_worked_out_from_a_measure_is_met_or_not(upper):
    assert [
        upper.worked_out(upper.judged({}, {"1.1-share": value}), "1.1-OS-2")
        for value in (Decimal(95), Decimal("94.9"), "not-applicable")
    ] == [
        "Worked out from “Share of schools”: met.",
        "Worked out from “Share of schools”: not met.",
        "Worked out from “Share of schools”: met.",
    ]


def test_of_lines_that_share_a_measure_those_that_do_not_hold_are_no_fault(ns):
    case = ns("1.5", "primary")
    verdict = case.judged({}, {"1.5-schools-in-line": Decimal(97)})
    name = "“Schools that set targets in line with DCSF guidance”"
    assert case.worked_out(verdict, "1.5-OS-2") == f"Worked out from {name}: this line holds."
    assert case.worked_out(verdict, "1.5-G-2") == f"Worked out from {name}: this line does not hold."


def test_values_are_said_as_people_write_them(upper, lower):
    share, targets = upper.element.measure("1.1-share"), upper.element.measure("1.1-targets")
    assert [
        wording.measure_value_text(share, value) for value in (Decimal("72.50"), "100", "not-applicable")
    ] == [
        "72.5%",
        "100%",
        "No schools",
    ]
    assert wording.measure_value_text(targets, "both") == "Both met"


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
