import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from tests.accounts.pages import heading, notices, rows
from tests.factories.accounts import InvitationFactory

INVITE = reverse("accounts:invite")
PEOPLE = reverse("accounts:people")
NEW = {"name": "Ines Vited", "email": "ines@example.org", "role": "core", "until": ""}
DAY = dt.timedelta(days=1)


def test_sending_again_starts_the_days_anew_and_ends_the_older_link(as_lead, invitation, link_in_mail):
    _sent_days_ago(invitation, 20)
    _resend(as_lead, invitation)
    first = link_in_mail(invitation.email)
    response = _resend(as_lead, invitation)
    assert notices(response)[-1].startswith("Invitation to Any Borough sent to ines@example.org.")
    as_lead.logout()
    assert heading(as_lead.get(link_in_mail(invitation.email))) == "Join Any Borough"
    assert heading(as_lead.get(first)) == "This invitation cannot be used"


def test_an_invitation_whose_last_day_has_passed_is_not_sent_again(as_lead, invitation):
    invitation.role, invitation.until = Role.GUEST, dt.date(2009, 11, 20)
    invitation.save()
    assert notices(_resend(as_lead, invitation)) == [
        "The role was to end on 20 November 2009, which has passed. Withdraw it and invite again."
    ]
    assert mail.outbox == []


def test_a_withdrawn_invitation_is_off_the_list_and_can_be_replaced(as_lead, invitation):
    response = _withdraw(as_lead, invitation)
    assert notices(response) == ["The invitation to ines@example.org is withdrawn. Its link no longer works."]
    assert len(rows(response)) == 1
    assert as_lead.post(INVITE, NEW)["Location"] == PEOPLE


def test_what_has_been_accepted_can_be_neither_sent_again_nor_withdrawn(as_lead, invitation):
    invitation.accepted_at = timezone.now()
    invitation.save()
    for act in (_resend, _withdraw):
        assert notices(act(as_lead, invitation)) == [
            "ines@example.org has accepted the invitation: it cannot be changed now."
        ]
    invitation.refresh_from_db()
    assert (invitation.withdrawn_at, mail.outbox) == (None, [])


def test_what_has_been_withdrawn_cannot_be_sent_again(as_lead, invitation):
    _withdraw(as_lead, invitation)
    assert notices(_resend(as_lead, invitation)) == [
        "The invitation to ines@example.org has been withdrawn. Invite them again."
    ]


@pytest.mark.parametrize("action", ["resend_invitation", "withdraw_invitation"])
def test_another_authoritys_invitation_is_not_found(as_lead, other_authority, action):
    theirs = InvitationFactory(authority=other_authority)
    before = theirs.sent_at
    assert as_lead.post(reverse(f"accounts:{action}", args=[theirs.pk])).status_code == 404
    theirs.refresh_from_db()
    assert (theirs.sent_at, theirs.withdrawn_at, mail.outbox) == (before, None, [])


@pytest.mark.parametrize("action", ["resend_invitation", "withdraw_invitation"])
def test_a_core_member_touches_no_invitation(client, core_member, invitation, action):
    client.force_login(core_member)
    assert client.post(reverse(f"accounts:{action}", args=[invitation.pk])).status_code == 403


@pytest.mark.parametrize("action", ["resend_invitation", "withdraw_invitation"])
def test_a_link_alone_neither_sends_nor_withdraws(as_lead, invitation, action):
    assert as_lead.get(reverse(f"accounts:{action}", args=[invitation.pk])).status_code == 405


def _resend(client, invitation):
    return client.post(reverse("accounts:resend_invitation", args=[invitation.pk]), follow=True)


def _withdraw(client, invitation):
    return client.post(reverse("accounts:withdraw_invitation", args=[invitation.pk]), follow=True)


def _sent_days_ago(invitation, days: int) -> None:
    invitation.sent_at = timezone.now() - days * DAY
    invitation.save()
