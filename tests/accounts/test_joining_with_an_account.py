import datetime as dt

from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from tests.accounts.links import GIVEN, HOME, link_of, roles_of
from tests.accounts.pages import heading, main_text
from tests.factories.accounts import PASSWORD, InvitationFactory, MembershipFactory, UserFactory


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
    old = MembershipFactory(
        authority=authority, user=ines, role=Role.GUEST, until=timezone.localdate() - dt.timedelta(days=1)
    )
    client.force_login(ines)
    client.post(link)
    old.refresh_from_db()
    now = ines.memberships.get(ended_at=None)
    assert (old.ended_at is None, now.role, now.until) == (False, Role.CORE, None)
