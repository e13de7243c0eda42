"""The answers that make bench fills its database with, held to what a team could have recorded."""

from random import Random

import pytest

from bench.database.answers import variants
from bench.database.plan import largest
from evaluations.selectors.rate_lines import asked_keys
from standards.content import content_for
from tests.factories.rounds import framework


@pytest.fixture
def content(db):
    return content_for(framework())


def test_every_question_of_every_cell_is_answered_once(content):
    for (element, phase), drawn in variants(content, Random(1)).items():
        asked = asked_keys(content, element, phase.ref)
        for variant in drawn:
            keys = [
                ("criterion", row.criterion_id) if row.criterion_id else ("measure", row.measure_id)
                for row, _ in variant.answers
            ]
            assert sorted(keys) == sorted(asked)


def test_no_cell_is_judged_above_its_ceiling(content):
    drawn = [variant for found in variants(content, Random(1)).values() for variant in found]
    assert [variant for variant in drawn if variant.level.rank > variant.ceiling.rank] == []
    assert {variant.level.code for variant in drawn} == {"OS", "G", "NI", "SI"}


def test_the_largest_cell_is_the_one_with_the_most_criteria(content):
    element, _ = largest(content)
    assert element.ref == "1.2"
