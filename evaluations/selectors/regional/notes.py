"""Notes of visit as regional staff reach them, and what they contribute to the ratings of an authority."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import LocalAuthority, User
from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import NoteState
from evaluations.models import NoteLine, NoteOfVisit
from standards.content import Element

DRAFT = Q(state=NoteState.DRAFT)


def notes_for(user: User, posts: Posts) -> QuerySet[NoteOfVisit]:
    """Shared and final ones in the phases of the person's posts, newest first, and the drafts that are theirs to read.

    A draft is read by its author while the post lasts, and by those who propose ratings of its phase: its phase
    advisers and the director.
    """
    drafts = _reach(posts, RegionalPermission.PROPOSE) | (
        Q(author=user) & _reach(posts, RegionalPermission.WRITE)
    )
    found = (~DRAFT & _reach(posts, RegionalPermission.VIEW)) | (DRAFT & drafts)
    return NoteOfVisit.objects.filter(found).select_related(
        "authority__region", "framework", "phase", "author"
    )


def _reach(posts: Posts, permission: RegionalPermission) -> Q:
    """The notes of their regions in the phases where their posts hold the permission."""
    found = Q(pk__in=[])
    for region in posts.regions:
        phases = posts.phases(region.pk, permission)
        here = Q(authority__region=region.pk)
        found |= here if phases is None else here & Q(phase__ref__in=phases)
    return found


def note_for(user: User, posts: Posts, pk: int, *, lock: bool = False) -> NoteOfVisit:
    """Raises NoteOfVisit.DoesNotExist; `lock` needs a transaction."""
    notes = notes_for(user, posts)
    return (notes.select_for_update(of=("self",)) if lock else notes).get(pk=pk)


def contributes(element: Element) -> bool:
    """Whether notes give contributory ratings of it: appendix 2 gives that part to regional advisers for some."""
    return element.led_by.get("who") == "regional-advisers"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one note says of one aspect in its phase. `level` is the pk of a contributory rating, where one is given.

    `own_draft` marks what the reader wrote and nobody else should rest on yet.
    """

    note: int
    title: str
    date: dt.date
    author: str
    text: str
    level: int | None
    state: str
    state_label: str
    own_draft: bool


Contributions = dict[tuple[int, int], list[Contribution]]


def contributions(user: User, posts: Posts, authority: LocalAuthority) -> Contributions:
    """By element and phase (their pks), newest first, in the phases that the person reads. One query.

    Shared and final notes, and the person's own drafts; nobody else's. Elements belong to a version of the
    framework, so a round on another version finds none of these.
    """
    mine = notes_for(user, posts).filter(~DRAFT | Q(author=user), authority=authority).order_by()
    lines = (
        NoteLine.objects.filter(note__in=mine.values("pk"))
        .exclude(text="", level=None)
        .select_related("note__author")
        .order_by("-note__visited_on", "-note__pk")
    )
    found: Contributions = defaultdict(list)
    for line in lines:
        found[line.element_id, line.note.phase_id].append(_contribution(line))
    return dict(found)


def _contribution(line: NoteLine) -> Contribution:
    note = line.note
    return Contribution(
        note=note.pk,
        title=note.title,
        date=note.visited_on,
        author=str(note.author),
        text=line.text,
        level=line.level_id,
        state=note.state,
        state_label=note.get_state_display(),
        own_draft=note.is_draft,
    )
