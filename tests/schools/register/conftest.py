import pytest
from django.conf import settings as django_settings

from accounts.enums import Role
from accounts.models import LocalAuthority
from accounts.services.authorities import load_authorities, read_authorities
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.schools.register.command import called


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def england(db) -> dict[str, LocalAuthority]:
    """The real authorities, by code."""
    load_authorities(read_authorities(django_settings.BASE_DIR / "fixtures" / "local_authorities.csv"))
    return {found.code: found for found in LocalAuthority.objects.all()}


@pytest.fixture
def wolverhampton(england) -> LocalAuthority:
    return england["336"]


@pytest.fixture
def wolverhampton_lead(wolverhampton):
    return MembershipFactory(authority=wolverhampton, role=Role.LEAD).user


@pytest.fixture
def administrator(db):
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def run(tmp_path):
    def call(content, *options, linked=None):
        path = tmp_path / "register.csv"
        path.write_bytes(content)
        if linked:
            (tmp_path / "links.csv").write_bytes(linked)
            options = (*options, "--links", tmp_path / "links.csv")
        return called(path, *options)

    return call
