"""What changed between two dashboards, cell by cell, whatever the framework."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.reports.build import thaw
from evaluations.reports.model import (
    AreaHead,
    CellLine,
    Change,
    Dashboard,
    ElementHead,
    LevelKey,
    OverallLine,
    PhaseHead,
    RoundHead,
    Source,
    Status,
    Tally,
)
from evaluations.reports.reading.changes import Turn, changes_between, turn_of
from tests.evaluations.reading.making import signed_round

FOUR = [
    LevelKey(code, code, code.title(), f"Overall {code}", code.lower(), "met", step, 4)
    for code, step in (("OS", 4), ("G", 3), ("NI", 2), ("SI", 1))
]
THREE = [
    LevelKey(code, "", code.title(), code.title(), colour, "met", step, 3)
    for code, colour, step in (("green", "g", 3), ("amber", "ni", 2), ("red", "si", 1))
]
ELEMENTS = ("1.1", "1.2", "2.1")
PHASES = ("primary", "secondary")


def dashboard(
    ratings: dict[tuple[str, str], str],
    scale: list[LevelKey] = FOUR,
    overalls: dict[tuple[str, str], str] | None = None,
    elements: tuple[str, ...] = ELEMENTS,
    phases: tuple[str, ...] = PHASES,
) -> Dashboard:
    """Ratings by level; "n/a" is ruled out, and what is left out is not rated."""
    keys = [(element, phase) for phase in phases or ("",) for element in elements]
    heads = tuple(ElementHead(ref, f"Title of {ref}", f"About {ref}") for ref in elements)
    return Dashboard(
        authority="Any Borough",
        source=Source("slug", "1", "Title", "Short", "aspect", "aspects", "", ""),
        round=RoundHead("slug", "2009", "2009", "signed-off", "Signed off", "View", None, None, "", ""),
        tally=Tally(0, 0, 0, 0, 0, 0, 0, 0),
        levels=tuple(scale),
        phases=tuple(PhaseHead(ref, ref.title()) for ref in phases),
        areas=(AreaHead("1", "Area", "Area", heads),),
        cells=tuple(cell(*key, ratings.get(key, "")) for key in keys),
        overalls=tuple(
            OverallLine(area, phase, level, "", False, "", Change.NONE, "")
            for (area, phase), level in (overalls or {}).items()
        ),
        overall_rule="",
    )


def cell(element: str, phase: str, code: str) -> CellLine:
    status = {"": Status.NOT_RATED, "n/a": Status.RULED_OUT}.get(code, Status.RATED)
    level = code if status == Status.RATED else ""
    said = f"Why {element}."
    return CellLine(element, phase, status, level, "", False, Change.NONE, "", 0, 0, 0, (), said)


def turns(now: Dashboard, before: Dashboard) -> dict[tuple[str, str], Turn]:
    return {change.key: change.turn for change in changes_between(now, before).cells}


CODES = st.sampled_from(["OS", "G", "NI", "SI", "n/a"])
ratings = st.fixed_dictionaries(
    {}, optional={(element, phase): CODES for element in ELEMENTS for phase in PHASES}
)
OPPOSITE = {Turn.UP: Turn.DOWN, Turn.DOWN: Turn.UP, Turn.NEW: Turn.GONE, Turn.GONE: Turn.NEW}


@given(ratings, ratings)
def test_what_went_up_one_way_went_down_the_other(one, other):
    there, back = dashboard(one), dashboard(other)
    forward = turns(there, back)
    assert turns(back, there) == {key: OPPOSITE.get(turn, turn) for key, turn in forward.items()}


@given(ratings)
def test_nothing_changed_against_itself(one):
    same = dashboard(one)
    rated = {key for key, code in one.items() if code != "n/a"}
    assert turns(same, same) == dict.fromkeys(rated, Turn.SAME)


@given(ratings, ratings)
def test_every_rating_of_either_is_told_of_once(one, other):
    changes = changes_between(dashboard(one), dashboard(other)).cells
    rated = {key for found in (one, other) for key, code in found.items() if code != "n/a"}
    assert sorted(change.key for change in changes) == sorted(rated)


@given(st.sampled_from([*FOUR, None]), st.sampled_from([*THREE, None]))
def test_levels_of_two_scales_are_neither_above_nor_below(four, three):
    expected = None if four is None and three is None else Turn.GONE if four is None else Turn.NEW
    assert turn_of(four, three) == expected


def test_a_change_says_from_what_to_what_and_why():
    key = ("1.1", "primary")
    (change,) = changes_between(dashboard({key: "NI"}), dashboard({key: "G"})).cells
    said = (change.name, change.turn, change.was, change.now, change.why)
    assert said == ("1.1 About 1.1, Primary", Turn.DOWN, FOUR[1], FOUR[2], "Why 1.1.")


@pytest.mark.parametrize(
    ("now", "was", "turn", "words"),
    [
        ("G", "n/a", Turn.NEW, ("Not applicable", "")),
        ("G", "", Turn.NEW, ("Not rated", "")),
        ("n/a", "G", Turn.GONE, ("", "Not applicable")),
        ("", "G", Turn.GONE, ("", "Not rated")),
    ],
)
def test_what_is_not_rated_in_one_of_the_two_says_which(now, was, turn, words):
    key = ("1.1", "primary")
    (change,) = changes_between(dashboard({key: now}), dashboard({key: was})).cells
    assert (change.turn, (change.was_words, change.now_words)) == (turn, words)


def test_a_scale_of_words_without_phases_compares_as_well():
    def rag(**codes):
        keyed = {(element, ""): code for element, code in zip(ELEMENTS, codes.values(), strict=True)}
        return dashboard(keyed, THREE, phases=())

    assert list(turns(rag(a="red", b="amber", c="green"), rag(a="amber", b="red", c="green")).values()) == [
        Turn.DOWN,
        Turn.UP,
        Turn.SAME,
    ]


def test_an_element_that_a_new_version_left_out_is_no_longer_rated():
    before = dashboard({("9.9", "primary"): "G"}, elements=("1.1", "9.9"))
    (change,) = changes_between(dashboard({}), before).cells
    assert (change.name, change.turn) == ("9.9 About 9.9, Primary", Turn.GONE)
    assert change.now_words == "No longer in Short"


def test_an_element_that_a_new_version_brought_is_newly_rated():
    now = dashboard({("9.9", "primary"): "G"}, elements=("1.1", "9.9"))
    (change,) = changes_between(now, dashboard({})).cells
    assert (change.turn, change.was_words) == (Turn.NEW, "Not rated")


def test_overall_ratings_are_compared_too():
    now = dashboard({}, overalls={("1", ""): "G", ("1", "primary"): "NI", ("1", "secondary"): "OS"})
    before = dashboard({}, overalls={("1", ""): "G", ("1", "primary"): "G"})
    found = {(one.area, one.phase): one.turn for one in changes_between(now, before).overalls}
    assert found == {("1", ""): Turn.SAME, ("1", "primary"): Turn.DOWN, ("1", "secondary"): Turn.NEW}


def test_a_published_framework_compares_as_its_reports_were_frozen(authority, lead, frameworks):
    before = signed_round(authority, lead, {("2.5", "primary"): "NI", ("1.1", "primary"): "G"})
    now = signed_round(authority, lead, {("2.5", "primary"): "G", ("1.1", "primary"): None}, number=1)
    changes = changes_between(thaw(now.report).dashboard, thaw(before.report).dashboard)
    assert {change.name: (change.turn, change.why) for change in changes.cells} == {
        "1.1 Delivery of programmes, Primary": (Turn.GONE, "Because of 1.1."),
        "2.5 Use of data, Primary": (Turn.UP, "Because of 2.5."),
    }


def test_the_same_code_on_another_step_is_another_scale():
    moved = replace(FOUR[1], step=2)
    assert turn_of(moved, FOUR[1]) == Turn.NEW
