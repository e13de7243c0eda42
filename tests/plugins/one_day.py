"""The suite begins at noon of its day, whenever it is run, so that no midnight falls between two lines of a test.

The clock goes on from there as clocks do. `LAQS_TESTS_FROM=2027-12-31T12:00` begins on another day: for looking
for tests that hold only on some.
"""

import datetime as dt
import os
import time
from zoneinfo import ZoneInfo

import time_machine

_HERE = ZoneInfo("Europe/London")
_FROM, _BEGAN = "LAQS_TESTS_FROM", "LAQS_TESTS_BEGAN"


def _now() -> dt.datetime:
    """The moment to go on from; the workers inherit both figures, so they agree on the day."""
    began = float(os.environ.setdefault(_BEGAN, repr(time.time())))
    start = os.environ.setdefault(_FROM, f"{dt.datetime.fromtimestamp(began, _HERE):%Y-%m-%d}T12:00")
    return dt.datetime.fromisoformat(start).replace(tzinfo=_HERE) + dt.timedelta(seconds=time.time() - began)


# As the module is read: days are worked out while tests are collected, before any hook of a conftest's plugin.
_travel = time_machine.travel(_now(), tick=True)
_travel.start()


def pytest_unconfigure():
    _travel.stop()
