"""Two people at the same moment: real threads, real transactions, on whichever database is in use."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Invitation, Membership, User
from accounts.services.invitations import AccountExists, InvitationClosed, accept, accept_as_new, invite
from accounts.services.people import change_role, end_membership
from accounts.tokens import token_for
from tests.factories.accounts import PASSWORD, InvitationFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of each: "done", or the name of what it was refused with."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        start.wait()
        try:
            act()
        except (ValidationError, InvitationClosed, AccountExists) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def leads_of(authority) -> int:
    return Membership.objects.filter(authority=authority, role=Role.LEAD, ended_at=None).count()


def two_leads(authority) -> list[Membership]:
    return MembershipFactory.create_batch(2, authority=authority, role=Role.LEAD)


def test_of_two_last_leads_who_leave_at_once_one_stays(authority):
    one, two = two_leads(authority)
    outcome = at_once(lambda: end_membership(membership=one), lambda: end_membership(membership=two))
    assert (outcome, leads_of(authority)) == (["ValidationError", "done"], 1)


def test_of_two_last_leads_who_step_down_at_once_one_stays(authority):
    acts = [
        lambda found=found: change_role(membership=found, role=Role.READER, until=None)
        for found in two_leads(authority)
    ]
    assert (at_once(*acts), leads_of(authority)) == (["ValidationError", "done"], 1)


def test_one_leaves_while_the_other_steps_down_and_one_lead_stays(authority):
    one, two = two_leads(authority)
    outcome = at_once(
        lambda: end_membership(membership=one),
        lambda: change_role(membership=two, role=Role.CORE, until=None),
    )
    assert (outcome, leads_of(authority)) == (["ValidationError", "done"], 1)


def test_an_invitation_accepted_twice_at_once_makes_one_account_and_one_membership(authority):
    token = token_for(InvitationFactory(authority=authority, email="ines@example.org"))
    outcome = at_once(*[lambda: accept_as_new(token=token, name="Ines", password=PASSWORD)] * 3)
    assert outcome == ["InvitationClosed", "InvitationClosed", "done"]
    assert User.objects.get(email="ines@example.org").memberships.count() == 1


def test_an_account_that_accepts_twice_at_once_gets_one_membership(authority):
    ines = UserFactory(email="ines@example.org")
    token = token_for(InvitationFactory(authority=authority, email=ines.email))
    outcome = at_once(*[lambda: accept(token=token, user=ines)] * 3)
    assert (outcome, ines.memberships.count()) == (["InvitationClosed", "InvitationClosed", "done"], 1)


def test_two_authorities_invitations_used_at_once_make_one_account(authority, other_authority):
    tokens = [
        token_for(InvitationFactory(authority=place, email="ines@example.org"))
        for place in (authority, other_authority)
    ]
    outcome = at_once(
        *(lambda token=token: accept_as_new(token=token, name="Ines", password=PASSWORD) for token in tokens)
    )
    assert outcome == ["AccountExists", "done"]
    assert User.objects.get(email="ines@example.org").memberships.count() == 1
    assert Invitation.objects.filter(accepted_at=None).count() == 1


def test_two_leads_who_invite_the_same_person_at_once_invite_them_once(authority):
    leads = two_leads(authority)
    outcome = at_once(
        *(
            lambda by=lead.user: invite(
                authority=authority, by=by, email="ines@example.org", name="Ines", role=Role.CORE, until=None
            )
            for lead in leads
        )
    )
    assert (outcome, Invitation.objects.count()) == (["ValidationError", "done"], 1)


def test_a_link_withdrawn_while_it_is_used_leaves_one_outcome(client, authority, lead):
    invitation = InvitationFactory(authority=authority, email="ines@example.org")
    client.force_login(lead)
    withdraw = reverse("accounts:withdraw_invitation", args=[invitation.pk])
    token = token_for(invitation)
    at_once(
        lambda: accept_as_new(token=token, name="Ines", password=PASSWORD),
        lambda: client.post(withdraw),
    )
    invitation.refresh_from_db()
    joined = Membership.objects.filter(user__email="ines@example.org").count()
    assert (joined, bool(invitation.accepted_at), bool(invitation.withdrawn_at)) in {
        (1, True, False),
        (0, False, True),
    }
