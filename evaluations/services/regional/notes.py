"""Notes of visit: written by an adviser, shared with the authority for accuracy, made final and never changed after."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils import timezone

from accounts.models import LocalAuthority, User
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import NoteState
from evaluations.models import NoteOfVisit
from evaluations.permissions import can_write_note
from evaluations.selectors.regional.notes import contributes
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.note_lines import (
    LineEntry,
    QuestionEntry,
    clear,
    write_lines,
    write_questions,
)
from standards.content import content_for
from standards.models import Framework


@dataclass(frozen=True, slots=True)
class Head:
    """What was visited, when and why. `school` is a pk of the register, None where a name was typed or none is due."""

    school_id: int | None
    school_name: str
    visited_on: dt.date
    who: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Body:
    summary: str
    next_steps: str
    lines: Sequence[LineEntry]
    questions: Sequence[QuestionEntry]


@transaction.atomic
def begin_note(
    *,
    authority: LocalAuthority,
    framework: Framework,
    phase: str,
    kind: str,
    head: Head,
    user: User,
    posts: Posts,
) -> NoteOfVisit:
    """A draft in a phase (its ref). The same draft sent twice is kept once."""
    if not posts.may(RegionalPermission.WRITE, authority.region_id or 0, phase):
        raise Refused("Your post is not for this phase, so you cannot write notes of visit in it.")
    content = content_for(framework)
    made = NoteOfVisit(
        authority=authority, framework=framework, phase_id=content.phase(phase).pk, kind=kind, author=user
    )
    _put(made, head)
    last = NoteOfVisit.objects.filter(author=user, authority=authority, version=1).order_by("-pk").first()
    if last is not None and _same(last, made):
        return last
    return _save(made, user)


@transaction.atomic
def change_note(
    *, note: NoteOfVisit, user: User, posts: Posts, head: Head, body: Body, version: int
) -> NoteOfVisit:
    """`note` is locked by the caller. Raises Overtaken where it was saved since; the same again changes nothing."""
    _check(note, user, posts)
    _check_ratings(note, body.lines)
    if note.version != version:
        raise Overtaken(note)
    before = {name: getattr(note, name) for name in TEXTS}
    _put(note, head)
    note.summary, note.next_steps = body.summary, body.next_steps
    changed = [
        before != {name: getattr(note, name) for name in TEXTS},
        write_lines(note, user, body.lines),
        write_questions(note, user, body.questions),
    ]
    if any(changed):
        note.version += 1
        _save(note, user)
    return note


@transaction.atomic
def share_note(*, note: NoteOfVisit, user: User, posts: Posts, version: int) -> NoteOfVisit:
    """With the authority, for accuracy. `note` is locked by the caller."""
    _check(note, user, posts, version)
    if note.state != NoteState.DRAFT:
        raise Refused("This note is shared with the authority already.")
    if not note.summary and not note.lines.exists():
        raise Refused(
            "There is nothing to share yet: write a summary, or what was seen and said of an aspect."
        )
    return _step(note, user, NoteState.SHARED)


@transaction.atomic
def finish_note(*, note: NoteOfVisit, user: User, posts: Posts, version: int) -> NoteOfVisit:
    """Nothing in it changes after that. It need not wait for the authority's answer, only have been shared."""
    _check(note, user, posts, version)
    if note.state != NoteState.SHARED:
        raise Refused("A note is shared with the authority for accuracy before it is made final.")
    return _step(note, user, NoteState.FINAL)


@transaction.atomic
def drop_note(*, note: NoteOfVisit, user: User, posts: Posts, version: int) -> None:
    """A draft alone: what the authority has read is not taken back."""
    _check(note, user, posts, version)
    if note.state != NoteState.DRAFT:
        raise Refused("The authority has this note, so it cannot be deleted.")
    clear(note, user)
    note.updated_by = user
    note.delete()


TEXTS = ("school_id", "school_name", "visited_on", "who", "purpose", "summary", "next_steps")


def _put(note: NoteOfVisit, head: Head) -> None:
    for field in fields(head):
        setattr(note, field.name, getattr(head, field.name))


def _same(last: NoteOfVisit, made: NoteOfVisit) -> bool:
    return all(getattr(last, name) == getattr(made, name) for name in (*TEXTS, "kind", "phase_id"))


def _step(note: NoteOfVisit, user: User, state: NoteState) -> NoteOfVisit:
    note.state, now = state, timezone.now()
    if state == NoteState.SHARED:
        note.shared_at = now
    else:
        note.final_at = now
    note.version += 1
    return _save(note, user)


def _save(note: NoteOfVisit, user: User) -> NoteOfVisit:
    note.updated_by, note.updated_at = user, timezone.now()
    note.save()
    return note


def _check(note: NoteOfVisit, user: User, posts: Posts, version: int | None = None) -> None:
    if not can_write_note(posts, user, note):
        raise Refused("Only the author of a note and the senior regional director may change it.")
    if note.state == NoteState.FINAL:
        raise Refused(
            "This note is final, so nothing in it changes. Write a new note for what has to be added."
        )
    if version is not None and note.version != version:
        raise Overtaken(note)


def _check_ratings(note: NoteOfVisit, lines: Sequence[LineEntry]) -> None:
    """A contributory rating only where appendix 2 gives regional advisers that part, and of this scale."""
    content = content_for(note.framework)
    for line in lines:
        element = content.element_by_pk.get(line.element)
        if element is None or not element.in_phase(note.phase.ref):
            raise Refused("The note speaks of something that does not exist in its phase.")
        if line.level is None:
            continue
        if not contributes(element):
            raise Refused(
                f"{element.ref} {element.short_label} is rated in the discussion of senior managers, so a note "
                "gives no contributory rating of it. What you write informs that discussion."
            )
        if line.level not in content.level_by_pk:
            raise Refused("The note gives a rating that this scale does not have.")
