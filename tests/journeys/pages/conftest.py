"""Pages of the demo, looked at one after the other at a desk and on a phone."""

from collections.abc import Callable
from functools import partial

import pytest

from accounts.models import User

# What the browser itself says of a page that is refused on purpose.
EXPECTED = "Failed to load resource: the server responded with a status of 4"


@pytest.fixture
def said(page) -> list[str]:
    """All that the browser complains of: scripts that fail, what the content security policy stops."""
    found: list[str] = []
    page.on("console", lambda message: found.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    return found


@pytest.fixture(autouse=True)
def silence(said):
    yield
    assert [line for line in said if EXPECTED not in line] == []


@pytest.fixture
def visit(page, sign_in, demo_in_full) -> Callable:
    """Signs in a person of the demo by the name that stands in their address."""

    def as_(name: str):
        return sign_in(page, User.objects.get(email=f"{name}.example"))

    return as_


@pytest.fixture
def look(page, looked_at) -> Callable:
    """At the page that is open."""
    return partial(looked_at, page)


@pytest.fixture
def look_at(page, look) -> Callable:
    def each(*addresses: str) -> None:
        for address in addresses:
            page.goto(address)
            look()

    return each


@pytest.fixture
def look_into(page, look) -> Callable:
    """As `look_at`, of pages that are there for this person: one that says no is no proof of anything."""

    def each(*addresses: str) -> None:
        for address in addresses:
            answer = page.goto(address)
            assert (address, answer and answer.status) == (address, 200)
            look()

    return each
