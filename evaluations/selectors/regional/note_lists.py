"""Notes of visit in lists: of one authority, and of all that a person may read in a region."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet

from accounts.models import LocalAuthority, Region, User
from accounts.posts import Posts
from evaluations.enums import NoteState
from evaluations.models import NoteAnswer, NoteOfVisit
from evaluations.selectors.regional.notes import notes_for


@dataclass(frozen=True, slots=True)
class NotesOfRegion:
    """`waiting` are the person's own drafts and what they shared; `others` is everything else, newest first."""

    waiting: list[NoteOfVisit]
    others: list[NoteOfVisit]


def with_answers(notes: QuerySet[NoteOfVisit]) -> QuerySet[NoteOfVisit]:
    """Adds `answered`: whether the authority said something of the note as it stands now."""
    answers = NoteAnswer.objects.filter(note=OuterRef("pk"), version=OuterRef("version"))
    return notes.annotate(answered=Exists(answers))


def notes_of_authority(user: User, posts: Posts, authority: LocalAuthority) -> list[NoteOfVisit]:
    """One query."""
    return list(with_answers(notes_for(user, posts)).filter(authority=authority))


def notes_of_region(user: User, posts: Posts, region: Region) -> NotesOfRegion:
    """One query."""
    found = list(with_answers(notes_for(user, posts)).filter(authority__region=region))
    waiting = [note for note in found if note.author_id == user.pk and note.state != NoteState.FINAL]
    return NotesOfRegion(waiting, [note for note in found if note not in waiting])


def waiting_answers(notes: QuerySet[NoteOfVisit]) -> QuerySet[NoteOfVisit]:
    """Those with an authority that has said nothing of them as they stand now."""
    answered = NoteAnswer.objects.filter(note=OuterRef("pk"), version=F("note__version"))
    return notes.filter(~Exists(answered), state=NoteState.SHARED)
