import pytest

from tests.factories.accounts import UserFactory


@pytest.fixture
def admin():
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def desk(client, admin):
    client.force_login(admin)
    return client
