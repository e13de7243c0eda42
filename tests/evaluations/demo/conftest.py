import datetime as dt

import pytest
from django.db import transaction

from evaluations.demo import load_demo

# A Friday in the spring term, and the last Sunday of a summer holiday.
DAYS = (dt.date(2031, 2, 14), dt.date(2031, 8, 31))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def today(request, django_db_setup, django_db_blocker):
    """The rounds that the module names as its ROUNDS, loaded on that day."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(only=request.module.ROUNDS, today=request.param)
        yield request.param
        transaction.set_rollback(True)
