import pytest
from django.urls import reverse

from tests.evaluations.pages.conftest import as_core, as_lead, get, sign_in
from tests.factories.rounds import cell_of, join
from tests.factories.selfevaluation import ScheduleFactory

__all__ = ["as_core", "as_lead", "get", "sign_in"]


@pytest.fixture
def schedule(authority, lead, core_member):
    """A round on Ofsted's schedule that is open, with the lead and the core member in its team."""
    found = ScheduleFactory.create(authority=authority, name="Before Ofsted", created_by=lead)
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def cell(schedule):
    return cell_of(schedule, "3")


@pytest.fixture
def url(cell):
    return reverse("evaluations:self_aspect", args=[cell.round.slug, "3"])


@pytest.fixture
def at(schedule):
    return lambda name, *more: reverse(f"evaluations:{name}", args=[schedule.slug, *more])
