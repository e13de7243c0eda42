"""Answers of many schools from one spreadsheet: all that were shown, or none."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.db import transaction

from accounts.models import User
from schools.enums import AnswerSource
from schools.models import Ask, Collection
from schools.questionnaires import Answers
from schools.selectors.book_reading import Change
from schools.services.answers import save_return
from schools.services.errors import Overtaken, Refused

SALT = "schools.returns_preview"
AN_HOUR = 60 * 60
AGAIN = "Read the file again: what you saw is no longer kept."


@dataclass(frozen=True, slots=True)
class Wanted:
    """One answer to save, over the version that was shown."""

    ask_id: int
    version: int
    answers: Answers


def packed(collection: Collection, changes: Iterable[Change]) -> str:
    """The changes as a page carries them from preview to confirmation: signed, so they cannot be altered."""
    rows = [
        [one.ask.pk, one.version, {key: value for key, value in one.answers.items() if value}]
        for one in changes
    ]
    return signing.dumps([collection.pk, rows], salt=SALT, compress=True)


def unpacked(collection: Collection, text: str) -> list[Wanted]:
    """Raises Refused where it is not what a page of this collection carried in the last hour."""
    try:
        pk, rows = signing.loads(text, salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature as error:
        raise Refused(AGAIN) from error
    if pk != collection.pk:
        raise Refused(AGAIN)
    return [
        Wanted(ask_id, version, {**collection.questionnaire.nothing, **given})
        for ask_id, version, given in rows
    ]


@transaction.atomic
def save_all(*, collection: Collection, wanted: Iterable[Wanted], user: User) -> int:
    """How many answers were saved. Raises Refused, naming who answered in between; then nothing is written."""
    asks = {ask.pk: ask for ask in Ask.objects.filter(collection=collection).select_related("school")}
    overtaken, saved = [], 0
    for one in wanted:
        ask = asks.get(one.ask_id)
        if ask is None:
            raise Refused("Someone in the file is no longer asked. Read the file again.")
        ask.collection = collection
        try:
            save_return(
                ask=ask,
                answers=one.answers,
                version=one.version,
                source=AnswerSource.SPREADSHEET,
                user=user,
            )
        except Overtaken:
            overtaken.append(str(ask))
        else:
            saved += 1
    if overtaken:
        raise Refused(
            f"Nothing is saved: {'; '.join(overtaken)} answered while you were looking. Read the file again "
            "to see where it stands."
        )
    return saved
