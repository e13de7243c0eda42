import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from accounts.enums import Role
from accounts.here import Here
from accounts.permissions import require, require_in
from accounts.roles import Permission
from tests.factories.accounts import MembershipFactory


def request_of(user):
    request = RequestFactory().get("/")
    request.user, request.here = user, Here(user)
    return request


def test_a_role_that_may_gets_its_authority(lead, authority):
    assert require(request_of(lead), Permission.SIGN_OFF) == authority


def test_a_role_that_may_not_is_told_which_role_it_is_and_who_can_help(core_member):
    with pytest.raises(PermissionDenied) as refusal:
        require(request_of(core_member), Permission.SIGN_OFF)
    assert str(refusal.value) == (
        "Your role in Any Borough is core team member, which may not sign a round off. "
        "A lead of the authority can do it, or change your role."
    )


def test_someone_without_an_authority_finds_nothing(regional):
    with pytest.raises(Http404):
        require(request_of(regional), Permission.VIEW_ROUNDS)


def test_another_authority_is_not_found_even_by_its_id(lead, other_authority):
    with pytest.raises(Http404):
        require_in(request_of(lead), other_authority.pk, Permission.VIEW_ROUNDS)


def test_in_an_authority_of_theirs_that_is_not_chosen_the_role_there_counts(lead, authority, other_authority):
    MembershipFactory(user=lead, authority=other_authority, role=Role.READER)
    request = request_of(lead)
    assert require_in(request, other_authority.pk, Permission.EXPORT) == other_authority
    with pytest.raises(PermissionDenied):
        require_in(request, other_authority.pk, Permission.RATE)
    assert require_in(request, authority.pk, Permission.RATE) == authority
