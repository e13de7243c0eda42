"""The known cast: everyone of one authority, one person of another, and the director of their region."""

import pytest

from accounts.enums import Role
from accounts.models import LocalAuthority, User
from tests.factories.accounts import (
    AppointmentFactory,
    AuthorityFactory,
    MembershipFactory,
    RegionFactory,
    UserFactory,
)


@pytest.fixture
def authority(db: None) -> LocalAuthority:
    return AuthorityFactory.create(name="Any Borough", slug="any-borough", code="ANY")


@pytest.fixture
def other_authority(db: None) -> LocalAuthority:
    return AuthorityFactory.create(name="Other Borough", slug="other-borough", code="OTH")


@pytest.fixture
def lead(authority: LocalAuthority) -> User:
    return _member(authority, Role.LEAD, "Lena Lead")


@pytest.fixture
def core_member(authority: LocalAuthority) -> User:
    return _member(authority, Role.CORE, "Cory Core")


@pytest.fixture
def guest(authority: LocalAuthority) -> User:
    return _member(authority, Role.GUEST, "Gil Guest")


@pytest.fixture
def reader(authority: LocalAuthority) -> User:
    return _member(authority, Role.READER, "Rae Reader")


@pytest.fixture
def adviser(authority: LocalAuthority) -> User:
    return _member(authority, Role.ADVISER, "Ada Adviser")


@pytest.fixture
def outsider(other_authority: LocalAuthority) -> User:
    """A lead elsewhere: nothing of `authority` may reach them."""
    return _member(other_authority, Role.LEAD, "Ota Outsider")


@pytest.fixture
def regional(db: None) -> User:
    """Director of the region of both authorities; belongs to neither."""
    return AppointmentFactory.create(user=_person("Reg Director"), region=RegionFactory.create()).user


def _member(authority: LocalAuthority, role: Role, name: str) -> User:
    return MembershipFactory.create(user=_person(name), authority=authority, role=role).user


def _person(name: str) -> User:
    first, last = name.lower().split()
    return UserFactory.create(name=name, email=f"{first}.{last}@example.org")


@pytest.fixture
def as_(client):
    """The browser of one person after another."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
