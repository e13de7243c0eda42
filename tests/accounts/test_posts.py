"""Posts in a region: which hold today, and what they let a person do in which phase."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.here import Here
from accounts.models import RegionalAppointment
from accounts.roles import RegionalPermission as R
from tests.factories.accounts import AppointmentFactory, RegionFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def posts(user):
    return Here(user).posts


@pytest.mark.parametrize(
    ("starts", "until", "holds"),
    [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False), (-9, 9, True)],
)
def test_a_post_holds_from_its_first_day_to_its_last(starts, until, holds):
    today = timezone.localdate()
    last = None if until is None else today + until * DAY
    post = AppointmentFactory(starts=today + starts * DAY, until=last)
    assert bool(posts(post.user)) is holds


def test_a_post_that_was_ended_opens_nothing():
    post = AppointmentFactory(ended_at=timezone.now())
    assert posts(post.user).regions == []


def test_a_director_does_everything_in_their_region_and_nothing_in_another():
    post = AppointmentFactory()
    other = RegionFactory(code="E")
    found = posts(post.user)
    assert {one for one in R if found.may(one, post.region_id, "primary")} == set(R)
    assert {one for one in R if found.may(one, other.pk)} == set()
    assert found.phases(post.region_id, R.VIEW) is None


def test_a_phase_adviser_proposes_for_their_phase_alone():
    post = AppointmentFactory(role="phase-adviser", phase="primary", deputy=True)
    found = posts(post.user)
    assert found.may(R.PROPOSE, post.region_id, "primary") is True
    assert found.may(R.PROPOSE, post.region_id, "secondary") is False
    assert found.may(R.AGREE, post.region_id) is False
    assert found.phases(post.region_id, R.VIEW) == {"primary"}
    assert found.title(post.region_id) == "Phase adviser, Primary, deputy"


def test_posts_in_two_phases_add_up():
    user = UserFactory()
    for phase in ("primary", "early-years"):
        AppointmentFactory(user=user, role="regional-adviser", phase=phase)
    region = RegionFactory()
    assert posts(user).phases(region.pk, R.WRITE) == {"primary", "early-years"}
    assert posts(user).phases(region.pk, R.PROPOSE) == frozenset()
    assert posts(user).regions == [region]


def test_a_post_cannot_end_before_it_begins():
    today = timezone.localdate()
    post = RegionalAppointment(user=UserFactory(), region=RegionFactory(), role="director", starts=today)
    post.until = today - DAY
    with pytest.raises(ValidationError, match="The last day cannot be before the first"):
        post.validate_constraints()


def test_every_change_of_a_post_is_kept():
    post = AppointmentFactory()
    post.until = timezone.localdate() + 30 * DAY
    post.save()
    assert [row.until for row in post.history.order_by("history_id")] == [None, post.until]
