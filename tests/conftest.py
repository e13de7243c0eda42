from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from standards import loading
from standards.models import Framework

pytest_plugins = ["tests.cast"]

SHIPPED = {"ns-quality-standards", "laqs", "lancashire-laser", "ofsted-la-school-improvement"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The frameworks that ship, loaded once: tests speak of the real ones."""
    with django_db_blocker.unblock():
        loading.load([Path(settings.FRAMEWORKS_DIR)])
    yield
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
    """By slug. A test with real transactions empties the tables, and a factory may have put one back alone."""
    if not SHIPPED.issubset(Framework.objects.values_list("slug", flat=True)):
        loading.load([Path(settings.FRAMEWORKS_DIR)])
    return {framework.slug: framework for framework in Framework.objects.all()}
