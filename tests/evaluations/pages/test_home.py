"""The home page: where the authority stands on the round that it signed off last."""

import pytest

from evaluations.selectors.home import home_of
from tests.factories.answers import in_state, judge_all
from tests.factories.rounds import RoundFactory


@pytest.fixture
def signed(frameworks, authority, lead):
    round_ = RoundFactory(
        authority=authority, framework=frameworks["laqs"], created_by=lead, name="Last year"
    )
    return in_state(judge_all(round_, lead, "amber"), "signed-off")


def test_without_overall_ratings_it_counts_those_of_each_level(get, authority, lead, signed):
    (page,) = get(lead, "/").find("section", css="govuk-!-margin-top-6")
    assert page.text.startswith("Last signed-off dashboard Last year")
    assert "Green 0 elements Amber 13 elements Red 0 elements" in page.text
    last = home_of(lead, authority).last
    assert [(level.code, number) for level, number in last.counts] == [
        ("green", 0),
        ("amber", 13),
        ("red", 0),
    ]
