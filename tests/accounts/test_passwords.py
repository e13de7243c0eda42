import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.services.addresses import forget_old_addresses
from tests.accounts.pages import errors, heading, main_text, notices
from tests.factories.accounts import PASSWORD, UserFactory

NEW = "nine quiet otters drifting"
RESET = reverse("account_reset_password")
CHANGE = reverse("account_change_password")
ACCOUNT = reverse("accounts:account")


def is_in(client) -> bool:
    return client.get(ACCOUNT).status_code == 200


def password_of(user, django_user_model):
    fresh = django_user_model.objects.get(pk=user.pk)
    return next(known for known in (PASSWORD, NEW) if fresh.check_password(known))


def follow(client, link):
    """The page with the form, which is at an address without the key."""
    return client.get(link, follow=True)


def test_a_link_in_an_email_leads_to_a_new_password(client, lead, link_in_mail, django_user_model):
    client.post(RESET, {"email": "LENA.lead@example.org"})
    assert [(message.subject, message.to) for message in mail.outbox] == [
        ("Choose a new password for LAQS", [lead.email])
    ]
    page = follow(client, link_in_mail(lead.email))
    assert heading(page) == "Choose a new password"
    done = client.post(page.request["PATH_INFO"], {"password1": NEW}, follow=True)
    assert heading(done) == "Your new password is saved"
    assert password_of(lead, django_user_model) == NEW
    assert mail.outbox[-1].subject == "Your LAQS password was changed"


def test_the_page_says_the_same_whether_there_is_an_account_or_not(client, lead):
    pages = [
        client.post(RESET, {"email": email}, follow=True) for email in (lead.email, "nobody@example.org")
    ]
    assert [heading(page) for page in pages] == ["Look in your email"] * 2
    assert main_text(pages[0]) == main_text(pages[1])


def test_an_address_without_an_account_is_told_so_in_its_own_mail(client, db):
    client.post(RESET, {"email": "nobody@example.org"})
    assert [(message.subject, message.to) for message in mail.outbox] == [
        ("No LAQS account for this address", ["nobody@example.org"])
    ]


def test_a_closed_account_gets_no_link(client, db):
    closed = UserFactory(is_active=False)
    client.post(RESET, {"email": closed.email})
    assert [message.subject for message in mail.outbox] == ["No LAQS account for this address"]


def test_a_link_works_once(client, lead, link_in_mail):
    client.post(RESET, {"email": lead.email})
    link = link_in_mail(lead.email)
    client.post(follow(client, link).request["PATH_INFO"], {"password1": NEW})
    assert heading(follow(Client(), link)) == "This link no longer works"


def test_a_link_that_was_changed_does_not_work(client, lead, link_in_mail):
    client.post(RESET, {"email": lead.email})
    link = link_in_mail(lead.email)
    assert heading(follow(client, link[:-3] + "xx/")) == "This link no longer works"


def test_a_link_for_one_person_does_not_work_for_another(client, lead, core_member, link_in_mail):
    client.post(RESET, {"email": lead.email})
    link = link_in_mail(lead.email)
    _uid, rest = link.removeprefix("/accounts/password/reset/key/").split("-", 1)
    assert heading(follow(client, f"/accounts/password/reset/key/{core_member.pk:x}-{rest}")) == (
        "This link no longer works"
    )


@pytest.mark.parametrize(
    ("weak", "said"),
    [
        ("short", "This password is too short. It must contain at least 12 characters."),
        ("lena.lead@example.org", "The password is too similar to the email."),
        ("password1234", "This password is too common."),
    ],
)
def test_a_weak_password_is_refused_and_says_why(client, lead, weak, said):
    client.force_login(lead)
    response = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": weak})
    assert said in errors(response)


def test_changing_the_password_keeps_this_session_and_ends_the_others(client, lead, django_user_model):
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.post(reverse("account_login"), {"login": lead.email, "password": PASSWORD})
    response = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW})
    assert response["Location"] == ACCOUNT
    assert notices(client.get(ACCOUNT)) == [
        "Your password is changed. Anyone signed in as you elsewhere is signed out."
    ]
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    assert [(message.subject, message.to) for message in mail.outbox] == [
        ("Your LAQS password was changed", [lead.email])
    ]


def test_a_reset_ends_all_sessions(client, lead, link_in_mail):
    elsewhere = Client()
    elsewhere.force_login(lead)
    client.post(RESET, {"email": lead.email})
    client.post(follow(client, link_in_mail(lead.email)).request["PATH_INFO"], {"password1": NEW})
    assert is_in(elsewhere) is False


def test_the_current_password_is_asked_for(client, lead, django_user_model):
    client.force_login(lead)
    response = client.post(CHANGE, {"oldpassword": "not my password", "password1": NEW})
    assert errors(response) == ["This is not your current password. Type it again."]
    assert password_of(lead, django_user_model) == PASSWORD


def test_a_mail_server_that_is_down_does_not_make_a_change_look_refused(client, lead, settings, caplog):
    settings.EMAIL_BACKEND = "tests.accounts.down.EmailBackend"
    client.force_login(lead)
    assert client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW})["Location"] == ACCOUNT
    assert [record.levelname for record in caplog.records if record.name == "accounts.adapter"] == ["ERROR"]


def test_an_email_address_given_up_opens_nothing_any_more(client, lead, django_user_model):
    client.post(RESET, {"email": lead.email})  # the library now keeps the address in a table of its own
    lead.email = "new.lead@example.org"
    lead.save()
    forget_old_addresses(lead)
    client.post(reverse("account_login"), {"login": "lena.lead@example.org", "password": PASSWORD})
    assert is_in(client) is False
    client.post(reverse("account_login"), {"login": "new.lead@example.org", "password": PASSWORD})
    assert is_in(client) is True


def test_someone_without_a_password_can_set_one(client, lead, django_user_model):
    lead.set_unusable_password()
    lead.save()
    client.force_login(lead)
    page = client.get(client.get(CHANGE)["Location"])
    assert heading(page) == "Set a password"
    client.post(page.request["PATH_INFO"], {"password1": NEW})
    assert password_of(lead, django_user_model) == NEW
    assert is_in(client) is True
