"""How far apart ratings are, for any ratings on any scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.engine.difference import Difference, difference_of

RANKS = st.integers(1, 6)
RATINGS = st.lists(RANKS, max_size=12)
SOME = st.lists(RANKS, min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ([], (0, 0, 0)),
        ([2], (0, 1, 0)),
        ([3, 3, 3], (0, 1, 0)),
        ([3, 2, 2, 2, 1, 1], (2, 3, 3)),
        ([3, 1], (2, 2, 1)),
        ([4, 4, 4, 1], (3, 2, 1)),
    ],
)
def test_what_it_counts(ranks, expected):
    assert difference_of(ranks) == Difference(*expected)


def test_distance_comes_first_then_different_ratings_then_how_many_stand_apart():
    ordered = [[4, 1], [3, 2, 1], [3, 3, 1, 1], [3, 3, 3, 1], [2, 2, 1, 1], [2, 1], [2, 2], []]
    assert sorted(ordered, key=difference_of, reverse=True) == ordered


@given(RATINGS, st.randoms(use_true_random=False))
def test_who_speaks_first_makes_no_difference(ranks, random):
    other = list(ranks)
    random.shuffle(other)
    assert difference_of(other) == difference_of(ranks)


@given(SOME)
def test_nothing_differs_exactly_where_all_say_the_same(ranks):
    found = difference_of(ranks)
    assert (len(set(ranks)) == 1) == (found.distance == 0) == (found.levels == 1) == (found.apart == 0)


@given(SOME, RANKS)
def test_another_rating_never_brings_a_team_closer(ranks, more):
    assert difference_of([*ranks, more])[:2] >= difference_of(ranks)[:2]


@given(SOME, st.integers(-5, 5))
def test_only_the_steps_between_ratings_count(ranks, shift):
    assert difference_of([rank + shift for rank in ranks]) == difference_of(ranks)


@given(SOME)
def test_a_scale_read_from_its_other_end_gives_the_same(ranks):
    assert difference_of([-rank for rank in ranks]) == difference_of(ranks)


@given(SOME)
def test_the_three_counts_fit_together(ranks):
    distance, levels, apart = difference_of(ranks)
    assert levels <= distance + 1
    assert levels - 1 <= apart <= len(ranks) - 1
