import datetime as dt

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership, User
from accounts.tokens import token_for
from tests.accounts.links import GIVEN, HOME, link_of, roles_of
from tests.accounts.pages import errors, heading, main_text, notices
from tests.factories.accounts import PASSWORD, InvitationFactory

DAY = dt.timedelta(days=1)
CLOSED = "This invitation cannot be used"


def test_opening_the_link_says_what_it_is_for_and_changes_nothing(client, link, invitation):
    said = main_text(client.get(link))
    assert said.startswith(
        "Join Any Borough Lena Lead invites you to LAQS as core team member , who rates every element, "
        "records findings and evidence, agrees judgements and writes the action plan with the team. "
        "You will sign in as ines@example.org. Choose a password for it."
    )
    assert User.objects.filter(email="ines@example.org").count() == 0


def test_a_new_person_gives_a_name_and_a_password_and_is_in(client, link, lead):
    response = client.post(link, GIVEN | {"name": "Ines V. Ited"}, follow=True)
    assert response.redirect_chain == [(HOME, 302)]
    assert notices(response) == ["You have joined Any Borough. Your role there is core team member."]
    ines = User.objects.get(email="ines@example.org")
    assert (ines.name, ines.check_password(PASSWORD)) == ("Ines V. Ited", True)
    assert (ines.memberships.get().role, ines.memberships.get().added_by) == (Role.CORE, lead)


def test_the_session_of_a_new_person_ends_with_the_browser(client, link):
    client.post(link, GIVEN)
    assert client.session.get_expire_at_browser_close() is True


def test_a_new_person_can_sign_in_again(client, link):
    client.post(link, GIVEN)
    client.logout()
    response = client.post(reverse("account_login"), {"login": "Ines@Example.org", "password": PASSWORD})
    assert response["Location"] == HOME


def test_a_guest_gets_the_last_day_of_the_invitation(client, authority):
    guest = InvitationFactory(authority=authority, role=Role.GUEST)
    client.post(link_of(guest), GIVEN)
    assert Membership.objects.get(user__email=guest.email).until == guest.until


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, ["Give your name."]),
        ({"password": ""}, ["Choose a password."]),
        ({"password": "short"}, ["This password is too short. It must contain at least 12 characters."]),
        ({"password": "ines@example.org"}, ["The password is too similar to the email."]),
        (
            {"name": "Wilhelmina Ash", "password": "wilhelmina ash"},
            ["The password is too similar to the name."],
        ),
    ],
)
def test_what_is_missing_or_weak_is_said_and_the_link_still_works(client, link, change, said):
    response = client.post(link, GIVEN | change)
    assert (response.status_code, errors(response)) == (422, said)
    assert client.post(link, GIVEN)["Location"] == HOME


def test_what_a_password_must_be_is_shown_before_it_is_typed(client, link):
    assert main_text(client.get(link)).count("Your password must contain at least 12 characters.") == 1


def test_the_link_works_once(client, link):
    client.post(link, GIVEN)
    client.logout()
    for response in (client.get(link), client.post(link, GIVEN | {"password": "another good password"})):
        assert (response.status_code, heading(response)) == (410, CLOSED)
        assert main_text(response).count("It has been accepted already: each invitation works once.") == 1
    assert User.objects.get(email="ines@example.org").check_password(PASSWORD)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"withdrawn_at": timezone.now()},
            "Any Borough has withdrawn it. If you think that is a mistake, ask Lena Lead.",
        ),
        (
            {"role": Role.GUEST, "until": dt.date(2009, 11, 20)},
            "its time is over. Ask Lena Lead to send it again.",
        ),
    ],
)
def test_a_link_that_is_over_says_why_and_what_to_do(client, invitation, change, said):
    for field, value in change.items():
        setattr(invitation, field, value)
    invitation.save()
    for response in (client.get(link_of(invitation)), client.post(link_of(invitation), GIVEN)):
        assert (response.status_code, main_text(response).count(said)) == (410, 1)
    assert roles_of("ines@example.org") == []


@pytest.mark.parametrize(("age", "status"), [(14 * DAY - dt.timedelta(minutes=1), 200), (14 * DAY, 410)])
def test_a_link_lasts_14_days(client, invitation, age, status):
    invitation.sent_at = timezone.now() - age
    invitation.save()
    assert client.get(link_of(invitation)).status_code == status


def test_a_link_that_was_sent_again_points_to_the_latest(client, link, invitation):
    invitation.sent_at = timezone.now()
    invitation.save()
    response = client.get(link)
    assert (response.status_code, main_text(response).count("use the link in the latest email")) == (410, 1)


def _other_id(token: str, invitation) -> str:
    signed = token.split(":")
    return ":".join([signing.b64_encode(b"[%d,1]" % (invitation.pk + 1)).decode(), signed[-1]])


@pytest.mark.parametrize(
    "tamper",
    [
        lambda token, invitation: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token, invitation: token[1:],
        lambda token, invitation: "nothing",
        _other_id,
        lambda token, invitation: signing.Signer(salt="other").sign_object([invitation.pk, 1]),
        lambda token, invitation: signing.Signer(key="guess", salt="accounts.invitation").sign_object(
            [invitation.pk, 1]
        ),
        lambda token, invitation: signing.Signer(salt="accounts.invitation").sign_object(
            [invitation.pk + 1, 1]
        ),
    ],
)
def test_a_link_that_is_not_ours_opens_nothing(client, invitation, tamper):
    url = reverse("accounts:join", args=[tamper(token_for(invitation), invitation)])
    for response in (client.get(url), client.post(url, GIVEN)):
        assert (response.status_code, heading(response)) == (404, CLOSED)
        assert main_text(response).count("Any Borough") == 0
    assert roles_of("ines@example.org") == []


def test_the_page_is_not_kept_by_browsers_nor_its_address_told_elsewhere(client, link):
    response = client.get(link)
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert response["Referrer-Policy"] == "same-origin"
