"""Knocking at one door as one person, and what came of it in a word."""

from django.core.cache import cache
from django.http import HttpResponseBase
from django.test import Client

from tests.permissions.doors import address, sent
from tests.permissions.world import House, World, untouched, writes

HTMX = {"HX-Request": "true"}
SIGN_IN = ("/accounts/login/", "/admin/login/")


def ask(
    world: World, who: str, name: str, of: str, how: str, state: str = "R", house: House | None = None
) -> tuple[str, list[str]]:
    """What came of it, and the statements that changed something. Whatever it did is undone.

    `in` is being sent to sign in, `done` a change that was made, else the status.
    """
    house = house or world.own
    cache.clear()  # tries to sign in are counted there
    with untouched(), writes() as written:
        url, data = address(name, of, house, state), sent(name, how, world, house, state)
        response = _send(world.client(who), how, url, data)
        if response.streaming:
            b"".join(response)
    return outcome(response, written), written


def outcome(response: HttpResponseBase, written: list[str]) -> str:
    if response.status_code == 302 and response["Location"].startswith(SIGN_IN):
        return "in"
    return "done" if written and response.status_code in {200, 302} else str(response.status_code)


def _send(client: Client, how: str, url: str, data: dict) -> HttpResponseBase:
    method = how.split()[0]
    if method == "GET":
        return client.get(url)
    return client.post(url, data, headers=HTMX if method == "HTMX" else None)
