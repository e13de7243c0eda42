"""Bands leave no gap, do not overlap, and fit what they are bands of."""

import pytest

from tests.standards.small import part, problems, rule

FRUIT, SHARE, TARGETS = (f"elements.1.1.rules[{number}].bands" for number in (4, 5, 6))


def bands(ref, *rows):
    return lambda framework: rule(framework, ref).update(bands=list(rows))


def fruit(*spans):
    """Bands of missing, as (from, to), capping ever lower; to may be None."""
    levels = iter(("NI", "SI", "SI"))
    rows = [
        {"missing_from": a, **({"missing_to": b} if b else {}), "caps_at": next(levels)} for a, b in spans
    ]
    rows[0]["decides"] = "1.1-NI-1"
    rows[-1]["decides"] = ["1.1-SI-1", *(["1.1-NI-1"] if len(rows) == 1 else [])]
    return bands("1.1-fruit", *rows)


def share(*rows):
    rows = [dict(row) for row in rows]
    rows[0]["decides"] = ["1.1-OS-2"]
    return bands("1.1-share-band", *rows)


def test_a_number_missing_between_two_counts_is_refused(tmp_path):
    assert problems(tmp_path, fruit((1, 1), (3, None))) == [
        f"{FRUIT}[2].missing_from: leaves a gap: no band holds for 2 missing"
    ]


def test_counts_that_overlap_are_refused(tmp_path):
    assert problems(tmp_path, fruit((1, 2), (2, None))) == [
        f"{FRUIT}[2].missing_from: overlaps the band before"
    ]


def test_a_band_after_an_open_one_overlaps_it(tmp_path):
    assert problems(tmp_path, fruit((1, None), (3, None))) == [
        f"{FRUIT}[2].missing_from: overlaps the band before"
    ]


def test_counts_that_stop_short_of_the_group_are_refused(tmp_path):
    assert problems(tmp_path, fruit((1, 1), (2, 2))) == [
        f"{FRUIT}[2].missing_to: leaves 3 missing without a band; leave missing_to out"
    ]


def test_a_count_beyond_the_group_is_refused(tmp_path):
    assert problems(tmp_path, fruit((1, 3), (4, None))) == [
        f"{FRUIT}[2].missing_from: the group “fruit” has 3 criteria"
    ]


def test_a_band_that_ends_before_it_starts_is_refused(tmp_path):
    assert f"{FRUIT}[1].missing_to: is less than missing_from" in problems(tmp_path, fruit((2, 1), (2, None)))


def test_more_missing_may_not_cap_higher(tmp_path):
    def spoil(framework):
        first, second = rule(framework, "1.1-fruit")["bands"]
        first["caps_at"], second["caps_at"] = "SI", "NI"

    assert problems(tmp_path, spoil) == [
        f"{FRUIT}[2].caps_at: is higher than the band before, though more are missing"
    ]


def test_a_count_may_begin_above_one(tmp_path):
    assert problems(tmp_path, fruit((2, 2), (3, None))) == []


def test_a_line_that_two_bands_of_a_count_decide_is_refused(tmp_path):
    def spoil(framework):
        rule(framework, "1.1-fruit")["bands"][1]["decides"] = ["1.1-SI-1", "1.1-NI-1"]

    assert problems(tmp_path, spoil) == [
        f"{FRUIT}[2].decides: “1.1-NI-1” is decided by another band of this rule"
    ]


def test_numbers_that_leave_a_gap_are_refused(tmp_path):
    assert problems(tmp_path, share({"at_least": 95}, {"below": 80, "caps_at": "NI"})) == [
        f"{SHARE}[1]: leaves a gap: no band holds from 80 to below 95"
    ]


def test_numbers_that_overlap_are_refused(tmp_path):
    assert problems(tmp_path, share({"at_least": 80}, {"below": 95, "caps_at": "NI"})) == [
        f"{SHARE}[1]: overlaps another band"
    ]


def test_numbers_that_leave_the_bottom_open_are_refused(tmp_path):
    assert problems(tmp_path, share({"at_least": 95}, {"at_least": 50, "below": 95, "caps_at": "NI"})) == [
        f"{SHARE}[2].at_least: leaves a gap: no band holds below 50"
    ]


