import pytest
from django.urls import reverse

from evaluations.models import Finding
from tests.evaluations.pages.conftest import as_core, as_lead, get, sign_in
from tests.factories import inspections
from tests.factories.rounds import RoundFactory, join

__all__ = ["as_core", "as_lead", "get", "sign_in"]


@pytest.fixture
def case(authority, lead):
    return inspections.inspection(authority, lead)


@pytest.fixture
def of_a_round(case, authority, lead, core_member):
    """The case speaks of a round with a lead and a core team member."""
    case.round = RoundFactory(authority=authority, created_by=lead)
    join(case.round, lead, "lead")
    join(case.round, core_member)
    case.save()


SLOW = "Challenge is slow where results fall."


@pytest.fixture
def finding(case, lead):
    made = Finding(inspection=case, number=1, text=SLOW, updated_by=lead)
    made.save()
    return made


@pytest.fixture
def at(case):
    return lambda name, *more: reverse(f"evaluations:inspection{name}", args=[case.pk, *more])
