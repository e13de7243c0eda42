"""Links by which one school answers: the pk of its Ask and the nonce, signed. Another nonce ends older links."""

from django.core import signing

from schools.models import Ask

SIGNER = signing.Signer(salt="schools.return")


def token_for(ask: Ask) -> str:
    return SIGNER.sign_object([ask.pk, ask.nonce])


def named_in(token: str) -> tuple[int, str] | None:
    """The pk and the nonce in it; none where we did not sign it."""
    try:
        pk, nonce = SIGNER.unsign_object(token)
    except signing.BadSignature:
        return None
    return pk, nonce
