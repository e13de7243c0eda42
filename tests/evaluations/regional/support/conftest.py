import datetime as dt
from decimal import Decimal

import pytest

from accounts.posts import posts_from
from evaluations.models import Allocation
from evaluations.selectors.regional.standing import standards_content
from evaluations.services.regional.support import Decision, give
from tests.factories.accounts import AuthorityFactory
from tests.factories.rounds import framework

AT = "/region/region-d/support/"
JUNE = dt.date(2009, 6, 1)


@pytest.fixture
def content(db):
    framework()
    return standards_content()


def posts_of(user):
    return posts_from(user.appointments.select_related("region"))


def decided(days="5", phase="primary", element="2.4", **more) -> Decision:
    given = {
        "year": 2009,
        "kind": "days",
        "programme": "",
        "days": Decimal(days),
        "phase": phase,
        "element": element,
        "reason": "Reports come late.",
        "given_on": JUNE,
    }
    return Decision(**given | more)


@pytest.fixture
def given(content, director):
    """Gives an authority what `decided` says."""

    def to(place, *args, **more) -> Allocation:
        return give(
            posts=posts_of(director),
            authority=place,
            content=content,
            user=director,
            decision=decided(*args, **more),
        )

    return to


@pytest.fixture
def ashcombe(region):
    return AuthorityFactory(name="Ashcombe", slug="ashcombe", region=region, current=True)