def test_numbers_that_leave_the_top_open_are_refused(tmp_path):
    assert problems(tmp_path, share({"at_least": 50, "below": 100}, {"below": 50, "caps_at": "NI"})) == [
        f"{SHARE}[1].below: leaves a gap: no band holds from 100"
    ]


def test_bands_may_end_at_the_limits_of_the_measure(tmp_path):
    found = problems(
        tmp_path, share({"at_least": 50, "below": 100.5}, {"at_least": 0, "below": 50, "caps_at": "NI"})
    )
    assert found == []


def test_a_band_that_holds_nothing_is_refused(tmp_path):
    found = problems(
        tmp_path, share({"at_least": 95}, {"at_least": 90, "below": 90, "caps_at": "G"}, {"below": 90})
    )
    assert f"{SHARE}[2].below: must be more than at_least" in found


def test_limits_that_no_number_lies_between_are_refused(tmp_path):
    def spoil(framework):
        part(framework)["measures"][0].update(minimum=200, maximum=100)

    assert problems(tmp_path, spoil) == [
        "elements.1.1.measures[1].maximum: is less than the minimum, 200, so that no number could be given; "
        "put the two right"
    ]


def test_a_band_that_no_number_of_the_measure_falls_in_is_refused(tmp_path):
    def no_number(which):
        return (
            f"the {which} of 1.1-share, so that no number falls in this band; change the band, take it away, "
            f"or change the {which}"
        )

    found = problems(tmp_path, share({"at_least": 100.5}, {"below": 100.5, "caps_at": "NI"}))
    assert found == [f"{SHARE}[1].at_least: is more than 100, {no_number('maximum')}"]
    found = problems(tmp_path, share({"at_least": 0}, {"below": 0, "caps_at": "NI"}))
    assert found == [f"{SHARE}[2].below: leaves nothing from 0, {no_number('minimum')}"]


def test_a_band_may_hold_the_greatest_number_alone(tmp_path):
    assert problems(tmp_path, share({"at_least": 100}, {"below": 100, "caps_at": "NI"})) == []


def test_bands_that_cap_nowhere_are_refused(tmp_path):
    assert problems(tmp_path, share({"at_least": 95}, {"below": 95})) == [
        f"{SHARE}: cap nowhere: at least one needs caps_at"
    ]


@pytest.mark.parametrize(
    ("ref", "row", "message"),
    [
        ("1.1-share-band", {"choice": "both"}, "choice: does not fit 1.1-share, which is a number"),
        ("1.1-targets-band", {"below": 5}, "below: does not fit 1.1-targets, which is a choice"),
    ],
)
def test_a_band_of_the_wrong_kind_of_measure_is_refused(tmp_path, ref, row, message):
    found = problems(tmp_path, lambda f: rule(f, ref)["bands"].append(row))
    assert [problem.split(".", 3)[-1].split("]", 2)[-1] for problem in found] == [f".{message}"]


def test_a_choice_without_a_band_is_refused(tmp_path):
    def spoil(framework):
        part(framework)["measures"][1]["choices"].append({"code": "one", "label": "One met"})

    assert problems(tmp_path, spoil) == [f"{TARGETS}: leave a gap: no band holds for “one”"]


def test_a_band_for_a_choice_that_does_not_exist_is_refused(tmp_path):
    def spoil(framework):
        rule(framework, "1.1-targets-band")["bands"].append({"choice": "bot", "caps_at": "G"})

    assert problems(tmp_path, spoil) == [f"{TARGETS}[3].choice: there is no choice “bot”; did you mean both?"]


def test_two_bands_for_a_choice_are_refused(tmp_path):
    def spoil(framework):
        rule(framework, "1.1-targets-band")["bands"].append({"choice": "both", "caps_at": "G"})

    assert problems(tmp_path, spoil) == [f"{TARGETS}[3].choice: “both” has a band already"]


def test_a_band_of_a_choice_must_say_which(tmp_path):
    def spoil(framework):
        rule(framework, "1.1-targets-band")["bands"].append({"caps_at": "G"})

    assert problems(tmp_path, spoil) == [f"{TARGETS}[3]: choice is missing"]
