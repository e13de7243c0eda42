import pytest
from django.utils import timezone

from accounts.enums import Role
from evaluations.enums import RoundState
from evaluations.reports.build import freeze
from tests.factories.accounts import (
    AppointmentFactory,
    AuthorityFactory,
    MembershipFactory,
    RegionFactory,
    UserFactory,
)
from tests.factories.answers import judge_all
from tests.factories.rounds import RoundFactory


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
def director(region):
    return AppointmentFactory(region=region, user__name="Dora Director").user


@pytest.fixture
def primary_adviser(region):
    return AppointmentFactory(
        region=region, role="phase-adviser", phase="primary", user__name="Paul Primary"
    ).user


def sign_off(round_, user):
    """As if the lead had signed it off, everything judged."""
    judge_all(round_, user)
    round_.state = RoundState.SIGNED_OFF
    round_.signed_off_at, round_.signed_off_by = timezone.now(), user
    round_.report = freeze(round_)
    round_.save()
    return round_


@pytest.fixture
def signed(authority, lead):
    return sign_off(RoundFactory(authority=authority, name="Autumn", created_by=lead), lead)


@pytest.fixture
def stranger(db):
    return UserFactory(name="Sam Stranger")
