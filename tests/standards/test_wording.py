"""What the engine says, in words: the sentences that people read when a rating is capped."""

from decimal import Decimal

import pytest

from standards import wording
from tests.standards.cases import lower, ns, upper

__all__ = ["lower", "ns", "upper"]


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
