"""The picture of ratings by level over the rounds: its geometry, and what it says in words."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.reports.model import LevelKey
from evaluations.reports.reading.picture import BAR, EDGE, LETTER, WIDTH, RoundCount, picture_of

SCALE = [
    LevelKey(code, code, label, label, code.lower(), "met", step, 4)
    for code, label, step in (
        ("OS", "Outstanding", 4),
        ("G", "Good", 3),
        ("NI", "Needs improvement", 2),
        ("SI", "Significant improvement needed", 1),
    )
]
WORDS = [
    LevelKey(label.lower(), "", label, label, colour, "met", step, 3)
    for label, colour, step in (("Green", "g", 3), ("Amber", "ni", 2), ("Red", "si", 1))
]


def counted(*numbers: int, name: str = "2009", scale: list[LevelKey] = SCALE) -> RoundCount:
    return RoundCount(name, dt.date(2009, 11, 20), tuple(zip(scale, numbers, strict=True)))


some_counts = st.tuples(*[st.integers(0, 60)] * 4).filter(any)


@given(st.lists(some_counts, min_size=1, max_size=10))
def test_every_bar_is_filled_from_edge_to_edge_without_gap_or_overlap(rounds):
    picture = picture_of("k", "Aspects", [counted(*numbers) for numbers in rounds])
    for bar, numbers in zip(picture.bars, rounds, strict=True):
        ends = [round(part.x + part.width, 2) for part in bar.segments]
        assert [part.x for part in bar.segments] == [EDGE, *ends[:-1]]
        assert ends[-1] == WIDTH - EDGE
        assert [part.count for part in bar.segments] == [number for number in numbers if number]


@given(some_counts)
def test_widths_are_as_the_counts(numbers):
    (bar,) = picture_of("k", "Aspects", [counted(*numbers)]).bars
    each = (WIDTH - 2 * EDGE) / sum(numbers)
    for part in bar.segments:
        assert part.width == pytest.approx(part.count * each, abs=0.011)


@given(st.lists(some_counts, min_size=1, max_size=10), st.text(max_size=80))
def test_every_number_stands_in_its_bar_or_beside_its_name_with_its_letters(rounds, name):
    picture = picture_of("k", "Aspects", [counted(*numbers, name=name) for numbers in rounds])
    for bar in picture.bars:
        inside = {part.text for part in bar.segments}
        for part in bar.segments:
            whole = f"{part.level.short} {part.count}"
            assert (whole in inside) != (whole in bar.beside.split(", "))


@given(some_counts)
def test_what_is_written_in_a_segment_fits_it(numbers):
    (bar,) = picture_of("k", "Aspects", [counted(*numbers)]).bars
    assert [part for part in bar.segments if part.text and len(part.text) * LETTER > part.width] == []


@given(st.integers(1, 10))
def test_bars_stand_one_under_another_inside_the_picture(number):
    picture = picture_of("k", "Aspects", [counted(1, 2, 3, 4)] * number)
    tops = [bar.top for bar in picture.bars]
    assert all(below - above > BAR for above, below in pairwise(tops))
    assert (tops[0] > 0, tops[-1] + BAR + EDGE == picture.height) == (True, True)


def test_one_round_is_shown_without_pretending_change():
    picture = picture_of("k", "Aspects", [counted(2, 18, 6, 1)])
    assert (picture.is_change, picture.title) == (False, "Aspects by rating, 2009")


def test_several_say_from_when_to_when():
    picture = picture_of("k", "Aspects", [counted(1, 1, 1, 1, name="2008"), counted(2, 18, 6, 1)])
    assert (picture.is_change, picture.title) == (True, "Aspects by rating, 2008 to 2009")


def test_the_description_says_all_that_the_picture_shows():
    assert picture_of("k", "Aspects", [counted(2, 18, 6, 1)]).description == (
        "2009, signed off 20 November 2009: 2 Outstanding, 18 Good, 6 Needs improvement, "
        "1 Significant improvement needed, of 27."
    )


def test_a_round_without_a_rating_is_left_out_and_so_is_a_picture_of_none():
    assert picture_of("k", "Aspects", [counted(0, 0, 0, 0)]) is None
    picture = picture_of("k", "Aspects", [counted(0, 0, 0, 0, name="2008"), counted(0, 1, 0, 0)])
    assert [bar.name for bar in picture.bars] == ["2009"]


def test_a_long_name_leaves_room_for_what_stands_beside_it():
    name = "The authority’s own evaluation of its work, spring term 2009, revised"
    (bar,) = picture_of("k", "Aspects", [counted(1, 40, 1, 1, name=name)]).bars
    assert bar.beside == "OS 1, NI 1, SI 1"
    assert bar.name.endswith("…")
    assert (len(bar.name) + len(bar.beside)) * LETTER < WIDTH


def test_the_table_gives_every_number_under_the_scale_of_its_round():
    old = counted(3, 2, 1, name="2008", scale=WORDS)
    picture = picture_of("k", "Elements", [old, counted(2, 18, 6, 1)])
    assert [level.code for level in picture.levels] == ["OS", "G", "NI", "SI", "green", "amber", "red"]
    assert [numbers for _, numbers in picture.rows] == [
        (None, None, None, None, 3, 2, 1),
        (2, 18, 6, 1, None, None, None),
    ]
