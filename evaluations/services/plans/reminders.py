"""The overnight digest: one email to each person who leads actions that need them, and never two a day."""

import datetime as dt
import logging
from dataclasses import dataclass, field
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from evaluations.models import Digest
from evaluations.selectors.plans.due import Reminded, people_to_remind

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Outcome:
    """Whom a run wrote to, who had been written to already, and to whom the mail server would not send."""

    sent: list[Reminded] = field(default_factory=list)
    already: list[Reminded] = field(default_factory=list)
    failed: list[Reminded] = field(default_factory=list)


def send_reminders(*, today: dt.date, dry_run: bool = False) -> Outcome:
    """One that the mail server refuses does not stop the others; the next run tries it again."""
    outcome = Outcome()
    for person in people_to_remind(today):
        if dry_run:
            outcome.sent.append(person)
        elif not _claimed(person, today):
            outcome.already.append(person)
        elif _sent(person, today):
            outcome.sent.append(person)
        else:
            Digest.objects.filter(user_id=person.user_id, day=today).delete()
            outcome.failed.append(person)
    return outcome


def _claimed(person: Reminded, today: dt.date) -> bool:
    """Whether this run is the first of the day for them: of two at once, the database lets one through."""
    try:
        with transaction.atomic():
            Digest.objects.create(user_id=person.user_id, day=today, actions=len(person.actions))
    except IntegrityError:
        return False
    return True


def _sent(person: Reminded, today: dt.date) -> bool:
    try:
        send_mail(subject_of(person), message_of(person, today), None, [person.email])
    except (OSError, SMTPException):
        log.exception("The reminders of user %s could not be sent", person.user_id)
        return False
    return True


def subject_of(person: Reminded) -> str:
    number = len(person.actions)
    actions = "1 action needs" if number == 1 else f"{number} actions need"
    overdue = f", {person.overdue} overdue" if person.overdue else ""
    return f"{actions} you{overdue}"


def message_of(person: Reminded, today: dt.date) -> str:
    context = {
        "person": person,
        "today": today,
        "actions": [
            (action, _url("evaluations:action", action.slug, action.number)) for action in person.actions
        ],
        "account": _url("accounts:account"),
    }
    return render_to_string("emails/reminders_message.txt", context)


def _url(name: str, *args: object) -> str:
    return f"{settings.PUBLIC_URL}{reverse(name, args=args)}"
