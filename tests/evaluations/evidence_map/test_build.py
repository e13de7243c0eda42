"""What the map counts, from rows alone."""

import datetime as dt

import pytest

from evaluations.reports.evidence_map.build import why_stale
from evaluations.selectors.evidence_map import Item

TODAY = dt.date(2012, 2, 29)


def item(dated=None, review_on=None):
    return Item(1, "Survey", "", dated, review_on, "none", individual=False, used=True)


@pytest.mark.parametrize(
    ("dated", "review_on", "why"),
    [
        (None, None, ""),
        (dt.date(2009, 2, 28), None, ""),
        (dt.date(2009, 2, 27), None, "Older than three years: 27 February 2009"),
        (dt.date(2012, 1, 1), TODAY, ""),
        (dt.date(2012, 1, 1), dt.date(2012, 2, 28), "Was to be looked at again on 28 February 2012"),
        (dt.date(2001, 1, 1), dt.date(2013, 1, 1), "Older than three years: 1 January 2001"),
    ],
)
def test_an_item_goes_stale_by_its_date_or_by_the_day_for_looking_again(dated, review_on, why):
    assert why_stale(item(dated, review_on), TODAY) == why
