import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from evaluations.models import Cell, Round
from standards.content import Content, content_for
from tests.evaluations.pages.reading import Node, Page
from tests.factories.rounds import RoundFactory, cell_of, join


@pytest.fixture
def round_(authority, lead, core_member) -> Round:
    """Open for rating, with the lead and the core member in its team."""
    found = RoundFactory.create(authority=authority, name="Spring 2010", created_by=lead)
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def cell(round_) -> Cell:
    return cell_of(round_, "2.4", "primary")


@pytest.fixture
def content(round_) -> Content:
    return content_for(round_.framework)


@pytest.fixture
def sign_in():
    """A browser of their own for each person."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def as_core(sign_in, core_member) -> Client:
    return sign_in(core_member)


@pytest.fixture
def as_lead(sign_in, lead) -> Client:
    return sign_in(lead)


@pytest.fixture
def get(sign_in):
    """The page at an address, as a person sees it."""

    def got(user: User, address: str, **headers: str) -> Page:
        return Page(sign_in(user).get(address, headers=headers))

    return got


def address(cell: Cell, name: str = "rate") -> str:
    phase = cell.phase.ref if cell.phase else "all"
    return reverse(f"evaluations:{name}", args=[cell.round.slug, phase, cell.element.ref])


def at(name: str, round_: Round, *more: object) -> str:
    return reverse(f"evaluations:{name}", args=[round_.slug, *more])


def hidden(page: Page, name: str) -> str:
    """What a hidden field of the page sends."""
    return next(n.attrs["value"] for n in page.find("input") if n.attrs.get("name") == name)


def radios(page: Page, field: str) -> list[Node]:
    """What may be chosen for a field that is recorded."""
    return [node for node in page.find("input") if node.attrs.get("name") == f"value-{field}"]
