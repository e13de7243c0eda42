"""Emails to schools: one each, failures named, nobody who answered is reminded."""

import datetime as dt
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client, override_settings
from django.utils import timezone

from schools.models import Ask
from schools.services import links
from schools.services.links import revoke
from schools.tokens import token_for
from tests.accounts.pages import errors, notices
from tests.factories.schools import AskFactory, ReturnFactory

AGO = dt.timedelta(days=9)


class Picky(EmailBackend):
    """Takes no mail for addresses that begin with “full”."""

    def send_messages(self, messages):
        if any(message.to[0].startswith("full") for message in messages):
            raise SMTPException("552 mailbox full")
        return super().send_messages(messages)


@pytest.fixture
def send(as_lead, collection):
    return lambda: as_lead.post(f"/schools/returns/{collection.pk}/send/", follow=True)


@pytest.fixture
def remind(as_lead, collection):
    return lambda: as_lead.post(f"/schools/returns/{collection.pk}/remind/", follow=True)


def to() -> list[str]:
    return sorted(message.to[0] for message in mail.outbox)


def test_each_gets_its_own_link_that_works(send, collection, ask):
    other = AskFactory(collection=collection)
    assert notices(send()) == ["2 links sent."]
    for one in (ask, other):
        (message,) = (message for message in mail.outbox if message.to == [one.email])
        link = f"http://testserver/answer/{token_for(one)}/"
        assert (link in message.body, message.body.count("/answer/")) == (True, 1)
        assert Client().get(link).status_code == 200


def test_the_letter_says_who_asks_by_when_and_what_for(send, collection, ask):
    collection.message = "Ring Ann & Bob <01234 567890>."
    collection.save()
    send()
    (message,) = mail.outbox
    assert (
        message.subject
        == "Any Borough asks Oak Lane Primary School: are you using the G&T quality standards?"
    )
    assert "Ring Ann & Bob <01234 567890>." in message.body
    assert f"{collection.due.day} {collection.due:%B %Y}" in message.body


def test_a_name_with_line_ends_makes_no_header(send, collection):
    AskFactory(collection=collection, school=None, name="Acorns\r\nBcc: all@school.example")
    send()
    (message,) = mail.outbox
    assert message.recipients() == message.to
    assert "\n" not in message.subject


def test_sending_again_writes_to_nobody_twice(send, collection, ask):
    send()
    assert notices(send()) == ["There is nobody to send a link to now."]
    assert len(mail.outbox) == 1


def test_those_without_an_address_are_passed_over(send, collection):
    AskFactory(collection=collection, email="")
    assert (notices(send()), to()) == (["There is nobody to send a link to now."], [])


@override_settings(EMAIL_BACKEND="tests.schools.returns.test_sending.Picky")
def test_a_failure_is_named_and_counts_as_not_sent(send, collection, ask):
    full = AskFactory(collection=collection, school=None, name="Acorns", email="full@acorns.example")
    said = notices(send())
    assert said[0] == "1 link sent."
    assert said[1].startswith("1 could not be sent: Acorns (full@acorns.example). They count as not sent")
    full.refresh_from_db()
    ask.refresh_from_db()
    assert (full.sent_at, ask.sent_at is None) == (None, False)


class Down(EmailBackend):
    """A mail server that cannot be reached; counts how often it was tried."""

    tried = 0

    def open(self):
        Down.tried += 1
        raise ConnectionRefusedError


@override_settings(EMAIL_BACKEND="tests.schools.returns.test_sending.Down")
def test_a_server_that_is_down_is_not_tried_for_everyone_and_nothing_counts_as_sent(send, collection):
    AskFactory.create_batch(6, collection=collection)
    Down.tried = 0
    (said,) = notices(send())
    assert (said.startswith("6 could not be sent"), Down.tried) == (True, 3)
    assert not Ask.objects.exclude(sent_at=None).exists()


def test_many_are_written_to_in_batches(send, collection):
    AskFactory.create_batch(61, collection=collection)
    assert notices(send()) == [
        "60 links sent.",
        "1 more is still to be written to. Choose the button again for the next.",
    ]
    assert notices(send()) == ["1 link sent."]
    assert len(set(to())) == 61


def sent_before(collection, **given) -> Ask:
    return AskFactory(collection=collection, sent_at=timezone.now() - AGO, **given)


def test_only_those_who_have_not_answered_are_reminded(remind, collection):
    sent_before(collection, email="waiting@school.example")
    ReturnFactory(ask=sent_before(collection, email="answered@school.example"))
    sent_before(
        collection, email="ended@school.example", expires_on=timezone.localdate() - dt.timedelta(days=1)
    )
    sent_before(collection, email="withdrawn@school.example", revoked_at=timezone.now())
    sent_before(collection, email="again@school.example", reminded_at=timezone.now())
    AskFactory(collection=collection, email="unsent@school.example")
    assert (notices(remind()), to()) == (["1 reminder sent."], ["waiting@school.example"])


