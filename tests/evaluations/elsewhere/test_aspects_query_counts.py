"""That aspects and judgements beside each other cost no more for many."""

import pytest

from tests.evaluations.elsewhere.aspects import SCHEDULE, consider, page_of
from tests.evaluations.pages.conftest import address
from tests.factories.answers import judge
from tests.factories.rounds import cell_of


@pytest.fixture
def cost(client, lead, django_assert_max_num_queries):
    client.force_login(lead)

    def of(at):
        client.get(at)
        with django_assert_max_num_queries(40) as counted:
            client.get(at)
        return len(counted)

    return of


@pytest.mark.parametrize("name", ["rate", "agree"])
def test_a_judgement_costs_the_same_with_one_self_evaluation_and_with_many(
    a_round, here, aspect, lead, cost, name
):
    consider(aspect, lead, "fully")
    before = cost(address(here, name))
    for number in range(3):
        more = a_round(SCHEDULE, name=f"More {number}")
        consider(cell_of(more, "3"), lead, "partly")
        consider(cell_of(more, "2"), lead, "partly")
    assert cost(address(here, name)) == before


def test_an_aspect_costs_the_same_with_one_judgement_and_with_many(a_round, laser, aspect, lead, cost):
    judge(cell_of(laser, "15"), lead, "good")
    before = cost(page_of(aspect))
    for number in range(3):
        more = a_round("lancashire-laser", name=f"More {number}")
        judge(cell_of(more, "15"), lead, "good")
        judge(cell_of(more, "23"), lead, "good")
    judge(cell_of(a_round("laqs"), "13"), lead, "green")
    assert cost(page_of(aspect)) == before


def test_reading_what_matters_takes_three_queries_and_two_without_an_aspect(
    laser, aspect, here, matters, lead, django_assert_num_queries
):
    judge(cell_of(laser, "18"), lead, "good")
    consider(aspect, lead, "fully")
    matters(lead), matters(lead, cell=aspect)
    with django_assert_num_queries(1 + 3):  # the cell itself is one
        matters(lead)
    with django_assert_num_queries(1 + 2):
        matters(lead, cell=aspect)
