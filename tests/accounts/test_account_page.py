from django.urls import reverse

from accounts.enums import Role
from tests.accounts.pages import errors, heading, main_text, notices
from tests.factories.accounts import MembershipFactory

ACCOUNT = reverse("accounts:account")


def test_a_person_changes_their_name_and_job_title(client, lead):
    client.force_login(lead)
    response = client.post(ACCOUNT, {"name": "  Lena \n Leader ", "job_title": "G&T lead"}, follow=True)
    lead.refresh_from_db()
    assert (lead.name, lead.job_title) == ("Lena Leader", "G&T lead")
    assert notices(response) == ["Your details are saved."]


def test_nothing_else_of_the_account_can_be_changed_there(client, lead):
    client.force_login(lead)
    more = {"email": "x@example.org", "is_staff": "on", "is_superuser": "on", "password": "x"}
    client.post(ACCOUNT, {"name": "Lena Lead", "job_title": "", **more})
    fresh = type(lead).objects.get(pk=lead.pk)
    assert (fresh.email, fresh.is_staff, fresh.is_superuser) == ("lena.lead@example.org", False, False)
    assert fresh.password == lead.password


def test_an_empty_name_is_refused_and_what_was_typed_stays(client, lead):
    client.force_login(lead)
    response = client.post(ACCOUNT, {"name": " ", "job_title": "Head of standards"})
    assert (response.status_code, errors(response)) == (422, ["Give your name."])
    assert response.content.decode().count('value="Head of standards"') == 1


def test_it_lists_where_one_belongs_and_until_when(client, guest, other_authority):
    MembershipFactory(user=guest, authority=other_authority, role=Role.READER)
    client.force_login(guest)
    said = main_text(client.get(ACCOUNT))
    last_day = guest.memberships.get(role=Role.GUEST).until
    assert said.endswith(
        f"Where you belong Any Borough Guest Until {last_day.day} {last_day:%B %Y} Other Borough Reader"
    )


def test_it_lists_regional_appointments(client, regional):
    client.force_login(regional)
    assert main_text(client.get(ACCOUNT)).endswith("Where you belong Region D Senior regional director")


def test_markup_in_a_name_is_shown_as_typed(client, lead):
    client.force_login(lead)
    client.post(ACCOUNT, {"name": "<script>alert(1)</script>", "job_title": ""})
    page = client.get(ACCOUNT)
    assert (heading(page), page.content.decode().count("<script>alert")) == ("Your account", 0)
