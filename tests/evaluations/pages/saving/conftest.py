import pytest

from tests.evaluations.pages.conftest import address
from tests.evaluations.pages.reading import Page
from tests.evaluations.pages.saving.records import HTMX
from tests.factories.answers import field_of


@pytest.fixture
def field(cell):
    return field_of(cell, "2.4-G-1")


@pytest.fixture
def post(as_core, cell):
    """Changes to what the page would send, posted without script."""

    def posted(changes, client=as_core, at=cell, follow=False):
        sent = Page(client.get(address(at))).sends("rate-form")
        return client.post(address(at), sent | changes, follow=follow)

    return posted


@pytest.fixture
def post_line(as_core, cell):
    """One line as htmx sends it."""

    def posted(ref, value, note="", version=0, client=as_core, at=cell):
        field = field_of(at, ref)
        data = {f"value-{field}": value, f"note-{field}": note, f"version-{field}": version}
        return Page(client.post(address(at), data, headers=HTMX))

    return posted
