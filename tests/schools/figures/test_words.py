"""What is said of a figure: pure words, and the geometry of a small picture."""

from decimal import Decimal as D

import pytest

from schools.enums import Polarity
from schools.figures.picture import HEIGHT, MARGIN, WIDTH, Dot, picture_of
from schools.figures.standing import Estimate, Trend
from schools.figures.words import (
    compared_words,
    estimate_words,
    gap_words,
    narrowing_words,
    number_words,
    quarter_words,
    trend_words,
)

HIGH, LOW = Polarity.HIGH, Polarity.LOW


@pytest.mark.parametrize(
    ("value", "places", "unit", "said"),
    [
        ("60", 0, "% of pupils", "60%"),
        ("47.65", 1, "Score per pupil", "47.7"),
        ("-0.151", 2, "Average Score", "−0.15"),
        ("-0.001", 2, "Average Score", "0.00"),
        ("1234", 0, "schools", "1,234"),
        (None, 0, "% of pupils", "Missing"),
    ],
)
def test_a_number_is_said_with_its_places_and_a_per_cent_sign(value, places, unit, said):
    assert number_words(D(value) if value else None, places, unit) == said


def test_a_quarter_is_said_in_words_and_where_lower_is_better_which_end_it_is():
    assert [quarter_words(place, 151, HIGH) for place in (1, 2, 3, 4)] == [
        "Top quarter of 151 authorities",
        "Second quarter of 151 authorities",
        "Third quarter of 151 authorities",
        "Bottom quarter of 151 authorities",
    ]
    assert quarter_words(1, 151, LOW) == "Top quarter of 151 authorities (the lowest figures)"
    assert quarter_words(4, 151, LOW) == "Bottom quarter of 151 authorities (the highest figures)"


@pytest.mark.parametrize(
    ("own", "others", "polarity", "said"),
    [
        ("60", "61", HIGH, "Lower, worse"),
        ("60", "61", LOW, "Lower, better"),
        ("62", "61", HIGH, "Higher, better"),
        ("62", "61", "", "Higher"),
        ("61.2", "60.9", HIGH, "The same"),
    ],
)
def test_a_comparison_says_which_way_is_better_as_far_as_both_are_shown(own, others, polarity, said):
    assert compared_words(D(own), D(others), polarity, 0) == said


def test_nothing_is_compared_with_what_is_missing():
    assert compared_words(None, D(60), HIGH, 0) == ""
    assert compared_words(D(60), None, HIGH, 0) == ""


@pytest.mark.parametrize(
    ("change", "better", "said"),
    [
        ("2", True, "Better: up 2 since 2022/23"),
        ("-2", False, "Worse: down 2 since 2022/23"),
        ("-2", None, "Down 2 since 2022/23"),
        ("0.4", True, "Level since 2022/23"),
    ],
)
def test_a_trend_is_said_for_better_or_worse(change, better, said):
    trend = Trend(2023, 2025, D(change), better)
    assert trend_words(trend, {2023: "2022/23"}, 0) == said


def test_without_two_figures_there_is_no_trend():
    assert trend_words(None, {}, 0) == "No trend: fewer than two figures in three years"


def test_a_gap_is_to_other_pupils_of_england():
    unit = "% achieving expected level"
    assert gap_words(D(22), D(67), 0, unit) == "22 points behind other pupils in England (67%)"
    assert gap_words(D(-1), D(67), 0, unit) == "1 point ahead of other pupils in England (67%)"
    assert gap_words(D("0.2"), D(67), 0, unit) == "No gap to other pupils in England (67%)"
    assert gap_words(None, D(67), 0, unit) == "Gap not known: one of the two figures is missing"
    assert narrowing_words(D(24), D(22), "2023", 0) == "The gap is 2 narrower than in 2023, better"
    assert narrowing_words(D(22), D(24), "2023", 0) == "The gap is 2 wider than in 2023, worse"
    assert narrowing_words(None, D(24), "2023", 0) == ""


def test_an_estimated_share_stops_at_all_and_at_nothing():
    over, under = (Estimate(2030, D(value), 3, 2023, 2025) for value in ("104.2", "-3"))
    assert estimate_words(over, 1, "% of pupils") == "100%, where the line stops"
    assert estimate_words(under, 1, "% of pupils") == "0%, where the line stops"
    assert estimate_words(under, 1, "Average Score") == "−3.0"


YEARS = [2023, 2024, 2025]


def test_a_picture_spreads_years_across_and_values_down():
    found = picture_of(YEARS, {2023: D(60), 2024: D(62), 2025: D(64)}, {})
    right, low = WIDTH - MARGIN, HEIGHT - MARGIN
    assert found.dots == (Dot(MARGIN, low), Dot(WIDTH / 2, HEIGHT / 2), Dot(right, MARGIN))
    assert found.lines == (f"{MARGIN}.0,{low}.0 {WIDTH / 2},{HEIGHT / 2} {right}.0,{MARGIN}.0",)
    assert found.beside == ()


def test_two_lines_share_one_scale():
    found = picture_of(YEARS, dict.fromkeys(YEARS, D(60)), dict.fromkeys(YEARS, D(80)))
    assert {dot.y for dot in found.dots} == {HEIGHT - MARGIN}
    assert {point.partition(",")[2] for point in found.beside[0].split()} == {f"{MARGIN}.0"}


def test_a_line_breaks_where_a_figure_is_missing():
    found = picture_of(YEARS, {2023: D(60), 2024: None, 2025: D(64)}, {})
    assert (len(found.dots), found.lines) == (2, ())


def test_a_single_figure_is_a_dot_in_the_middle_and_none_no_picture():
    assert picture_of([2025], {2025: D(60)}, {}).dots == (Dot(WIDTH / 2, HEIGHT / 2),)
    assert picture_of(YEARS, dict.fromkeys(YEARS), dict.fromkeys(YEARS, D(1))) is None
