"""Links of invitations: the row's id and when it was last sent, signed; sending again ends older ones."""

from django.core import signing

from accounts.models import Invitation

SIGNER = signing.Signer(salt="accounts.invitation")


def token_for(invitation: Invitation) -> str:
    return SIGNER.sign_object([invitation.pk, _stamp(invitation)])


def pk_in(token: str) -> int | None:
    """The id that the token names, whether or not it is the latest; none where we did not sign it."""
    try:
        return SIGNER.unsign_object(token)[0]
    except signing.BadSignature:
        return None


def is_latest(token: str, invitation: Invitation) -> bool:
    return SIGNER.unsign_object(token) == [invitation.pk, _stamp(invitation)]


def _stamp(invitation: Invitation) -> int:
    """Microseconds, as both databases keep them."""
    return round(invitation.sent_at.timestamp() * 1_000_000)
