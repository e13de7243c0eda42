import datetime as dt

import pytest
from django.urls import reverse

from tests.evaluations.selfevaluation.conftest import as_core, as_lead, get, schedule, sign_in

__all__ = ["as_core", "as_lead", "get", "schedule", "sign_in"]

TODAY = dt.date(2026, 3, 2)
# A document as the form sends it.
PAPER = {
    "number": "3",
    "title": " Data   book ",
    "state": "draft",
    "ready_on": "16/3/2026",
    "location": "Shelf",
}


@pytest.fixture
def at(schedule):
    return lambda name="", *more: reverse(f"evaluations:readiness{name}", args=[schedule.slug, *more])
