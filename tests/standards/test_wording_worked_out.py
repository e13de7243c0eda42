"""What is said of lines that are worked out: from what, and whether they hold or are not decided yet."""

from decimal import Decimal

from tests.standards.cases import lower, ns, upper

__all__ = ["lower", "ns", "upper"]


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
