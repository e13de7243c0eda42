"""What an authority says of the accuracy of a note of visit."""

from django.db import transaction

from accounts.models import User
from evaluations.enums import Accuracy, NoteState
from evaluations.models import NoteAnswer, NoteOfVisit
from evaluations.permissions import can_answer_note
from evaluations.services.errors import Overtaken, Refused


@transaction.atomic
def answer_note(
    *, note: NoteOfVisit, user: User, role: str, accuracy: str, text: str, version: int
) -> NoteAnswer:
    """Added beside what others said. `note` is locked by the caller; Overtaken where it changed since it was read."""
    if not can_answer_note(role):
        raise Refused("Leads and core team members answer for the authority.")
    if note.state != NoteState.SHARED:
        raise Refused(
            "This note is final: its author made it so without waiting. Tell them what is not right."
        )
    if accuracy not in Accuracy.values:
        raise Refused("Say whether the note is accurate.")
    if accuracy == Accuracy.CORRECTIONS and not text:
        raise Refused("Say what should be corrected.")
    if note.version != version:
        raise Overtaken(note)
    same = note.answers.filter(by=user, version=version, accuracy=accuracy, text=text).first()
    return same or note.answers.create(by=user, version=version, accuracy=accuracy, text=text)
