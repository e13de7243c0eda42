"""The strongest impact counts: the database finds it by the order of the words."""

from evaluations.engine import IMPACT
from evaluations.enums import Impact


def test_the_words_for_impact_sort_by_strength_and_are_those_of_the_rules():
    assert tuple(sorted(Impact.values)) == tuple(Impact.values) == IMPACT
