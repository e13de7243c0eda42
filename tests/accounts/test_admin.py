import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from accounts.models import Invitation, Membership, User
from tests.factories.accounts import (
    PASSWORD,
    AppointmentFactory,
    InvitationFactory,
    MembershipFactory,
    UserFactory,
)

OURS = [
    model
    for model in apps.get_app_config("accounts").get_models()
    if not model.__name__.startswith("Historical")
]


@pytest.fixture
def administrator(db):
    return UserFactory(email="admin@example.org", is_staff=True, is_superuser=True)


@pytest.fixture
def as_admin(client, administrator):
    client.force_login(administrator)
    return client


def page(model, what: str, *args: object) -> str:
    return reverse(f"admin:accounts_{model._meta.model_name}_{what}", args=args)


@pytest.mark.parametrize("model", OURS)
def test_every_list_and_entry_can_be_opened_and_searched(as_admin, model, lead):
    InvitationFactory()
    AppointmentFactory()
    assert as_admin.get(page(model, "changelist"), {"q": "an"}).status_code == 200
    assert as_admin.get(page(model, "change", model.objects.first().pk)).status_code == 200


@pytest.mark.parametrize("model", OURS)
def test_nothing_is_deleted(as_admin, model, lead):
    InvitationFactory()
    AppointmentFactory()
    assert as_admin.post(page(model, "delete", model.objects.first().pk), {"post": "yes"}).status_code == 403


def test_every_list_takes_the_same_queries_for_one_and_for_three(as_admin, django_assert_num_queries):
    MembershipFactory()
    for _ in range(2):
        with django_assert_num_queries(5):
            as_admin.get(page(Membership, "changelist"))
        MembershipFactory.create_batch(2)


def test_invitations_are_there_to_read(as_admin):
    invitation = InvitationFactory()
    assert as_admin.get(page(Invitation, "add")).status_code == 403
    assert (
        as_admin.post(page(Invitation, "change", invitation.pk), {"email": "x@example.org"}).status_code
        == 403
    )


def test_a_person_is_added_by_email_in_small_letters_without_a_password(as_admin, authority):
    response = as_admin.post(
        page(User, "add"),
        {"email": "First.LEAD@example.org", "name": "First Lead", "usable_password": "false"}
        | _no_memberships(),
    )
    person = User.objects.get(email="first.lead@example.org")
    assert response["Location"] == page(User, "change", person.pk)
    assert (person.has_usable_password(), person.is_staff, person.is_superuser) == (False, False, False)


def test_an_email_that_differs_only_in_capitals_is_taken(as_admin, lead):
    response = as_admin.post(
        page(User, "add"),
        {"email": "LENA.LEAD@example.org", "name": "Other", "usable_password": "false"} | _no_memberships(),
    )
    assert response.context["adminform"].form.errors == {"email": ["User with this Email already exists."]}


def test_an_administrator_is_made_and_unmade_with_one_mark(as_admin, lead):
    fields = {"email": lead.email, "name": lead.name, "is_active": "on"} | _no_memberships()
    for mark, is_one in (({"is_staff": "on"}, True), ({}, False)):
        as_admin.post(page(User, "change", lead.pk), fields | mark)
        lead.refresh_from_db()
        assert (lead.is_staff, lead.is_superuser) == (is_one, is_one)


def test_an_email_changed_here_is_the_only_one_that_signs_in(as_admin, lead, client):
    as_admin.post(reverse("account_reset_password"), {"email": lead.email})
    fields = {"email": "New.Lead@example.org", "name": lead.name, "is_active": "on"} | _no_memberships()
    as_admin.post(page(User, "change", lead.pk), fields)
    client.logout()
    sign_in = reverse("account_login")
    assert client.post(sign_in, {"login": "lena.lead@example.org", "password": PASSWORD}).status_code == 200
    assert client.post(sign_in, {"login": "new.lead@example.org", "password": PASSWORD}).status_code == 302


def test_a_membership_added_here_says_who_added_it(as_admin, administrator, authority):
    person = UserFactory()
    as_admin.post(page(Membership, "add"), {"user": person.pk, "authority": authority.pk, "role": "lead"})
    assert person.memberships.get().added_by == administrator


def test_a_guest_without_a_last_day_is_refused_in_words(as_admin, authority):
    data = {"user": UserFactory().pk, "authority": authority.pk, "role": "guest"}
    response = as_admin.post(page(Membership, "add"), data)
    assert response.context["adminform"].form.errors == {"__all__": ["A guest needs a last day."]}


def test_a_second_role_in_the_same_authority_is_refused_in_words(as_admin, lead, authority):
    data = {"user": lead.pk, "authority": authority.pk, "role": "core"}
    response = as_admin.post(page(Membership, "add"), data)
    assert response.context["adminform"].form.errors == {
        "__all__": ["This person has a role in this authority already. Change it, or end it first."]
    }


def test_an_administrator_has_no_way_into_an_authority(as_admin, authority, lead):
    assert as_admin.get(reverse("accounts:people")).status_code == 404


def test_groups_and_the_librarys_addresses_are_not_offered():
    offered = {model._meta.label for model in admin.site._registry}
    assert offered & {"auth.Group", "account.EmailAddress"} == set()


def _no_memberships() -> dict[str, str]:
    return {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}
