"""Two judgements on different scales contradict each other where they stand on different sides of good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.engine.contrast import Contrast, Extents, Standing, contrast, contrast_with

# Scales as published: the place from the bottom, the number of steps, whether that is good.
GREEN, AMBER, RED = Standing(3, 3, good=True), Standing(2, 3, good=False), Standing(1, 3, good=False)
OUTSTANDING, GOOD = Standing(4, 4, good=True), Standing(3, 4, good=True)
IMPROVE, INADEQUATE = Standing(2, 4, good=False), Standing(1, 4, good=False)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (GOOD, INADEQUATE, Contrast.AGAINST),
        (GREEN, INADEQUATE, Contrast.AGAINST),
        (OUTSTANDING, IMPROVE, Contrast.AGAINST),
        (GOOD, RED, Contrast.AGAINST),
        (GOOD, IMPROVE, Contrast.APART),
        (GOOD, AMBER, Contrast.APART),
        (GREEN, GOOD, Contrast.NONE),
        (GREEN, OUTSTANDING, Contrast.NONE),
        (AMBER, INADEQUATE, Contrast.NONE),
        (RED, IMPROVE, Contrast.NONE),
    ],
)
def test_published_scales_beside_each_other(one, other, found):
    assert contrast(one, other) == found


@st.composite
def scales(draw):
    """A scale of any length, with good beginning anywhere above its lowest step."""
    steps = draw(st.integers(2, 9))
    good_from = draw(st.integers(2, steps))
    return [Standing(place, steps, place >= good_from) for place in range(1, steps + 1)]


@given(scales(), scales(), st.data())
def test_it_is_the_same_from_either_side_and_never_within_good_or_below_it(first, second, data):
    one, other = data.draw(st.sampled_from(first)), data.draw(st.sampled_from(second))
    found = contrast(one, other)
    assert found == contrast(other, one)
    assert (found == Contrast.NONE) == (one.good == other.good)


@given(scales(), scales())
def test_the_top_of_one_contradicts_the_bottom_of_the_other(first, second):
    assert contrast(first[-1], second[0]) == Contrast.AGAINST


@given(scales(), scales(), st.data())
def test_a_worse_judgement_below_good_never_contradicts_less(first, second, data):
    good = data.draw(st.sampled_from([one for one in first if one.good]))
    bad = [one for one in second if not one.good]
    order = [Contrast.APART, Contrast.AGAINST]
    found = [order.index(contrast(good, one)) for one in bad]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(
    ("extents", "level", "found"),
    [
        (Extents(5, 0, 0, 0), INADEQUATE, Contrast.AGAINST),
        (Extents(5, 0, 0, 0), RED, Contrast.AGAINST),
        (Extents(5, 0, 0, 0), IMPROVE, Contrast.NONE),
        (Extents(5, 0, 0, 0), OUTSTANDING, Contrast.NONE),
        (Extents(4, 1, 0, 0), INADEQUATE, Contrast.NONE),
        (Extents(4, 0, 0, 1), INADEQUATE, Contrast.NONE),
        (Extents(0, 0, 5, 0), OUTSTANDING, Contrast.AGAINST),
        (Extents(0, 0, 5, 0), GREEN, Contrast.AGAINST),
        (Extents(0, 0, 5, 0), GOOD, Contrast.NONE),
        (Extents(0, 0, 5, 0), RED, Contrast.NONE),
        (Extents(0, 1, 4, 0), OUTSTANDING, Contrast.NONE),
        (Extents(0, 0, 4, 1), OUTSTANDING, Contrast.NONE),
        (Extents(0, 0, 0, 0), INADEQUATE, Contrast.NONE),
    ],
)
def test_what_is_in_evidence_contradicts_a_level_only_where_both_stand_at_their_ends(extents, level, found):
    assert contrast_with(extents, level) == found


@given(scales(), st.builds(Extents, *[st.integers(0, 3)] * 4), st.data())
def test_a_statement_that_nobody_has_considered_leaves_nothing_to_contradict(scale, extents, data):
    found = contrast_with(extents, data.draw(st.sampled_from(scale)))
    assert found == Contrast.NONE or not extents.unconsidered
    assert found in {Contrast.NONE, Contrast.AGAINST}
