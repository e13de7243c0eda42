"""What the spreadsheet of a collection carries with it, known to its writer and its reader."""

import hashlib
import json

from django.core import signing

from schools.models import Collection
from schools.questionnaires import Answers

SHEET, KEPT = "Answers", "Kept"
OWN_COLUMNS = (("Reference", 11), ("URN", 10), ("Name", 36))
KEPT_HEADER = ("Reference", "Version", "As sent")
SIGNER = signing.Signer(salt="schools.returns_book")


def signed(collection: Collection) -> str:
    return SIGNER.sign(str(collection.pk))


def collection_in(text: str) -> int | None:
    """The pk of the collection that a file was made for; none where we did not sign it."""
    try:
        return int(SIGNER.unsign(text))
    except signing.BadSignature:
        return None


def fingerprint(answers: Answers) -> str:
    return hashlib.sha256(json.dumps(dict(answers), sort_keys=True).encode()).hexdigest()[:16]
