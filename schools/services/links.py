"""Links to schools: sent, sent again, reminded of, withdrawn. Emails go one by one, and each failure is named."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from schools.models import Ask
from schools.models.returns import new_nonce
from schools.services.errors import Refused

log = logging.getLogger(__name__)
Address = Callable[[Ask], str]
GIVE_UP_AFTER = 3


@dataclass(slots=True)
class Post:
    """What became of a batch of emails."""

    sent: list[Ask] = field(default_factory=list)
    failed: list[Ask] = field(default_factory=list)


def send(*, asks: Iterable[Ask], address_of: Address, user: User) -> Post:
    """The link. Each is claimed first, so that two people who send at once write to nobody twice."""
    return _post("ask", "sent_at", asks, address_of, user)


def remind(*, asks: Iterable[Ask], address_of: Address, user: User) -> Post:
    """Those who answered in between get none."""
    return _post("reminder", "reminded_at", asks, address_of, user)


def _post(letter: str, stamp: str, asks: Iterable[Ask], address_of: Address, user: User) -> Post:
    """Over one connection. A mail server that takes nothing is not tried for everyone in turn."""
    post, connection = Post(), get_connection()
    for ask in asks:
        if len(post.failed) >= GIVE_UP_AFTER and not post.sent:
            post.failed.append(ask)
            continue
        before = getattr(ask, stamp)
        if not _claim(ask, stamp, before, user):
            continue
        if _send(letter, ask, address_of(ask), connection):
            post.sent.append(ask)
        else:
            _stamp(ask, stamp, before, user)
            post.failed.append(ask)
    connection.close()
    return post


@transaction.atomic
def _claim(ask: Ask, stamp: str, before: dt.datetime | None, user: User) -> bool:
    """Whether it is ours to write to: not where someone else just did, or the link changed meanwhile."""
    current = Ask.objects.select_for_update().filter(pk=ask.pk, revoked_at=None).first()
    if current is None or getattr(current, stamp) != before or current.nonce != ask.nonce:
        return False
    if stamp == "reminded_at" and hasattr(current, "answer"):
        return False
    _stamp(ask, stamp, timezone.now(), user)
    return True


def _stamp(ask: Ask, stamp: str, value: dt.datetime | None, user: User) -> None:
    setattr(ask, stamp, value)
    ask._history_user = user
    ask.save(update_fields=[stamp])


def _send(letter: str, ask: Ask, address: str, connection: Any) -> bool:
    """Whether the mail server took it; the reason it did not is in the log."""
    context = {
        "ask": ask,
        "collection": ask.collection,
        "authority": ask.collection.authority,
        "url": address,
    }
    subject = " ".join(render_to_string(f"emails/returns/{letter}_subject.txt", context).split())
    body = render_to_string(f"emails/returns/{letter}_message.txt", context)
    try:
        connection.open()
        EmailMessage(subject, body, None, [ask.email], connection=connection).send()
    except (OSError, SMTPException):
        log.exception("The email to those asked, %s, could not be sent", ask.pk)
        return False
    return True


@transaction.atomic
def renew(*, ask: Ask, until: dt.date, user: User) -> Ask:
    """A new link: the ones before end, and nothing counts as sent or opened until it is."""
    current = Ask.objects.select_for_update().get(pk=ask.pk)
    if until < timezone.localdate():
        raise Refused("Choose a day that is still to come: the link works until then.")
    current.nonce, current.expires_on = new_nonce(), until
    current.revoked_at = current.sent_at = current.opened_at = current.reminded_at = None
    current._history_user = user
    current.save()
    return current


@transaction.atomic
def revoke(*, ask: Ask, user: User) -> Ask:
    current = Ask.objects.select_for_update().get(pk=ask.pk)
    if current.revoked_at is None:
        current.revoked_at, current._history_user = timezone.now(), user
        current.save(update_fields=["revoked_at"])
    return current


@transaction.atomic
def mark_opened(*, ask: Ask) -> None:
    """The first time that the form is opened by its link."""
    current = Ask.objects.select_for_update().get(pk=ask.pk)
    if current.opened_at is None:
        current.opened_at, current._history_user = timezone.now(), None
        current.save(update_fields=["opened_at"])
