"""A school’s link opens its form and nothing else, also in the browser that has just answered by it."""

import pytest
from django.test import Client

from tests.permissions.asking import outcome
from tests.permissions.doors import address, sent
from tests.permissions.table import ROWS
from tests.permissions.world import untouched

pytestmark = pytest.mark.django_db


def test_every_other_page_asks_for_a_sign_in(world):
    client = Client()
    with untouched():
        link, data = (
            address("returns:answer", "ticket", world.own),
            sent("returns:answer", "POST", world, world.own),
        )
        assert client.post(link, data).status_code == 302
        closed = [row for row in ROWS if row.how == "GET" and row.outcomes["anyone"] == "in"]
        got = {str(row): outcome(client.get(address(row.name, row.of, world.own)), []) for row in closed}
    assert {name: said for name, said in got.items() if said != "in"} == {}
    assert len(got) > 60
