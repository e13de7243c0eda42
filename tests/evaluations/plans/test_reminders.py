"""The overnight digest: who gets one, what it says, that nobody gets two."""

import datetime as dt
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from evaluations.models import Action, Digest
from evaluations.services.plans.reminders import send_reminders
from tests.evaluations.plans.conftest import TODAY
from tests.factories.accounts import MembershipFactory
from tests.factories.plans import ActionFactory, MilestoneFactory, PlanFactory
from tests.factories.rounds import RoundFactory

pytestmark = pytest.mark.usefixtures("frameworks")


@pytest.fixture(autouse=True)
def address(settings):
    settings.PUBLIC_URL = "https://laqs.example.gov.uk"


def recipients():
    return sorted(message.to[0] for message in mail.outbox)


def run(**options):
    said = StringIO()
    call_command("send_reminders", date="2010-03-01", stdout=said, **options)
    return said.getvalue()


class TestWhatItSays:
    def test_all_that_needs_the_person_the_longest_overdue_first(self, action, core_member, plan):
        plan.last_number = 3
        MilestoneFactory(action=action, title="Data loaded", due=dt.date(2010, 2, 12))
        MilestoneFactory(action=action, title="Data used", due=dt.date(2010, 3, 15))
        MilestoneFactory(action=action, title="Far off", due=dt.date(2010, 3, 16))
        ActionFactory(plan=plan, title="Due soon", lead=core_member, due=dt.date(2010, 3, 15))
        ActionFactory(plan=plan, title="Not yet", lead=core_member, due=dt.date(2010, 3, 16))
        ActionFactory(plan=plan, title="Done", lead=core_member, due=TODAY, status="done")
        ActionFactory(plan=plan, title="Dropped", lead=core_member, due=TODAY, status="dropped")
        send_reminders(today=TODAY)
        (message,) = mail.outbox
        assert message.subject == "2 actions need you, 1 overdue"
        assert message.to == ["cory.core@example.org"]
        slug = plan.round.slug
        assert (
            message.body.strip()
            == f"""Dear Cory Core

These actions that you lead need you, as of 1 March 2010:

A1 Gather the data each term
Autumn 2009. Overdue by 3 days: it was due on 26 February 2010.
Milestone late, 12 February 2010: Data loaded
Milestone due on 15 March 2010: Data used
https://laqs.example.gov.uk/plans/{slug}/actions/1/

A2 Due soon
Autumn 2009. Due on 15 March 2010.
https://laqs.example.gov.uk/plans/{slug}/actions/2/

Say there how each one goes. What is done, or moved to another date, is not mentioned again.

To stop these emails, untick “Reminders by email” on your account page:
https://laqs.example.gov.uk/account/"""
        )

    def test_what_people_typed_is_not_spelled_as_html(self, action):
        action.title = "Schools’ & settings’ <plans>"
        action.save()
        send_reminders(today=TODAY)
        assert "A1 Schools’ & settings’ <plans>" in mail.outbox[0].body

    def test_a_milestone_alone_is_enough(self, action):
        action.due = None
        action.save()
        MilestoneFactory(action=action, title="Data loaded", due=TODAY)
        send_reminders(today=TODAY)
        assert "Autumn 2009.\nMilestone due on 1 March 2010: Data loaded" in mail.outbox[0].body

    def test_a_milestone_that_is_reached_is_not_mentioned(self, action):
        MilestoneFactory(action=action, title="Data loaded", due=TODAY, done_on=TODAY)
        send_reminders(today=TODAY)
        assert "Data loaded" not in mail.outbox[0].body


