import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Invitation
from tests.accounts.pages import errors, notices, rows
from tests.factories.accounts import InvitationFactory, MembershipFactory, UserFactory

INVITE = reverse("accounts:invite")
PEOPLE = reverse("accounts:people")
NEW = {"name": "Ines Vited", "email": "ines@example.org", "role": "core", "until": ""}
TODAY = timezone.localdate
DAY = dt.timedelta(days=1)


def said(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"


def test_an_invitation_says_who_invites_to_what_as_what_and_until_when(as_lead, link_in_mail):
    response = as_lead.post(INVITE, NEW, follow=True)
    last_day = said(TODAY() + 14 * DAY)
    assert notices(response) == [
        f"Invitation to Any Borough sent to ines@example.org. Its link works until {last_day}."
    ]
    assert [(message.subject, message.to) for message in mail.outbox] == [
        ("Join Any Borough on LAQS", ["ines@example.org"])
    ]
    assert mail.outbox[0].body.splitlines()[::2] == [
        "Dear Ines Vited",
        "Lena Lead invites you to join Any Borough on LAQS, where local authorities judge their own "
        "school-improvement work against published quality standards.",
        "Your role: Core team member, who rates every element, records findings and evidence, agrees judgements "
        "and writes the action plan with the team.",
        "To join, open this link:",
        f"http://testserver{link_in_mail('ines@example.org')}",
        f"It works once, until {last_day}, and only for ines@example.org.",
        "If you did not expect this, you can ignore it: nothing happens unless you open the link and join.",
    ]


def test_a_name_with_an_apostrophe_arrives_as_typed(as_lead):
    as_lead.post(INVITE, NEW | {"name": "Siân O'Neill & Co"})
    assert mail.outbox[0].body.splitlines()[0] == "Dear Siân O'Neill & Co"


def test_line_breaks_in_a_name_do_not_reach_the_email(as_lead):
    as_lead.post(INVITE, NEW | {"name": "Ines\r\nBcc: all@example.org"})
    assert mail.outbox[0].body.splitlines()[0] == "Dear Ines Bcc: all@example.org"
    assert mail.outbox[0].recipients() == ["ines@example.org"]


def test_the_people_page_lists_who_has_not_come_yet(as_lead, invitation):
    actions = "Send again to ines@example.org Withdraw the invitation to ines@example.org"
    assert rows(as_lead.get(PEOPLE))[1:] == [
        [
            "Ines Vited ines@example.org",
            "Core team member",
            "No end",
            f"Sent {said(TODAY())} by Lena Lead The link works until {said(TODAY() + 14 * DAY)}",
            actions,
        ]
    ]


def test_an_expired_invitation_is_marked(as_lead, invitation):
    _sent_days_ago(invitation, 15)
    assert rows(as_lead.get(PEOPLE))[1][3] == f"Expired Sent {said(TODAY() - 15 * DAY)} by Lena Lead"


def test_emails_are_kept_in_small_letters(as_lead):
    as_lead.post(INVITE, NEW | {"email": "Ines.VITED@Example.ORG"})
    assert Invitation.objects.get().email == "ines.vited@example.org"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "Give the person’s name."),
        ({"email": ""}, "Give the person’s email address."),
        ({"email": "ines"}, "Give an email address like name@example.gov.uk."),
        ({"role": ""}, "Choose a role."),
        ({"role": "guest"}, "Give the guest’s last day."),
        (
            {"role": "guest", "until": "soon"},
            "Give the guest’s last day as a date, for example 31 March 2027.",
        ),
        ({"role": "guest", "until": TODAY().isoformat()}, "Give a last day in the future."),
        ({"role": "guest", "until": "2009-11-20"}, "Give a last day in the future."),
        (
            {"role": "guest", "until": (TODAY() + 367 * DAY).isoformat()},
            "Give a last day within a year from today.",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_sent(as_lead, change, said):
    response = as_lead.post(INVITE, NEW | change)
    assert (response.status_code, errors(response)) == (422, [said])
    assert (mail.outbox, Invitation.objects.count()) == ([], 0)


def test_a_guests_last_day_can_be_written_in_words(as_lead):
    tomorrow = TODAY() + DAY
    as_lead.post(INVITE, NEW | {"role": "guest", "until": said(tomorrow)})
    assert Invitation.objects.get().until == tomorrow
    assert mail.outbox[0].body.splitlines()[5] == f"Your last day: {said(tomorrow)}"


def test_only_guests_have_a_last_day(as_lead):
    as_lead.post(INVITE, NEW | {"until": (TODAY() + DAY).isoformat()})
    assert Invitation.objects.get().until is None


def test_who_belongs_already_is_named_with_their_role(as_lead, core_member):
    response = as_lead.post(INVITE, NEW | {"email": "CORY.core@example.org"})
    assert errors(response) == [
        "Cory Core belongs to Any Borough already, as core team member. Change their role instead."
    ]


def test_who_is_invited_already_is_not_invited_twice(as_lead, invitation):
    assert errors(as_lead.post(INVITE, NEW)) == [
        f"ines@example.org was invited on {said(TODAY())}. Send that invitation again, or withdraw it first."
    ]
    assert Invitation.objects.count() == 1


def test_whether_an_email_has_an_account_elsewhere_cannot_be_told(as_lead, outsider):
    answers = [as_lead.post(INVITE, NEW | {"email": email}) for email in (outsider.email, "ines@example.org")]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, PEOPLE)] * 2
    bodies = [message.body.splitlines() for message in mail.outbox]
    assert bodies[0][:7] == bodies[1][:7]


