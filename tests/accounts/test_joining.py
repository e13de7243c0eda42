import datetime as dt

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership, User
from accounts.tokens import token_for
from tests.accounts.pages import errors, heading, main_text, notices
from tests.factories.accounts import PASSWORD, InvitationFactory, MembershipFactory, UserFactory

HOME = reverse("home")
DAY = dt.timedelta(days=1)
GIVEN = {"name": "Ines Vited", "password": PASSWORD}
CLOSED = "This invitation cannot be used"


@pytest.fixture
def invitation(authority, lead):
    return InvitationFactory(authority=authority, email="ines@example.org", invited_by=lead)


@pytest.fixture
def link(invitation):
    return link_of(invitation)


def link_of(invitation) -> str:
    return reverse("accounts:join", args=[token_for(invitation)])


def roles_of(email: str) -> list[tuple[str, str]]:
    return list(Membership.objects.filter(user__email=email).values_list("authority__name", "role"))


def test_opening_the_link_says_what_it_is_for_and_changes_nothing(client, link, invitation):
    said = main_text(client.get(link))
    assert said.startswith(
        "Join Any Borough Lena Lead invites you to LAQS as core team member , who rates every element, "
        "records findings and evidence, and agrees judgements with the team. "
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


def test_someone_with_an_account_signs_in_first_and_comes_back(client, link, invitation):
    ines = UserFactory(email="ines@example.org")
    page = client.get(link)
    assert main_text(page).count("You have an account for ines@example.org. Sign in with it") == 1
    sign_in = reverse("account_login")
    response = client.post(sign_in, {"login": ines.email, "password": PASSWORD, "next": link}, follow=True)
    assert heading(response) == "Join Any Borough"
    assert roles_of(ines.email) == []
    assert client.post(link)["Location"] == HOME
    assert roles_of(ines.email) == [("Any Borough", "core")]


def test_the_way_to_sign_in_leads_back_to_the_link(client, link, invitation):
    UserFactory(email="ines@example.org")
    page = client.get(link).content.decode()
    to_sign_in = page.split('class="govuk-button" href="')[1].split('"')[0]
    assert client.get(to_sign_in).context["redirect_field_value"] == link


def test_an_account_cannot_be_taken_over_by_posting_a_password(client, link):
    ines = UserFactory(email="ines@example.org")
    client.post(link, GIVEN | {"name": "Mallory", "password": "a password of mallory"})
    ines.refresh_from_db()
    assert (ines.check_password(PASSWORD), roles_of(ines.email)) == (True, [])
    assert client.get(reverse("accounts:account")).status_code == 302


def test_the_wrong_account_is_told_whose_the_invitation_is(client, link, outsider):
    client.force_login(outsider)
    for response in (client.get(link), client.post(link, GIVEN)):
        assert (
            main_text(response).count(
                "This invitation is for ines@example.org, but you are signed in as ota.outsider@example.org."
            )
            == 1
        )
    assert roles_of("ines@example.org") == []
    assert roles_of(outsider.email) == [("Other Borough", "lead")]


def test_signing_out_of_the_wrong_account_leads_back_to_the_link(client, link, outsider):
    client.force_login(outsider)
    response = client.post(reverse("account_logout"), {"next": link}, follow=True)
    assert response.redirect_chain == [(link, 302)]
    assert main_text(response).count("Choose a password for it.") == 1


def test_a_closed_account_cannot_join_and_is_told_whom_to_ask(client, link, invitation):
    UserFactory(email="ines@example.org", is_active=False)
    response = client.post(link, GIVEN)
    assert main_text(response).count("an administrator has closed it, so it cannot join. Ask Lena Lead") == 1
    assert roles_of("ines@example.org") == []


def test_joining_a_second_authority_makes_it_the_one_to_work_in(client, outsider, authority):
    second = InvitationFactory(authority=authority, email=outsider.email, role=Role.READER)
    client.force_login(outsider)
    client.post(link_of(second))
    assert client.get(reverse("accounts:account")).context["here"].authority == authority
    assert roles_of(outsider.email) == [("Any Borough", "reader"), ("Other Borough", "lead")]


def test_who_came_to_belong_in_the_meantime_keeps_their_role(client, link, invitation, authority):
    ines = MembershipFactory(authority=authority, user__email="ines@example.org", role=Role.LEAD).user
    client.force_login(ines)
    client.post(link)
    assert roles_of(ines.email) == [("Any Borough", "lead")]


def test_a_guest_whose_time_was_over_comes_back_with_a_new_membership(client, link, invitation, authority):
    ines = UserFactory(email="ines@example.org")
    old = MembershipFactory(authority=authority, user=ines, role=Role.GUEST, until=timezone.localdate() - DAY)
    client.force_login(ines)
    client.post(link)
    old.refresh_from_db()
    now = ines.memberships.get(ended_at=None)
    assert (old.ended_at is None, now.role, now.until) == (False, Role.CORE, None)


def test_the_page_is_not_kept_by_browsers_nor_its_address_told_elsewhere(client, link):
    response = client.get(link)
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert response["Referrer-Policy"] == "same-origin"
