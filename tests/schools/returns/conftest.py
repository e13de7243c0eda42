import pytest

from schools.models import Ask, Collection
from schools.questionnaires.stage_one import NOTHING
from schools.tokens import token_for
from tests.factories.schools import AskFactory, CollectionFactory


@pytest.fixture
def collection(authority, lead) -> Collection:
    return CollectionFactory(authority=authority, created_by=lead, name="Autumn 2009")


@pytest.fixture
def ask(collection) -> Ask:
    return AskFactory(collection=collection, school__name="Oak Lane Primary School")


@pytest.fixture
def link(ask) -> str:
    return f"/answer/{token_for(ask)}/"


@pytest.fixture
def as_lead(client, lead):
    client.force_login(lead, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def as_core(client, core_member):
    client.force_login(core_member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def answers(**given: str) -> dict[str, str]:
    """All that a return holds, as the form and the spreadsheet have it."""
    return {**NOTHING, "uses_iqs": "yes", **given}


def form(**given) -> dict:
    """What a browser sends: no empty ticks."""
    sent = {"uses_iqs": "yes", "answered_by": "Hetty Head", "version": 0}
    return {**sent, **given}
