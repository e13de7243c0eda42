import pytest
from django.urls import reverse

from accounts.enums import Role
from tests.accounts.pages import notices
from tests.factories.accounts import MembershipFactory

SWITCH = reverse("accounts:switch_authority")
HOME = reverse("home")
PEOPLE = reverse("accounts:people")


@pytest.fixture
def in_both(client, lead, other_authority):
    MembershipFactory(user=lead, authority=other_authority, role=Role.READER)
    client.force_login(lead)
    return lead


def test_the_chosen_authority_lasts_for_the_session(client, in_both, other_authority):
    assert client.get(PEOPLE).status_code == 200
    response = client.post(SWITCH, {"authority": other_authority.pk}, follow=True)
    assert response.redirect_chain == [(HOME, 302)]
    assert notices(response) == ["You are now working in Other Borough."]
    assert client.get(PEOPLE).status_code == 403


def test_another_authority_is_not_found_and_nothing_changes(client, lead, other_authority):
    client.force_login(lead)
    assert client.post(SWITCH, {"authority": other_authority.pk}).status_code == 404
    assert "authority" not in client.session


@pytest.mark.parametrize("odd", ["", "0", "-1", "any-borough", "9" * 30, "²", "1; drop table"])
def test_what_is_no_authority_is_not_found(client, in_both, odd):
    assert client.post(SWITCH, {"authority": odd}).status_code == 404


def test_a_link_switches_nothing(client, in_both, other_authority):
    assert client.get(SWITCH, {"authority": other_authority.pk}).status_code == 405


def test_one_can_be_led_back_to_a_page_of_ours(client, in_both, authority):
    response = client.post(SWITCH, {"authority": authority.pk, "next": PEOPLE})
    assert response["Location"] == PEOPLE


@pytest.mark.parametrize(
    "next_",
    ["https://evil.example/", "//evil.example/", "///evil.example", "javascript:alert(1)", "/\\evil.example"],
)
def test_nobody_is_led_to_another_site(client, in_both, authority, next_):
    assert client.post(SWITCH, {"authority": authority.pk, "next": next_})["Location"] == HOME


def test_an_authority_whose_membership_ended_is_chosen_no_more(client, in_both, authority, other_authority):
    client.post(SWITCH, {"authority": other_authority.pk})
    ended = in_both.memberships.get(authority=other_authority)
    ended.until = "2001-01-01"
    ended.save()
    assert client.get(PEOPLE).context["here"].authority == authority


def test_the_choice_is_asked_for_only_of_those_signed_in(client, authority):
    response = client.post(SWITCH, {"authority": authority.pk})
    assert response["Location"] == f"{reverse('account_login')}?next=/"
