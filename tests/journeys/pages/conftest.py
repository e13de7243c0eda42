"""Pages of the demo, looked at one after the other at a desk and on a phone."""

from collections.abc import Callable

import pytest

from accounts.models import User

WIDTHS = (1280, 320)
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
def look(page, no_axe_faults) -> Callable:
    """At the page that is open: one heading, no axe fault, nothing to scroll sideways for."""

    def over() -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            no_axe_faults(page)
            found = page.locator("h1").count(), page.evaluate("document.documentElement.scrollWidth")
            assert found == (1, width), page.url
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})

    return over


@pytest.fixture
def look_at(page, look) -> Callable:
    def each(*addresses: str) -> None:
        for address in addresses:
            page.goto(address)
            look()

    return each
