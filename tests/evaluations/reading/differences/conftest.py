import datetime as dt

import pytest
from django.urls import reverse

from evaluations.models import Milestone
from evaluations.selectors.access import cell_for
from evaluations.services.differences import record_difference
from tests.evaluations.reading.making import cells_of, planned, signed_round, when
from tests.factories.rounds import RoundFactory, join

KEY = ("2.4", "primary")


@pytest.fixture
def before(authority, lead, frameworks):
    return signed_round(authority, lead, {KEY: "NI"}, name="Autumn 2009")


@pytest.fixture
def action(before, lead):
    made = planned(
        before,
        KEY,
        "Agree one report format",
        status="done",
        progress="green",
        evaluation="38 of 40 in time.",
    )
    Milestone.objects.create(action=made, title="Draft", due=dt.date(2009, 3, 1), done_on=dt.date(2009, 3, 2))
    Milestone.objects.create(action=made, title="Agreed", due=dt.date(2009, 6, 1))
    return made


@pytest.fixture
def round_(authority, lead, core_member, before):
    found = RoundFactory(
        authority=authority, name="Spring 2010", created_by=lead, previous=before, created_at=when(1)
    )
    join(found, lead, "lead")
    join(found, core_member)
    return found


@pytest.fixture
def cell(round_):
    return cells_of(round_)[KEY]


@pytest.fixture
def url(cell, action):
    return reverse("evaluations:difference", args=[cell.round.slug, "primary", "2.4", action.pk])


@pytest.fixture
def record(cell, action):
    def recorded(user, made="partly", note="", version=0):
        own = cell_for(user, cell.round.slug, "primary", "2.4")
        return record_difference(
            cell=own, action_id=action.pk, user=user, made=made, note=note, version=version
        )

    return recorded