class TestWhoGetsOne:
    def test_nobody_with_nothing_to_be_told(self, action):
        action.due = TODAY + dt.timedelta(days=15)
        action.save()
        assert run() == "0 reminders sent.\n"
        assert (mail.outbox, Digest.objects.count()) == ([], 0)

    @pytest.mark.parametrize(
        "gone",
        [
            lambda person: setattr(person, "reminders", False),
            lambda person: setattr(person, "is_active", False),
        ],
    )
    def test_nobody_who_turned_them_off_or_whose_account_is_closed(self, action, core_member, gone):
        gone(core_member)
        core_member.save()
        run()
        assert mail.outbox == []

    @pytest.mark.parametrize(
        "change",
        [
            {"ended_at": timezone.now()},
            {"until": dt.date(2010, 2, 28)},
            {"role": "reader"},
            {"role": "guest", "until": dt.date(2010, 6, 1)},
        ],
    )
    def test_nobody_whose_membership_no_longer_lets_them_lead(self, action, core_member, change):
        membership = core_member.memberships.get()
        for name, value in change.items():
            setattr(membership, name, value)
        membership.save()
        run()
        assert mail.outbox == []

    def test_nobody_for_the_actions_of_an_authority_they_have_left(
        self, action, core_member, other_authority
    ):
        MembershipFactory(user=core_member, authority=other_authority)
        membership = core_member.memberships.get(authority=action.plan.round.authority)
        membership.ended_at = timezone.now()
        membership.save()
        run()
        assert mail.outbox == []

    def test_each_person_one_for_all_their_plans(self, action, core_member, lead, authority):
        other = PlanFactory(round=RoundFactory(authority=authority, created_by=lead, name="Another"))
        ActionFactory(plan=other, lead=core_member, due=TODAY, title="In another plan")
        ActionFactory(plan=other, lead=lead, due=TODAY, title="The lead’s")
        assert run() == "2 reminders sent.\n"
        assert recipients() == ["cory.core@example.org", "lena.lead@example.org"]
        bodies = {message.to[0]: message.body for message in mail.outbox}
        assert "In another plan" in bodies["cory.core@example.org"]
        assert "The lead’s" not in bodies["cory.core@example.org"]


class TestNeverTwice:
    def test_a_second_run_on_a_day_sends_nothing(self, action):
        run()
        assert run() == "0 reminders sent. 1 had theirs today already.\n"
        assert len(mail.outbox) == 1

    def test_another_run_that_came_first_is_left_to_it(self, action, core_member):
        Digest.objects.create(user=core_member, day=TODAY)
        outcome = send_reminders(today=TODAY)
        assert ([p.email for p in outcome.already], mail.outbox) == (["cory.core@example.org"], [])

    def test_the_next_day_sends_again(self, action):
        send_reminders(today=TODAY)
        send_reminders(today=TODAY + dt.timedelta(days=1))
        assert "Overdue by 4 days" in mail.outbox[1].body

    def test_a_dry_run_says_who_would_get_what_and_sends_nothing(self, action):
        assert run(dry_run=True) == (
            "cory.core@example.org: 1 action needs you, 1 overdue\n1 reminder would be sent.\n"
        )
        assert (mail.outbox, Digest.objects.count()) == ([], 0)


class Choosy(EmailBackend):
    """Will not write to Cory Core."""

    def send_messages(self, messages):
        if any("cory.core@example.org" in message.to for message in messages):
            raise ConnectionRefusedError("no mail server here")
        return super().send_messages(messages)


class TestAMailServerThatRefuses:
    def test_one_does_not_stop_the_others_and_is_tried_again(self, action, lead, settings, caplog):
        ActionFactory(plan=action.plan, lead=lead, due=TODAY)
        settings.EMAIL_BACKEND = f"{__name__}.Choosy"
        with pytest.raises(CommandError) as refused:
            run()
        assert str(refused.value) == (
            "1 reminder could not be sent: cory.core@example.org. The reason is in the log. Run this again once "
            "the mail server answers: nobody gets theirs twice."
        )
        assert (refused.value.returncode, recipients()) == (1, ["lena.lead@example.org"])
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        assert run() == "1 reminder sent. 1 had theirs today already.\n"
        assert recipients() == ["cory.core@example.org", "lena.lead@example.org"]


def test_a_date_that_is_none_is_refused():
    with pytest.raises(CommandError, match="“tomorrow” is not a date such as"):
        call_command("send_reminders", date="tomorrow")


def test_it_costs_as_much_for_three_as_for_one(action, lead, authority, django_assert_num_queries):
    with django_assert_num_queries(2):
        send_reminders(today=TODAY, dry_run=True)
    for _ in range(3):
        user = MembershipFactory(authority=authority).user
        MilestoneFactory(action=ActionFactory(plan=action.plan, lead=user, due=TODAY), due=TODAY)
    with django_assert_num_queries(2):
        assert len(send_reminders(today=TODAY, dry_run=True).sent) == 4
    assert Action.objects.count() == 4


def test_a_person_turns_them_off_on_their_account_page(sign_in, core_member):
    client = sign_in(core_member)
    page = client.get("/account/").content.decode()
    assert "Reminders by email" in page
    client.post("/account/", {"name": "Cory Core"})
    core_member.refresh_from_db()
    assert core_member.reminders is False
