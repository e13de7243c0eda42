"""Suggested overall ratings: the published example, then each clause of the rule by itself."""

import pytest

from evaluations.engine import OverallScheme, Suggestion, suggest
from evaluations.selectors.overall import overall_rows
from tests.evaluations.engine.published import NS, published

SCHEME = OverallScheme(top="OS", good="G", below="NI", lowest="SI")

# “Any Borough”, as printed: aspects 1.1 to 1.5, then 2.1 to 2.5; a dash is N/A.
PRINTED = {
    "early-years": ("G G OS - NI", "G - - G SI"),
    "primary": ("NI NI G G G", "NI G G G G"),
    "secondary": ("G G OS G G", "NI G NI G G"),
}
PRINTED_OVERALL = {
    ("1", "early-years"): "G",
    ("1", "primary"): "NI",
    ("1", "secondary"): "G",
    ("1", ""): "G",
    ("2", "early-years"): "NI",
    ("2", "primary"): "G",
    ("2", "secondary"): "NI",
    ("2", ""): "NI",
}


def printed_levels():
    return {
        (f"{area}.{number}", phase): rating
        for phase, areas in PRINTED.items()
        for area, ratings in enumerate(areas, 1)
        for number, rating in enumerate(ratings.split(), 1)
        if rating != "-"
    }


def test_the_27_ratings_of_any_borough_suggest_its_8_overall_ratings():
    levels = printed_levels()
    rows = overall_rows(published()[NS], levels, {})
    assert len(levels) == 27
    found = {(row.area.ref, row.phase.ref if row.phase else ""): row.suggestion.level for row in rows}
    assert found == PRINTED_OVERALL
    assert [row.suggestion.provisional for row in rows] == [False] * 8


def level_of(ratings: str) -> tuple[str | None, str]:
    found = suggest(SCHEME, [None if rating == "?" else rating for rating in ratings.split()])
    return found.level, found.clause


@pytest.mark.parametrize(
    ("ratings", "level", "clause"),
    [
        ("", None, "nothing-rated"),
        ("? ?", None, "nothing-rated"),
        ("SI SI G", "SI", "lowest-majority"),
        ("SI", "SI", "lowest-majority"),
        ("SI SI G G", "NI", "any-lowest"),
        ("SI OS OS OS OS", "NI", "any-lowest"),
        ("NI NI OS OS OS", "NI", "two-below"),
        ("NI G G G G", "G", "otherwise"),
        ("NI OS OS OS OS", "G", "otherwise"),
        ("OS OS G", "OS", "top-majority"),
        ("OS OS G G", "G", "otherwise"),
        ("OS", "OS", "top-majority"),
        ("G", "G", "otherwise"),
        ("NI", "G", "otherwise"),
    ],
)
def test_each_clause_of_the_rule(ratings, level, clause):
    assert level_of(ratings) == (level, clause)


def test_an_unrated_part_makes_the_suggestion_provisional_and_counts_nowhere_else():
    assert suggest(SCHEME, ["OS", "OS", "G", None]) == Suggestion("OS", "top-majority", 3, 1)
    assert suggest(SCHEME, ["OS", "OS", "G", None]).provisional is True
    assert suggest(SCHEME, ["OS", "OS", "G"]).provisional is False
