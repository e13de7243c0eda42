import pytest
from django.test import Client

from accounts.enums import RegionalRole, Role
from evaluations.enums import Impact
from evaluations.models import Judgement, Proposal
from standards.content import content_for
from tests.evaluations.regional.conftest import sign_off
from tests.factories.accounts import AppointmentFactory, AuthorityFactory, MembershipFactory, RegionFactory
from tests.factories.answers import answer_all
from tests.factories.evidence import EvidenceFactory, link
from tests.factories.rounds import RoundFactory, cell_of

PAGE = "/region/rounds/any-borough-autumn/view/"
CELL = f"{PAGE}primary/2.4/"
OURS = "/rounds/any-borough-autumn/national-strategies/"


@pytest.fixture
def region(db):
    return RegionFactory()


@pytest.fixture
def authority(region):
    return AuthorityFactory(name="Any Borough", slug="any-borough", region=region)


@pytest.fixture
def lead(authority):
    return MembershipFactory(authority=authority, role=Role.LEAD, user__name="Lena Lead").user


@pytest.fixture
def reader(authority):
    return MembershipFactory(authority=authority, role=Role.READER, user__name="Rita Reader").user


def post(region, name, role=RegionalRole.PHASE_ADVISER, **more):
    return AppointmentFactory(region=region, role=role, user__name=name, **more).user


@pytest.fixture
def director(region):
    return post(region, "Dora Director", RegionalRole.DIRECTOR)


@pytest.fixture
def adviser(region):
    return post(region, "Paul Primary", phase="primary")


@pytest.fixture
def secondary(region):
    return post(region, "Selma Secondary", phase="secondary")


@pytest.fixture
def regional_adviser(region):
    return post(region, "Rhea Regional", RegionalRole.REGIONAL_ADVISER, phase="primary")


@pytest.fixture
def as_():
    def sign_in(user):
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def round_(authority, lead):
    """Signed off: all at the lowest level but 2.4 in Primary, which is Good, answered, with some impact shown."""
    found = RoundFactory(authority=authority, name="Autumn", created_by=lead)
    cell = cell_of(found, "2.4", "primary")
    answer_all(cell, lead)
    link(cell, EvidenceFactory(authority=authority, impact=Impact.SOME, added_by=lead))
    sign_off(found, lead)
    judgement = Judgement.objects.get(cell=cell)
    judgement.level_id = content_for(found.framework).level("G").pk
    judgement.rationale = "The reports came in time."
    judgement.save()
    return found


@pytest.fixture
def cell(round_):
    return cell_of(round_, "2.4", "primary")


def stance(level="NI", difference="Four of ten reports came late.", **more):
    held = {"level": level, "rationale": "Reports are late.", "difference": difference, "version": 0}
    return {"do": "propose", **held, **more}


@pytest.fixture
def proposed(as_, adviser, cell):
    """By the adviser of the phase, one lower than the authority."""
    as_(adviser).post(CELL, stance())
    return Proposal.objects.get()


@pytest.fixture
def agreed(as_, director, proposed):
    as_(director).post(CELL, stance(do="agree", version=1))
    return Proposal.objects.get()
