from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from standards import loading
from standards.models import Framework
from tests.plugins.states import State, put_after_real_transactions

pytest_plugins = ["tests.cast"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """The frameworks that ship, loaded once: tests speak of the real ones. Gives the state that tests begin with."""
    began = State(tmp_path_factory.mktemp("states") / "began")
    with django_db_blocker.unblock():
        loading.load([Path(settings.FRAMEWORKS_DIR)])
        began.take()
    with put_after_real_transactions(began):
        yield began
    with django_db_blocker.unblock():
        _end_other_sessions()


def _end_other_sessions():
    """A page that keeps up may have asked once more as its browser closed; PostgreSQL drops no database in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def frameworks(db) -> dict[str, Framework]:
    """By slug."""
    return {framework.slug: framework for framework in Framework.objects.all()}
