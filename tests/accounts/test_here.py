import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from accounts.enums import Role
from accounts.here import Here
from accounts.middleware import MembershipMiddleware
from accounts.posts import Posts
from accounts.roles import Permission
from accounts.selectors import authority_for, memberships_of
from tests.factories.accounts import AppointmentFactory, MembershipFactory

TODAY = timezone.localdate
DAY = dt.timedelta(days=1)


def test_putting_it_on_the_request_costs_no_query(lead, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user, request.session = lead, {}
    with django_assert_num_queries(0):
        MembershipMiddleware(lambda request: None)(request)


def test_memberships_authority_region_and_role_cost_one_query_together(
    lead, authority, django_assert_num_queries
):
    here = Here(lead)
    with django_assert_num_queries(1):
        assert (here.authority, here.role, here.authorities) == (authority, Role.LEAD, (authority,))
        assert here.authority.region.code == "D"
        assert here.may(Permission.SIGN_OFF) is True


def test_the_first_authority_by_name_is_taken_until_one_is_chosen(lead, authority, other_authority):
    MembershipFactory(user=lead, authority=other_authority, role=Role.READER)
    assert Here(lead).authority == authority
    assert Here(lead, other_authority.pk).authority == other_authority
    assert Here(lead, other_authority.pk).role == Role.READER


def test_a_choice_of_an_authority_that_is_not_theirs_counts_for_nothing(lead, authority, other_authority):
    assert Here(lead, other_authority.pk).authority == authority


def test_a_last_day_is_still_a_day_in(guest, authority):
    _end_on(guest, TODAY())
    assert Here(guest).authority == authority


def test_the_day_after_the_last_there_is_nothing(guest):
    _end_on(guest, TODAY() - DAY)
    assert (Here(guest).authority, Here(guest).role) == (None, None)
    assert Here(guest).may(Permission.VIEW_ROUNDS) is False


def test_an_ended_membership_is_gone(core_member, authority):
    membership = core_member.memberships.get()
    membership.ended_at = timezone.now()
    membership.save()
    assert memberships_of(core_member) == ()
    assert authority_for(core_member, authority.slug) is None


def test_an_authority_is_found_by_its_slug_for_those_who_belong(core_member, authority, other_authority):
    assert authority_for(core_member, authority.slug) == authority
    assert authority_for(core_member, other_authority.slug) is None


def test_regional_staff_have_posts_and_no_authority(regional):
    AppointmentFactory(user=regional, role="regional-adviser", ended_at=timezone.now())
    here = Here(regional)
    assert [post.role for post in here.posts.held] == ["director"]
    assert (here.authority, here.may(Permission.VIEW_ROUNDS)) == (None, False)
    assert here.may(Permission.VIEW_FRAMEWORKS) is True


def test_nobody_signed_in_stands_nowhere(db):
    here = Here(AnonymousUser())
    assert (here.memberships, here.posts, here.authority) == ((), Posts(), None)
    assert here.may(Permission.VIEW_FRAMEWORKS) is False


def _end_on(user, day):
    membership = user.memberships.get()
    membership.until = day
    membership.save()
