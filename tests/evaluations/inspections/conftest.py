import pytest
from django.urls import reverse

from tests.evaluations.pages.conftest import as_core, as_lead, get, sign_in
from tests.factories import inspections

__all__ = ["as_core", "as_lead", "get", "sign_in"]


@pytest.fixture
def case(authority, lead):
    return inspections.inspection(authority, lead)


@pytest.fixture
def at(case):
    return lambda name, *more: reverse(f"evaluations:inspection{name}", args=[case.pk, *more])
