"""A form sent from elsewhere carries no token, and changes nothing."""

from copy import copy

import pytest
from django.test import Client

from tests.accounts.pages import heading
from tests.permissions.asking import HTMX
from tests.permissions.doors import address, sent
from tests.permissions.table import ROWS, Row
from tests.permissions.world import World, untouched, writes

pytestmark = pytest.mark.django_db


def forged(world: World, row: Row, who: str) -> tuple[int, str, list[str]]:
    client = Client(enforce_csrf_checks=True)
    client.cookies = copy(world.client(who).cookies)
    url, data = address(row.name, row.of, world.own), sent(row.name, row.how, world, world.own)
    with untouched(), writes() as written:
        response = client.post(url, data, headers=HTMX if row.how.startswith("HTMX") else None)
    return response.status_code, heading(response), written


@pytest.mark.parametrize("row", [row for row in ROWS if row.posts], ids=str)
def test_a_form_without_our_token_changes_nothing(world, row: Row):
    who = "lead" if row.outcomes["anyone"] == "in" else "anyone"
    assert forged(world, row, who) == (403, "This form is out of date", [])
