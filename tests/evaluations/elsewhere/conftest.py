import pytest
from django.conf import settings

from evaluations.enums import RoundState
from evaluations.selectors.access import cell_for
from evaluations.selectors.elsewhere import matters_of
from standards import crosswalks
from standards.content import content_for
from tests.evaluations.elsewhere.aspects import SCHEDULE
from tests.evaluations.pages.reading import Page
from tests.factories.rounds import RoundFactory, cell_of, framework, join


@pytest.fixture(autouse=True)
def loaded(frameworks):
    """The crosswalks that ship."""
    crosswalks.load([settings.CROSSWALKS_DIR])


@pytest.fixture
def a_round(authority, lead, core_member):
    """Another round of the authority, with the lead and the core member in its team."""

    def made(slug, state=RoundState.AGREEING, **given):
        found = RoundFactory(
            framework=framework(slug), state=state, **{"authority": authority, "created_by": lead, **given}
        )
        join(found, lead, "lead")
        join(found, core_member)
        return found

    return made


@pytest.fixture
def laqs(a_round):
    return a_round("laqs", name="Gifted 2010")


@pytest.fixture
def ns(a_round):
    return a_round("ns-quality-standards", name="Autumn 2009")


@pytest.fixture
def here(laqs):
    """Element 13, which overlaps with 1.2 and 2.4 of the 2009 standards and with question 18 of LASER."""
    return cell_of(laqs, "13")


@pytest.fixture
def ofsted(a_round):
    return a_round(SCHEDULE, RoundState.RATING, name="Before Ofsted")


@pytest.fixture
def aspect(ofsted):
    """Overlaps with question 15 of LASER and with element 13; takes in 2.5 of the 2009 standards."""
    return cell_of(ofsted, "3")


@pytest.fixture
def laser(a_round):
    return a_round("lancashire-laser", name="LASER 2013")


@pytest.fixture
def matters(here):
    """What a person reads beside the judgement of a cell, as a level of its scale."""

    def read(user, level=None, cell=None):
        cell = cell or here
        phase = cell.phase.ref if cell.phase else "all"
        found = cell_for(user, cell.round.slug, phase, cell.element.ref)
        return matters_of(found, user, content_for(cell.round.framework).level(level) if level else None)

    return read


@pytest.fixture
def get(client):
    """The page at an address, as a person sees it."""

    def got(user, at):
        client.force_login(user)
        return Page(client.get(at))

    return got
