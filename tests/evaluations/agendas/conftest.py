import pytest

from standards.content import content_for
from tests.evaluations.pages.reading import Page
from tests.evaluations.regional.conftest import (  # noqa: F401
    director,
    lead,
    primary_adviser,
    region,
    signed,
    stranger,
)
from tests.factories.accounts import AuthorityFactory
from tests.factories.agendas import AgendaFactory
from tests.factories.rounds import framework

WITH = "/region/region-d/any-borough/agendas/"
FIRST, SECOND, DATA = (
    "Appendix 3, 1.1, bullet 1, dash 1",
    "Appendix 3, 1.2, bullet 1",
    "Appendix 3, 2.5, bullet 1",
)


@pytest.fixture
def authority(region):  # noqa: F811
    return AuthorityFactory(name="Any Borough", slug="any-borough", region=region, current=True)


@pytest.fixture
def get(as_):
    return lambda user, at: Page(as_(user).get(at))


@pytest.fixture
def content(db):
    return content_for(framework())


@pytest.fixture
def agenda(authority, primary_adviser):  # noqa: F811
    return AgendaFactory(authority=authority, author=primary_adviser)


def at(agenda, what=""):
    return f"/region/agendas/{agenda.pk}/{what}"
