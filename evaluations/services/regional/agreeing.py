"""The director agrees what is proposed, which makes it the National Strategies view, or sends it back."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.posts import Posts
from evaluations.enums import View
from evaluations.models import Cell, Judgement, Proposal
from evaluations.permissions import can_agree_view
from evaluations.selectors.verdicts import verdict_of
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.regional.proposing import (
    Rows,
    Stance,
    level_words,
    refuse_unfounded,
    rows_of,
    save,
    says_the_same,
    take,
    write_proposal,
)
from standards.content import Content

AGREED, RETURNED, REPLACED = "Agreed", "Returned", "Agreed anew"


def agree(
    *, cell: Cell, content: Content, posts: Posts, user: User, stance: Stance, version: int, reply: str = ""
) -> Proposal:
    """Agree it as proposed, or at another level with the `reply` that says why. `cell` is locked by the caller.

    A director who finds nothing proposed proposes and agrees at once; the record names them as both.
    """
    require_agree(cell, posts)
    rows = rows_of(cell)
    if not rows.open and rows.agreed and says_the_same(rows.agreed, stance, rows.authority):
        return rows.agreed
    if rows.version != version:
        raise Overtaken(rows.latest)
    refuse_unfounded(cell, content, rows.authority, stance)
    _refuse_unsaid(content, rows.open, stance, reply)
    row = rows.open or write_proposal(cell, rows, stance, user)
    take(row, stance, rows.authority)
    row.reply = reply.strip()
    return _settle(cell, content, rows, row, user)


@transaction.atomic
def agree_as_proposed(
    *, cells: Sequence[Cell], content: Content, posts: Posts, user: User, versions: Mapping[int, int]
) -> list[Proposal]:
    """All of these or none. `versions` by pk of the cell; the cells' round is locked by the caller.

    Raises Refused naming each that cannot be agreed: changed meanwhile, sent back, or no longer under the ceiling.
    """
    if not cells:
        raise Refused("Tick at least one proposal to agree.")
    require_agree(cells[0], posts)
    agreed, refusals = [], []
    for cell in cells:
        try:
            agreed.append(_as_it_stands(cell, content, posts, user, versions[cell.pk]))
        except Refused as refused:
            refusals.append(f"{cell.element.ref}, {cell.phase}: {refused}")
    if refusals:
        raise Refused("Nothing is agreed yet.", *refusals)
    return agreed


def send_back(*, cell: Cell, posts: Posts, user: User, reply: str, version: int) -> Proposal:
    """To whoever proposed it, with what is to be thought about again. What was agreed before stands."""
    require_agree(cell, posts)
    rows = rows_of(cell)
    if not reply.strip():
        raise Refused("Say what should be looked at again: the adviser reads it beside the proposal.")
    if rows.version != version:
        raise Overtaken(rows.latest)
    if rows.open is None:
        raise Refused("There is no proposal to return: propose another view, or agree one.")
    rows.open.returned_at, rows.open.reply = timezone.now(), reply.strip()
    return save(rows.open, user, RETURNED, rows.version + 1)


def require_agree(cell: Cell, posts: Posts) -> None:
    if not can_agree_view(posts, cell.round.authority.region_id):
        raise Refused("Only the senior regional director agrees the National Strategies view.")


def _as_it_stands(cell: Cell, content: Content, posts: Posts, user: User, version: int) -> Proposal:
    row = rows_of(cell).open
    if row is None or row.version != version:
        raise Refused("it has changed since you opened the page. Look at it again.")
    if row.returned_at:
        raise Refused("it is returned, and waits for the adviser.")
    stance = Stance(content.level_by_pk.get(row.level_id), row.rationale, row.difference)
    return agree(cell=cell, content=content, posts=posts, user=user, stance=stance, version=version)


def _refuse_unsaid(content: Content, proposed: Proposal | None, stance: Stance, reply: str) -> None:
    if proposed and proposed.level_id != stance.level_pk and not reply.strip():
        raise Refused(
            f"Say why you agree another level than {proposed.proposed_by} proposed, which is "
            f"{level_words(content, proposed.level_id)}."
        )


def _settle(cell: Cell, content: Content, rows: Rows, row: Proposal, user: User) -> Proposal:
    """What was agreed before gives way; the history keeps it."""
    if rows.agreed:
        rows.agreed._history_user, rows.agreed._change_reason = user, REPLACED
        rows.agreed.delete()
    row.agreed_at, row.agreed_by, row.returned_at = timezone.now(), user, None
    save(row, user, AGREED, row.version + 1)
    _write_view(cell, content, row, user)
    return row


def _write_view(cell: Cell, content: Content, proposal: Proposal, user: User) -> Judgement:
    verdict = verdict_of(content, cell, cell.answers.all())
    row = Judgement.objects.filter(cell=cell, view=View.STRATEGIES).first()
    row = row or Judgement(cell=cell, view=View.STRATEGIES, version=0)
    row.level_id, row.not_applicable = proposal.level_id, proposal.not_applicable
    row.rationale = proposal.rationale
    row.agreed_by = list(dict.fromkeys(str(who) for who in (proposal.proposed_by, user)))
    row.agreed_on = timezone.localdate(proposal.agreed_at)
    row.ceiling_id = content.level(verdict.ceiling).pk if verdict.ceiling else None
    row.version += 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
    return row
