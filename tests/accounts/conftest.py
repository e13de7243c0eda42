import re

import pytest
from django.core import mail
from django.core.cache import cache

from tests.accounts.links import link_of
from tests.factories.accounts import InvitationFactory


@pytest.fixture(autouse=True)
def no_tries_counted_yet():
    """Limits on tries are kept in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def link_in_mail():
    def find(email):
        body = [message.body for message in mail.outbox if message.to == [email]][-1]
        return re.search(r"http://testserver(\S+)", body)[1]

    return find


@pytest.fixture
def as_lead(client, lead):
    client.force_login(lead)
    return client


@pytest.fixture
def invitation(authority, lead):
    return InvitationFactory(authority=authority, email="ines@example.org", invited_by=lead)


@pytest.fixture
def link(invitation):
    return link_of(invitation)
