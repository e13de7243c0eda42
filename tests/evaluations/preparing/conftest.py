import pytest
from django.urls import reverse

from accounts.enums import Role
from tests.evaluations.pages.conftest import as_core, as_lead, content, get, round_, sign_in
from tests.evaluations.pages.reading import Page
from tests.factories.accounts import MembershipFactory
from tests.factories.rounds import RoundFactory, framework, join

__all__ = ["as_core", "as_lead", "content", "get", "round_", "sign_in"]


@pytest.fixture
def laqs(authority, lead, core_member):
    """A round on the LAQS user guide, being set up, with the lead and the core member in its team."""
    found = RoundFactory.create(
        authority=authority,
        framework=framework("laqs"),
        name="Gifted 2010",
        created_by=lead,
        state="setting-up",
    )
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def newcomer(authority):
    return MembershipFactory(authority=authority, role=Role.CORE, user__name="Nadia Newcomer")


@pytest.fixture
def at():
    return lambda name, round_, *more: reverse(f"evaluations:{name}", args=[round_.slug, *more])


@pytest.fixture
def post(at):
    """What a person sends to a page of the round, and the page that comes of it."""

    def posted(client, name, round_, *more, **form):
        return Page(client.post(at(name, round_, *more), form, follow=True))

    return posted
