from dataclasses import dataclass
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schools.enums import Polarity
from schools.figures.spreads import spread_of
from schools.figures.standing import Estimate, Trend, estimate, gap, quarter, trend

values = st.integers(-1000, 1000).map(lambda tenths: D(tenths) / 10)


@dataclass
class Cuts:
    quartile_1: D
    median: D
    quartile_3: D


CUTS = Cuts(D("48.3"), D("49.9"), D("51.4"))


@pytest.mark.parametrize(
    ("value", "place"), [("48.3", 4), ("48.4", 3), ("49.9", 3), ("50", 2), ("51.4", 2), ("51.5", 1)]
)
def test_where_higher_is_better_a_cut_point_belongs_to_the_quarter_below_it(value, place):
    assert quarter(D(value), CUTS, Polarity.HIGH) == place


@pytest.mark.parametrize(
    ("value", "place"), [("48.2", 1), ("48.3", 2), ("49.8", 2), ("49.9", 3), ("51.3", 3), ("51.4", 4)]
)
def test_where_lower_is_better_it_is_the_other_way_round(value, place):
    assert quarter(D(value), CUTS, Polarity.LOW) == place


def test_there_is_no_quarter_of_what_is_missing_or_of_a_series_without_a_better_end():
    assert quarter(None, CUTS, Polarity.HIGH) is None
    assert quarter(D(50), None, Polarity.HIGH) is None
    assert quarter(D(50), CUTS, "") is None


@given(st.lists(values, min_size=4, max_size=40))
def test_the_best_value_is_never_in_a_worse_quarter_than_another(found):
    spread = spread_of(1, 2024, found)
    for polarity, best in ((Polarity.HIGH, max(found)), (Polarity.LOW, min(found))):
        places = [quarter(value, spread, polarity) for value in found]
        assert quarter(best, spread, polarity) == min(places)


def test_cut_points_interpolate_as_the_departments_tool_does():
    spread = spread_of(1, 2024, [D(value) for value in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)])
    cuts = (spread.decile_1, spread.quartile_1, spread.median, spread.quartile_3, spread.decile_9)
    assert cuts == (D("1.9"), D("3.25"), D("5.5"), D("7.75"), D("9.1"))


def test_a_trend_is_over_the_last_three_years_and_says_whether_it_is_for_the_better():
    points = {2021: D(1), 2022: D(60), 2023: D(61), 2024: D(58)}
    assert trend(points, Polarity.HIGH) == Trend(2022, 2024, D(-2), better=False)
    assert trend(points, Polarity.LOW) == Trend(2022, 2024, D(-2), better=True)


def test_a_year_that_is_missing_is_no_point_of_a_trend():
    assert trend({2022: D(60), 2023: None, 2024: D(60)}, Polarity.HIGH) == Trend(2022, 2024, D(0), None)
    assert trend({2020: D(60), 2022: None, 2023: None, 2024: D(60)}, Polarity.HIGH) is None


def test_an_estimate_is_where_a_straight_line_through_the_figures_leads():
    points = {2021: D(60), 2022: D(62), 2023: D(64), 2024: None}
    assert estimate(points, 2026) == Estimate(2026, D("70.0"), 3, 2021, 2023)


@pytest.mark.parametrize("year", [2022, 2023])
def test_there_is_no_estimate_of_a_year_that_has_a_figure(year):
    assert estimate({2021: D(60), 2022: D(62), 2023: D(64)}, year) is None


def test_there_is_no_estimate_from_fewer_than_three_figures():
    assert estimate({2021: D(60), 2022: None, 2023: D(64)}, 2026) is None


def test_a_gap_is_to_the_others_of_england():
    assert gap(D(45), D(67)) == D(22)
    assert gap(None, D(67)) is None
