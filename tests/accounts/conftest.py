import re

import pytest
from django.core import mail
from django.core.cache import cache


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
