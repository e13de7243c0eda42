from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from tests.accounts.pages import errors, heading, main_text, notices
from tests.factories.accounts import PASSWORD, UserFactory

LOGIN = reverse("account_login")
HOME = reverse("home")
WRONG = "The email address or the password is not right. Check both, or ask for a new password."


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def is_in(client) -> bool:
    return client.get(reverse("accounts:account")).status_code == 200


def test_a_right_email_and_password_lead_home(client, lead):
    assert sign_in(client, lead.email)["Location"] == HOME
    assert is_in(client)


def test_capitals_and_spaces_in_the_email_do_not_matter(client, lead):
    assert sign_in(client, "  Lena.LEAD@Example.ORG ")["Location"] == HOME


def test_a_page_that_asks_for_sign_in_is_where_one_comes_back_to(client, lead):
    people = reverse("accounts:people")
    asked = client.get(people)
    assert asked["Location"] == f"{LOGIN}?next={people}"
    assert sign_in(client, lead.email, next=people)["Location"] == people


def test_a_form_that_asks_for_sign_in_leads_back_to_the_page_it_stood_on(client, lead):
    sent, page = reverse("accounts:switch_authority"), f"http://testserver{reverse('accounts:account')}"
    asked = client.post(sent, {"authority": "1"}, headers={"Referer": page})
    assert client.get(asked["Location"]).status_code == 200
    back = parse_qs(urlsplit(asked["Location"]).query)["next"][0]
    assert sign_in(client, lead.email, next=back)["Location"] == page


@pytest.mark.parametrize("said", [{}, {"Referer": "https://evil.example/form"}])
def test_a_form_that_came_from_nowhere_or_elsewhere_leads_home(client, db, said):
    asked = client.post(reverse("accounts:switch_authority"), headers=said)
    assert asked["Location"] == f"{LOGIN}?next={HOME}"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_to_another_site_after_signing_in(client, lead, elsewhere):
    assert sign_in(client, lead.email, next=elsewhere)["Location"] == HOME


@pytest.mark.parametrize("email", ["lena.lead@example.org", "nobody@example.org"])
def test_a_refusal_is_the_same_whether_there_is_an_account_or_not(client, lead, email):
    response = sign_in(client, email, "wrong password here")
    assert errors(response) == [WRONG]
    assert is_in(client) is False


def test_after_five_tries_with_one_email_even_the_right_password_waits(client, lead):
    for _ in range(5):
        sign_in(client, lead.email, "wrong password here")
    assert errors(sign_in(client, lead.email)) == [
        "There were too many tries. Wait five minutes and try again, or ask for a new password."
    ]


def test_a_flood_from_one_address_gets_a_page_that_says_to_wait(client, db):
    answers = [sign_in(client, f"person{n}@example.org", "wrong password here") for n in range(31)]
    assert answers[-1].status_code == 429
    assert heading(answers[-1]) == "Too many tries"


def test_a_closed_account_is_told_so_only_with_the_right_password(client, db):
    closed = UserFactory(is_active=False)
    assert errors(sign_in(client, closed.email, "wrong password here")) == [WRONG]
    response = client.get(sign_in(client, closed.email)["Location"])
    assert heading(response) == "Your account is closed"
    assert is_in(client) is False


def test_closing_an_account_ends_its_sessions_at_once(client, lead):
    sign_in(client, lead.email)
    lead.is_active = False
    lead.save()
    assert is_in(client) is False


def test_signing_out_ends_the_session(client, lead):
    sign_in(client, lead.email)
    key = client.session.session_key
    response = client.post(reverse("account_logout"))
    assert response["Location"] == LOGIN
    assert notices(client.get(LOGIN)) == ["You are signed out."]
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert is_in(client) is False


def test_a_link_alone_signs_nobody_out(client, lead):
    sign_in(client, lead.email)
    assert heading(client.get(reverse("account_logout"))) == "Do you want to sign out?"
    assert is_in(client)


@pytest.mark.parametrize("method", ["get", "post"])
def test_sign_up_is_closed_and_says_how_people_come(client, db, django_user_model, method):
    data = {"email": "new@example.org", "password1": PASSWORD}
    response = getattr(client, method)(reverse("account_signup"), data)
    assert heading(response) == "People come to LAQS by invitation"
    assert django_user_model.objects.count() == 0


@pytest.mark.parametrize(
    "path",
    ["email/", "confirm-email/", "confirm-email/abc/", "reauthenticate/", "login/code/confirm/", "3rdparty/"],
)
def test_pages_of_the_library_that_are_not_in_use_do_not_exist(client, lead, path):
    client.force_login(lead)
    assert client.get(f"/accounts/{path}").status_code == 404


def test_administration_has_no_sign_in_of_its_own(client, db):
    asked = client.get("/admin/")
    assert client.get(asked["Location"])["Location"] == f"{LOGIN}?next=%2Fadmin%2F"


def test_a_leads_sign_in_does_not_open_administration(client, lead):
    client.force_login(lead)
    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/login/?next=/admin/").status_code == 403


def test_someone_signed_in_without_an_authority_is_told_what_to_do(client, regional):
    UserFactory(email="alone@example.org")
    sign_in(client, "alone@example.org")
    said = main_text(client.get(reverse("accounts:account")))
    assert said.count("You do not belong to an authority at the moment.") == 1


def test_home_says_what_someone_without_an_authority_can_do(client, db):
    client.force_login(UserFactory(email="alone@example.org"))
    assert main_text(client.get(HOME)) == (
        "You are signed in You do not belong to an authority at the moment. Ask its lead to invite you, at "
        "alone@example.org. Until then you can read the published frameworks. Read the frameworks"
    )


def test_home_of_regional_staff_is_their_region(client, regional):
    client.force_login(regional)
    response = client.get(HOME, follow=True)
    assert [at for at, _ in response.redirect_chain] == ["/region/", "/region/region-d/"]
    assert main_text(response).startswith("Senior regional director Region D")


def test_signing_in_sends_no_mail(client, lead):
    sign_in(client, lead.email)
    assert mail.outbox == []
