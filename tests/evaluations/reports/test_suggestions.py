from dataclasses import dataclass

import pytest

from evaluations.selectors.overall import overall_rows
from standards.content import Content, content_for
from tests.evaluations.reports.example import PRINTED_OVERALL, RATINGS


@dataclass(frozen=True)
class Recorded:
    level_id: int


@pytest.fixture
def content(frameworks) -> Content:
    return content_for(frameworks["ns-quality-standards"])


def suggested(rows) -> dict[tuple[str, str], str | None]:
    return {(row.area.ref, row.phase.ref if row.phase else ""): row.suggestion.level for row in rows}


def row_of(rows, area: str, phase: str):
    return next(row for row in rows if row.area.ref == area and (row.phase.ref if row.phase else "") == phase)


def test_the_printed_ratings_suggest_all_eight_overall_ratings_that_are_printed(content):
    assert suggested(overall_rows(content, RATINGS, {})) == PRINTED_OVERALL


def test_an_area_over_its_phases_follows_what_the_team_recorded_of_them(content):
    recorded = {("1", "early-years"): Recorded(content.level("NI").pk)}
    rows = overall_rows(content, RATINGS, recorded)
    assert row_of(rows, "1", "").suggestion.level == "NI"
    assert row_of(rows, "1", "early-years").recorded == recorded["1", "early-years"]


def test_an_unrated_cell_makes_the_suggestions_over_it_provisional(content):
    rows = overall_rows(content, {**RATINGS, ("1.1", "primary"): None}, {})
    assert row_of(rows, "1", "primary").suggestion.provisional is True
    assert row_of(rows, "1", "").suggestion.provisional is True
    assert row_of(rows, "2", "").suggestion.provisional is False


def test_a_recorded_overall_settles_a_phase_with_an_unrated_cell(content):
    ratings = {**RATINGS, ("1.1", "primary"): None}
    rows = overall_rows(content, ratings, {("1", "primary"): Recorded(content.level("NI").pk)})
    assert row_of(rows, "1", "").suggestion.provisional is False


def test_a_phase_with_nothing_to_rate_in_an_area_has_no_row(content):
    without = {key: code for key, code in RATINGS.items() if key[1] != "early-years"}
    rows = overall_rows(content, without, {})
    assert [row.phase and row.phase.ref for row in rows] == ["primary", "secondary", None] * 2


def test_nothing_rated_suggests_nothing(content):
    rows = overall_rows(content, dict.fromkeys(RATINGS), {})
    assert set(suggested(rows).values()) == {None}


def test_a_framework_without_a_rule_for_overall_ratings_has_no_rows(frameworks):
    assert overall_rows(content_for(frameworks["laqs"]), {("1", ""): "green"}, {}) == []
