from allauth.account.models import EmailAddress

from accounts.models import User


def forget_old_addresses(user: User) -> None:
    """After a change of email the old one must neither sign in nor get a new password."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
