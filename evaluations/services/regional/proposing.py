"""The National Strategies view of a cell: an adviser proposes it, held under the authority's own ceiling."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from accounts.posts import Posts
from evaluations.enums import View
from evaluations.models import Cell, Judgement, Proposal
from evaluations.permissions import can_propose_view
from evaluations.selectors.regional.national_view import Found, proposals_of
from evaluations.selectors.verdicts import verdict_of
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.judgements import refuse_unsupported
from standards.content import Content, Level

PROPOSED = "Proposed"


@dataclass(frozen=True, slots=True)
class Stance:
    """What the National Strategies hold of a cell. `level` is None for not applicable.

    `difference` says why it is not what the authority judged, and is needed where it is not.
    """

    level: Level | None
    rationale: str
    difference: str = ""

    @property
    def level_pk(self) -> int | None:
        return self.level.pk if self.level else None


@dataclass(frozen=True, slots=True)
class Rows:
    """What is recorded of a cell, read under its lock."""

    authority: Judgement
    agreed: Proposal | None
    open: Proposal | None

    @property
    def latest(self) -> Proposal | None:
        return self.open or self.agreed

    @property
    def version(self) -> int:
        """Counts on from one proposal of the cell to the next."""
        return self.latest.version if self.latest else 0


def propose(
    *, cell: Cell, content: Content, posts: Posts, user: User, stance: Stance, version: int
) -> Proposal:
    """Propose it, or change what was proposed; what is agreed stands until this is agreed. `cell` is locked.

    Raises Refused above the ceiling, with open points, or without a reason; Overtaken where someone proposed
    or agreed another since `version`.
    """
    require_propose(cell, posts)
    rows = rows_of(cell)
    refuse_unfounded(cell, content, rows.authority, stance)
    if rows.latest and not rows.latest.returned_at and says_the_same(rows.latest, stance, rows.authority):
        return rows.latest
    if rows.version != version:
        raise Overtaken(rows.latest)
    return write_proposal(cell, rows, stance, user)


def require_propose(cell: Cell, posts: Posts) -> None:
    phase = cell.phase.ref if cell.phase else ""
    if not can_propose_view(posts, cell.round.authority.region_id, phase):
        raise Refused(
            "The National Strategies view is proposed by the senior adviser of the phase or their deputy, or by "
            "the regional director. What you saw goes into a note of visit."
        )


def rows_of(cell: Cell) -> Rows:
    """Two queries. Raises Refused where the authority has not judged the cell."""
    authority = Judgement.objects.filter(cell=cell, view=View.AUTHORITY).select_related("level").first()
    if authority is None:
        raise Refused("The authority has not agreed this one yet, so there is no view to set another beside.")
    found = Found.of(proposals_of(cell))
    return Rows(authority, found.agreed, found.open)


def refuse_unfounded(cell: Cell, content: Content, authority: Judgement, stance: Stance) -> None:
    if not stance.rationale.strip():
        raise Refused(
            "Say why, in a sentence or two: the reason stands beside the rating wherever it is read."
        )
    if stance.level is not None:
        verdict = verdict_of(content, cell, cell.answers.all())
        refuse_unsupported(content, cell, verdict, stance.level, or_else="")
    if stance.level_pk != authority.level_id and not stance.difference.strip():
        raise Refused(
            f"Say why it differs: the authority’s view is {level_words(content, authority.level_id)}. "
            "The authority reads the reason beside both views."
        )


def level_words(content: Content, level: int | None) -> str:
    return content.level_by_pk[level].label if level else "not applicable"


def says_the_same(row: Proposal, stance: Stance, authority: Judgement) -> bool:
    """And of the same judgement: a view is held anew once the authority has judged anew."""
    theirs = (row.level_id, row.rationale, row.difference, row.against_version)
    differs = stance.level_pk != authority.level_id
    return theirs == (
        *(stance.level_pk, stance.rationale.strip(), stance.difference.strip() if differs else ""),
        authority.version,
    )


def write_proposal(cell: Cell, rows: Rows, stance: Stance, user: User) -> Proposal:
    """In the open row, or in a new one beside what is agreed."""
    row = rows.open or Proposal(cell=cell)
    row.proposed_by, row.proposed_at = user, timezone.now()
    row.returned_at, row.reply = None, ""
    take(row, stance, rows.authority)
    return save(row, user, PROPOSED, rows.version + 1)


def take(row: Proposal, stance: Stance, authority: Judgement) -> None:
    row.level_id, row.not_applicable = stance.level_pk, stance.level is None
    row.rationale, row.difference = stance.rationale.strip(), stance.difference.strip()
    if row.level_id == authority.level_id:
        row.difference = ""
    row.against_id, row.against_version = authority.level_id, authority.version


def save(row: Proposal, user: User, what: str, version: int) -> Proposal:
    row.version, row._history_user, row._change_reason = version, user, what
    row.save()
    return row
