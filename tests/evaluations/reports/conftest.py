from dataclasses import replace

import pytest
from django.db import transaction

from evaluations.models import Round
from evaluations.reports.build import thaw
from tests.evaluations.reports import example
from tests.factories.accounts import AuthorityFactory, UserFactory


@pytest.fixture(scope="session")
def report(django_db_setup, django_db_blocker):
    """The printed example, frozen and thawed: it needs no database any more."""
    with django_db_blocker.unblock(), transaction.atomic():
        authority = AuthorityFactory(name="Any Borough", slug="any-borough", code="ANY")
        frozen = example.any_borough(authority, UserFactory(name="Lena Lead")).report
        transaction.set_rollback(True)
    return thaw(frozen)


@pytest.fixture(scope="session")
def brief(report):
    """The same with what stands behind four ratings only: its files are made and read sooner."""
    kept = {("1.5", "early-years"), ("2.5", "early-years"), ("1.1", "primary"), ("1.5", "primary")}
    details = (detail for detail in report.details if (detail.element, detail.phase) in kept)
    return replace(report, details=tuple(details))


@pytest.fixture
def signed(authority, lead) -> Round:
    return example.any_borough(authority, lead)


@pytest.fixture
def unfinished(signed) -> Round:
    """The round before it: agreed in part, not signed off."""
    return signed.previous
