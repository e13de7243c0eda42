import pytest
from django.test import Client
from django.urls import reverse

LOGIN = reverse("account_login")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("account", []),
        ("switch_authority", []),
        ("people", []),
        ("change_role", [1]),
        ("end_membership", [1]),
        ("invite", []),
        ("resend_invitation", [1]),
        ("withdraw_invitation", [1]),
    ],
)
def test_without_sign_in_every_page_of_people_asks_for_it(client, db, method, name, args):
    url = reverse(f"accounts:{name}", args=args)
    back = url if method == "get" else "/"
    assert getattr(client, method)(url)["Location"] == f"{LOGIN}?next={back}"


@pytest.mark.parametrize("name", ["account_change_password", "account_set_password"])
def test_passwords_are_changed_by_those_signed_in_only(client, db, name):
    url = reverse(name)
    assert client.post(url, {"password1": "x"})["Location"] == f"{LOGIN}?next=/"


def test_a_post_from_another_site_changes_nothing(authority, lead, django_user_model):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lead)
    assert strict.post(reverse("accounts:account"), {"name": "Mallory"}).status_code == 403
    assert django_user_model.objects.get(pk=lead.pk).name == "Lena Lead"
