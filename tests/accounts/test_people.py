import datetime as dt

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Membership
from tests.accounts.pages import errors, heading, notices, rows
from tests.factories.accounts import InvitationFactory, MembershipFactory, UserFactory

PEOPLE = reverse("accounts:people")
HOME = reverse("home")
ONLY_LEAD = "Lena Lead is the only lead of Any Borough. Make someone else a lead first."


def said(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"


def role_url(user) -> str:
    return reverse("accounts:change_role", args=[user.memberships.get().pk])


def end_url(user) -> str:
    return reverse("accounts:end_membership", args=[user.memberships.get().pk])


def role_of(user) -> tuple[str, dt.date | None]:
    membership = user.memberships.get()
    return membership.role, membership.until


def test_a_lead_sees_who_belongs_with_role_last_day_and_last_sign_in(as_lead, lead, guest):
    today, until = timezone.localdate(), guest.memberships.get().until
    actions = "Change role of {0} End membership of {0}".format
    assert rows(as_lead.get(PEOPLE)) == [
        ["Gil Guest gil.guest@example.org", "Guest", said(until), "Not yet", actions("Gil Guest")],
        ["Lena Lead (you) lena.lead@example.org", "Lead", "No end", said(today), actions("Lena Lead")],
    ]


def test_people_of_another_authority_are_nowhere_on_the_page(as_lead, outsider, other_authority):
    InvitationFactory(authority=other_authority, email="planted-secret@example.org")
    page = as_lead.get(PEOPLE).content.decode()
    assert [page.count(secret) for secret in ("Ota", "ota.outsider", "planted-secret", "Other Borough")] == [
        0
    ] * 4


def test_who_has_left_or_whose_last_day_is_over_is_not_listed(as_lead, authority):
    MembershipFactory(authority=authority, ended_at=timezone.now())
    MembershipFactory(authority=authority, role=Role.GUEST, until=dt.date(2009, 11, 20))
    assert len(rows(as_lead.get(PEOPLE))) == 1


def test_a_closed_account_is_marked(as_lead, core_member):
    core_member.is_active = False
    core_member.save()
    assert rows(as_lead.get(PEOPLE))[0][0] == "Cory Core cory.core@example.org Account closed"


@pytest.mark.parametrize("more", [1, 3])
def test_the_page_costs_the_same_queries_however_many_people(
    as_lead, authority, more, django_assert_num_queries
):
    MembershipFactory.create_batch(more, authority=authority)
    InvitationFactory.create_batch(more, authority=authority)
    with django_assert_num_queries(5):  # session, person, memberships, members, invitations
        as_lead.get(PEOPLE)


@pytest.mark.parametrize("who", ["core_member", "guest", "reader", "adviser"])
@pytest.mark.parametrize("url", [PEOPLE, reverse("accounts:invite")])
def test_other_roles_are_told_that_they_may_not(client, request, who, url, lead):
    client.force_login(request.getfixturevalue(who))
    assert client.get(url).status_code == 403


@pytest.mark.parametrize("url", [role_url, end_url])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_membership_of_another_authority_is_not_found(as_lead, outsider, url, method):
    data = {"role": "reader"} if method == "post" else {}
    assert getattr(as_lead, method)(url(outsider), data).status_code == 404
    assert outsider.memberships.get().ended_at is None
    assert role_of(outsider) == (Role.LEAD, None)


@pytest.mark.parametrize("url", [role_url, end_url])
def test_a_core_member_changes_nobody(client, core_member, lead, url):
    client.force_login(core_member)
    assert client.post(url(lead), {"role": "reader"}).status_code == 403
    assert role_of(lead) == (Role.LEAD, None)


def test_regional_staff_find_no_people_page(client, regional):
    client.force_login(regional)
    assert client.get(PEOPLE).status_code == 404


def test_a_lead_changes_a_role(as_lead, core_member):
    response = as_lead.post(role_url(core_member), {"role": "reader"}, follow=True)
    assert notices(response) == ["The role of Cory Core is now reader."]
    assert role_of(core_member) == (Role.READER, None)


def test_the_history_keeps_who_changed_a_role(as_lead, lead, core_member):
    as_lead.post(role_url(core_member), {"role": "reader"})
    latest = Membership.history.filter(user=core_member).latest()
    assert (latest.role, latest.history_user) == (Role.READER, lead)


def test_a_new_role_holds_from_the_next_click(as_lead, client, core_member):
    theirs = type(client)()
    theirs.force_login(core_member)
    assert theirs.get(PEOPLE).status_code == 403
    as_lead.post(role_url(core_member), {"role": "lead"})
    assert theirs.get(PEOPLE).status_code == 200


def test_someone_made_a_guest_needs_a_last_day(as_lead, core_member):
    response = as_lead.post(role_url(core_member), {"role": "guest"})
    assert (response.status_code, errors(response)) == (422, ["Give the guest’s last day."])
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    as_lead.post(role_url(core_member), {"role": "guest", "until": tomorrow.isoformat()})
    assert role_of(core_member) == (Role.GUEST, tomorrow)


def test_a_guest_who_gets_another_role_has_no_last_day_any_more(as_lead, guest):
    as_lead.post(role_url(guest), {"role": "core", "until": guest.memberships.get().until.isoformat()})
    assert role_of(guest) == (Role.CORE, None)


def test_a_role_that_does_not_exist_is_refused(as_lead, core_member):
    response = as_lead.post(role_url(core_member), {"role": "director"})
    assert response.status_code == 422
    assert role_of(core_member) == (Role.CORE, None)


def test_the_only_lead_cannot_take_another_role(as_lead, lead, core_member):
    response = as_lead.post(role_url(lead), {"role": "core"})
    assert (response.status_code, errors(response)) == (422, [ONLY_LEAD])
    assert role_of(lead) == (Role.LEAD, None)


def test_the_only_lead_cannot_leave(as_lead, lead):
    response = as_lead.post(end_url(lead))
    assert (response.status_code, errors(response)) == (422, [ONLY_LEAD])
    assert lead.memberships.get().ended_at is None


def test_a_lead_whose_account_is_closed_does_not_count(as_lead, lead, authority):
    MembershipFactory(authority=authority, role=Role.LEAD, user=UserFactory(is_active=False))
    assert errors(as_lead.post(end_url(lead))) == [ONLY_LEAD]


def test_a_lead_elsewhere_does_not_count(as_lead, lead, outsider):
    assert errors(as_lead.post(end_url(lead))) == [ONLY_LEAD]


def test_with_another_lead_one_can_step_down_and_is_led_home(as_lead, lead, core_member):
    as_lead.post(role_url(core_member), {"role": "lead"})
    response = as_lead.post(role_url(lead), {"role": "reader"})
    assert response["Location"] == HOME
    assert [str(message) for message in get_messages(response.wsgi_request)][-1:] == [
        "The role of Lena Lead is now reader."
    ]
    assert role_of(lead) == (Role.READER, None)


def test_ending_a_membership_asks_first(as_lead, core_member):
    assert heading(as_lead.get(end_url(core_member))) == "End the membership of Cory Core?"
    assert core_member.memberships.get().ended_at is None


def test_who_is_ended_sees_nothing_from_the_next_click(as_lead, core_member, client):
    theirs = type(client)()
    theirs.force_login(core_member)
    response = as_lead.post(end_url(core_member), follow=True)
    assert notices(response) == ["Cory Core no longer belongs to Any Borough."]
    assert theirs.get(PEOPLE).status_code == 404


def test_a_membership_that_has_ended_cannot_be_ended_again(as_lead, core_member):
    as_lead.post(end_url(core_member))
    assert as_lead.post(end_url(core_member)).status_code == 404
