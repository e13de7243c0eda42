"""The fixtures that offer the demo to other tests."""

import pytest

from evaluations.demo import load_demo
from evaluations.models import Round


@pytest.mark.parametrize("time", ["first", "second"])
def test_with_real_transactions_the_demo_is_there_each_time(demo_in_full, time):
    assert Round.objects.count() == 24
    load_demo()
    assert Round.objects.count() == 24
