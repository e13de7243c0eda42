import pytest

from tests.factories.accounts import AppointmentFactory, AuthorityFactory, RegionFactory


@pytest.fixture
def region(db):
    return RegionFactory()


@pytest.fixture
def authority(region):
    return AuthorityFactory(name="Any Borough", slug="any-borough", region=region, current=True)


@pytest.fixture
def ros(region):
    return posted(region, "regional-adviser", "primary", "Ros Regional")


@pytest.fixture
def colleague(region):
    return posted(region, "regional-adviser", "primary", "Cal Colleague")


@pytest.fixture
def paul(region):
    return posted(region, "phase-adviser", "primary", "Paul Primary")


@pytest.fixture
def director(region):
    return posted(region, "director", "", "Dora Director")


def posted(region, role, phase, name):
    return AppointmentFactory(region=region, role=role, phase=phase, user__name=name).user
