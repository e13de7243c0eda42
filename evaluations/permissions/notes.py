"""Notes of visit: who writes one and who of the authority reads it, by how far it is."""

from accounts.models import User
from accounts.posts import Posts
from accounts.roles import Permission, RegionalPermission, may
from evaluations.enums import NoteState
from evaluations.models import NoteOfVisit


def can_write_note(posts: Posts, user: User, note: NoteOfVisit) -> bool:
    """Its author, while the post lasts; and the director, so that no note is stranded when an adviser goes."""
    region = note.authority.region_id
    if posts.may(RegionalPermission.AGREE, region):
        return True
    return note.author_id == user.pk and posts.may(RegionalPermission.WRITE, region, note.phase.ref)


def can_read_notes(role: str) -> bool:
    """At the authority. Guests work on what they are named for."""
    return role != "guest" and may(role, Permission.VIEW_ROUNDS)


def can_read_note(role: str, state: str) -> bool:
    """A note with the authority for accuracy is for those who see open rounds, a final one for readers too."""
    if state == NoteState.DRAFT or not can_read_notes(role):
        return False
    return state == NoteState.FINAL or may(role, Permission.VIEW_OPEN_ROUNDS)


def can_answer_note(role: str) -> bool:
    """On its accuracy: those who record what the authority judges."""
    return role != "guest" and may(role, Permission.JUDGE)
