"""Where the bench puts its authorities, and the figures that it draws for them."""

import csv
import io
from collections import Counter
from random import Random

import pytest

from bench.database import places, sizes
from bench.database.figures import PERIODS, lait_rows
from schools.figures.catalogue import load_indicators
from schools.figures.importing import preview
from schools.models import Indicator
from tests.factories.accounts import AuthorityFactory


def test_regions_have_their_shares_and_the_last_two_are_by_themselves():
    found = [places.region_of(number) for number in range(1, sizes.AUTHORITIES + 3)]
    assert Counter(found) == Counter({**dict(enumerate(sizes.REGIONS, 1)), places.REGION_OF_TWO: 2})


@pytest.mark.django_db
def test_every_drawn_figure_is_one_that_the_product_keeps():
    load_indicators()
    AuthorityFactory(code="801", name="Measured Borough", current=True)
    out = io.StringIO()
    csv.writer(out).writerows(lait_rows(Random(1)))
    outcome = preview(io.BytesIO(out.getvalue().encode()))
    series = Indicator.objects.exclude(source="").count()
    assert (outcome.refusals, outcome.unknown.total()) == (0, 0)
    assert outcome.added == series * len(PERIODS) * 3
    assert 0 < outcome.missing < outcome.added / 10
