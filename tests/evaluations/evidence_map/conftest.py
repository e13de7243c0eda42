import pytest
from django.conf import settings

from standards import crosswalks
from tests.factories.rounds import RoundFactory, framework


@pytest.fixture
def loaded(frameworks):
    crosswalks.load([settings.CROSSWALKS_DIR])


@pytest.fixture
def ns(authority, lead):
    return RoundFactory(authority=authority, name="Autumn 2009", created_by=lead)


@pytest.fixture
def laqs(authority, lead):
    return RoundFactory(authority=authority, framework=framework("laqs"), name="Gifted 2010", created_by=lead)