def test_nobody_is_reminded_twice_in_a_day_or_on_the_day_of_the_link(send, remind, collection, ask):
    send()
    assert notices(remind()) == ["There is nobody to send a reminder to now."]
    Ask.objects.get().refresh_from_db()
    waiting = sent_before(collection)
    assert (notices(remind()), notices(remind())) == (
        ["1 reminder sent."],
        ["There is nobody to send a reminder to now."],
    )
    waiting.refresh_from_db()
    assert timezone.localdate(waiting.reminded_at) == timezone.localdate()


def test_one_that_answers_while_the_list_is_read_is_not_reminded(collection, lead):
    waiting = sent_before(collection)
    found = list(Ask.objects.filter(pk=waiting.pk).select_related("collection__authority"))
    ReturnFactory(ask=waiting)
    post = links.remind(asks=found, address_of=lambda ask: "http://x", user=lead)
    assert (post.sent, post.failed, to()) == ([], [], [])


def test_two_leads_who_send_at_once_write_once(collection, lead, ask):
    lists = [list(Ask.objects.select_related("collection__authority")) for _ in range(2)]
    for found in lists:
        links.send(asks=found, address_of=lambda ask: "http://x", user=lead)
    assert len(mail.outbox) == 1


def test_a_closed_collection_sends_nothing(send, as_lead, collection, ask):
    as_lead.post(f"/schools/returns/{collection.pk}/close/", {"version": 1})
    assert notices(send())[-1] == "The collection is closed, so nothing is sent. Open it again first."
    assert mail.outbox == []


def test_one_link_is_sent_again_from_the_page_of_the_school(as_lead, ask):
    url = f"/schools/returns/asked/{ask.pk}/send/"
    said = [notices(as_lead.post(url, follow=True)) for _ in range(2)]
    assert said == [[f"The link is sent to {ask.email}."]] * 2
    assert len(mail.outbox) == 2


def test_a_withdrawn_link_is_not_sent(as_lead, ask, lead):
    revoke(ask=ask, user=lead)
    said = notices(as_lead.post(f"/schools/returns/asked/{ask.pk}/send/", follow=True))
    assert (said, mail.outbox) == (
        [f"The link of {ask} is not open, so it is not sent. Make a new one first."],
        [],
    )


def test_the_link_to_copy_is_the_leads_alone(as_lead, ask, adviser, core_member):
    url, link = f"/schools/returns/asked/{ask.pk}/", f"/answer/{token_for(ask)}/"
    shown = {}
    for who in (adviser, core_member):
        client = Client()
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        shown[who.name] = link in client.get(url).content.decode()
    assert (shown, link in as_lead.get(url).content.decode()) == (
        {"Ada Adviser": False, "Cory Core": False},
        True,
    )


def test_a_new_link_ends_the_old_one_and_counts_as_not_sent(as_lead, ask):
    old = token_for(ask)
    response = as_lead.post(f"/schools/returns/asked/{ask.pk}/link/", {"until": "1/12/2099"}, follow=True)
    ask.refresh_from_db()
    assert (Client().get(f"/answer/{old}/").status_code, ask.sent_at, ask.expires_on) == (
        410,
        None,
        dt.date(2099, 12, 1),
    )
    assert "not sent yet" in notices(response)[0]


def test_a_new_link_for_the_past_is_refused(as_lead, ask):
    response = as_lead.post(f"/schools/returns/asked/{ask.pk}/link/", {"until": "1/12/2009"})
    assert errors(response) == ["Choose a day that is still to come: the link works until then."]


def test_a_new_address_does_not_end_the_link_that_went_to_the_old_one_and_says_so(as_lead, collection):
    ask = sent_before(collection, email="wrong@school.example")
    said = notices(
        as_lead.post(
            f"/schools/returns/asked/{ask.pk}/email/",
            {"email": "right@x.example", "seen": "wrong@school.example"},
            follow=True,
        )
    )
    assert said[1].startswith("The link was sent to wrong@school.example and still works there.")


def test_an_address_that_somebody_saved_meanwhile_is_shown_before_it_is_replaced(as_lead, collection):
    ask = sent_before(collection, email="theirs@school.example")
    url = f"/schools/returns/asked/{ask.pk}/email/"
    page = as_lead.post(url, {"email": "mine@school.example", "seen": "wrong@school.example"})
    assert errors(page)[0].startswith(f"Meanwhile somebody saved theirs@school.example for {ask}.")
    ask.refresh_from_db()
    assert (ask.email, 'value="mine@school.example"' in page.content.decode()) == (
        "theirs@school.example",
        True,
    )
    assert 'name="seen" value="theirs@school.example"' in page.content.decode()
    as_lead.post(url, {"email": "mine@school.example", "seen": "theirs@school.example"})
    ask.refresh_from_db()
    assert ask.email == "mine@school.example"


def test_the_same_address_twice_is_no_clash(as_lead, ask):
    url = f"/schools/returns/asked/{ask.pk}/email/"
    for _ in range(2):
        sent = as_lead.post(url, {"email": "office@school.example", "seen": ask.email})
        assert sent.status_code == 302
