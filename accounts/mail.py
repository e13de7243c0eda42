import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string

from accounts.enums import Role
from accounts.models import Invitation
from accounts.roles import ROLE_WORDS

log = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, url: str) -> bool:
    """Whether the mail server took it; the reason it did not is in the log."""
    context = {"invitation": invitation, "url": url, "words": ROLE_WORDS[Role(invitation.role)]}
    subject = " ".join(render_to_string("emails/invitation_subject.txt", context).split())
    body = render_to_string("emails/invitation_message.txt", context)
    try:
        send_mail(subject, body, None, [invitation.email])
    except (OSError, SMTPException):
        log.exception("Invitation %s could not be sent", invitation.pk)
        return False
    return True
