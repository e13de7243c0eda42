import pytest

from schools.models import Ask, Collection, Return
from schools.questionnaires import INSPECTION
from schools.selectors.answers import answers_of
from schools.tokens import token_for
from tests.factories.schools import AskFactory, SurveyFactory
from tests.schools.returns.conftest import as_core, as_lead

__all__ = ["as_core", "as_lead"]


@pytest.fixture
def survey(authority, lead) -> Collection:
    return SurveyFactory(authority=authority, created_by=lead, name="Before the inspectors")


@pytest.fixture
def ask(survey) -> Ask:
    """Nothing is known of it but that it is a school."""
    return AskFactory(collection=survey, school__name="Oak Lane Primary School")


@pytest.fixture
def link(ask) -> str:
    return f"/answer/{token_for(ask)}/"


@pytest.fixture
def as_adviser(client, adviser):
    client.force_login(adviser, backend="django.contrib.auth.backends.ModelBackend")
    return client


def kept(ask) -> dict[str, str]:
    return dict(answers_of(Return.objects.get(ask=ask), INSPECTION))


def form(**given) -> dict:
    """What a browser sends."""
    sent = {"understands": "very-well", "meets_needs": "well", "impact": "great", "version": 0}
    who = {"judged": "good", "governed": "maintained", "answered_by": "Hetty Head", "answered_as": "Head"}
    return {**sent, **who, **given}