def test_the_form_invites_to_the_authority_it_was_shown_for_even_after_a_switch(
    as_lead, lead, authority, other_authority
):
    MembershipFactory(user=lead, authority=other_authority, role=Role.LEAD)
    shown = as_lead.get(INVITE).context["authority"].pk
    as_lead.post(reverse("accounts:switch_authority"), {"authority": other_authority.pk})
    as_lead.post(INVITE, NEW | {"authority": shown})
    assert Invitation.objects.get().authority == authority


def test_nobody_invites_to_an_authority_that_is_not_theirs_by_naming_it(as_lead, other_authority):
    assert as_lead.post(INVITE, NEW | {"authority": other_authority.pk}).status_code == 404
    assert (mail.outbox, Invitation.objects.count()) == ([], 0)


def test_a_lead_who_only_reads_elsewhere_may_not_invite_there(as_lead, lead, other_authority):
    MembershipFactory(user=lead, authority=other_authority, role=Role.READER)
    assert as_lead.post(INVITE, NEW | {"authority": other_authority.pk}).status_code == 403
    assert Invitation.objects.count() == 0


def test_someone_invited_by_another_authority_can_be_invited_here_too(as_lead, other_authority):
    InvitationFactory(authority=other_authority, email="ines@example.org")
    assert as_lead.post(INVITE, NEW)["Location"] == PEOPLE


def test_who_left_or_whose_time_was_over_can_be_invited_again(as_lead, authority):
    MembershipFactory(
        authority=authority, user=UserFactory(email="left@example.org"), ended_at=timezone.now()
    )
    over = UserFactory(email="over@example.org")
    MembershipFactory(authority=authority, user=over, role=Role.GUEST, until=TODAY() - DAY)
    for email in ("left@example.org", "over@example.org"):
        assert as_lead.post(INVITE, NEW | {"email": email})["Location"] == PEOPLE


def test_a_mail_server_that_is_down_is_said_and_the_invitation_kept(as_lead, settings, caplog):
    settings.EMAIL_BACKEND = "tests.accounts.down.EmailBackend"
    response = as_lead.post(INVITE, NEW, follow=True)
    assert notices(response) == [
        "The invitation to ines@example.org is kept, but the email could not be sent. "
        "Choose “Send again” in a few minutes. If that fails too, tell an administrator."
    ]
    assert Invitation.objects.count() == 1
    assert [record.name for record in caplog.records if record.levelname == "ERROR"] == ["accounts.mail"]


def _sent_days_ago(invitation, days: int) -> None:
    invitation.sent_at = timezone.now() - days * DAY
    invitation.save()
