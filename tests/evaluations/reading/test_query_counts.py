"""The page asks the database as often for one round as for three, for one action as for many."""

import pytest
from django.urls import reverse

from tests.evaluations.pages.test_query_counts import MOST, asked, stands
from tests.evaluations.reading.making import planned, sign_plan, signed_round

KEYS = [(element, "primary") for element in ("1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5")]


def year(authority, lead, number, ratings=7, actions=1):
    found = signed_round(authority, lead, dict.fromkeys(KEYS[:ratings], "G"), number=number)
    for key in KEYS[:actions]:
        planned(found, key, "Do it", due="2009-09-01", lead=lead)
    sign_plan(found, lead)


@pytest.mark.parametrize("who", ["reader", "adviser", "lead"])
@pytest.mark.parametrize("name", ["home", "evaluations:reading"])
def test_the_page_costs_the_same_however_much_there_is(
    request, client, authority, lead, frameworks, who, name
):
    client.force_login(request.getfixturevalue(who))
    year(authority, lead, 0, ratings=1)
    client.get(reverse(name))
    one = asked(lambda: client.get(reverse(name)))
    for number in (1, 2):
        year(authority, lead, number, actions=5)
    signed_round(authority, lead, {("1", ""): "green"}, slug="laqs", number=3)
    client.get(reverse(name))  # a framework's content is read once a process
    stands(one, asked(lambda: client.get(reverse(name))), MOST)
