import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed: people come by invitation, or are added by an administrator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": (
            "The email address or the password is not right. Check both, or ask for a new password."
        ),
        "too_many_login_attempts": (
            "There were too many tries. Wait five minutes and try again, or ask for a new password."
        ),
        "enter_current_password": "This is not your current password. Type it again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def format_email_subject(self, subject: str) -> str:
        return subject

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Our emails are all in one folder."""
        prefix = template_prefix.replace("account/email/", "emails/")
        return super().render_mail(prefix, email, context, headers)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """The change has been made: a mail server that is down must not make it look refused."""
        try:
            super().send_notification_mail(template_prefix, user, context, email or user.email)
        except (OSError, SMTPException):
            log.exception("%s could not be sent to user %s", template_prefix, user.pk)
