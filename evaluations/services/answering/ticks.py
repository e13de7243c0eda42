"""What an answer rests on and points at: sets, so that what two people tick at once is put together."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from evaluations.enums import EvidenceKind
from evaluations.models import AnswerEvidence, Cell, DigestTable, EvidenceItem, TeamAnswer
from evaluations.permissions import can_see_confidential


@dataclass(frozen=True, slots=True)
class Ticks:
    """`now` as the person left it; `seen` as the page showed it, so that only the difference is theirs."""

    now: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()

    @property
    def added(self) -> frozenset[str]:
        return self.now - self.seen

    @property
    def removed(self) -> frozenset[str]:
        return self.seen - self.now


NONE = Ticks()


def keep_evidence(
    *, answer: TeamAnswer, cell: Cell, user: User, expected: Ticks, own: Ticks, items: Ticks
) -> None:
    """Words of the published list and of one's own; items by pk. One query, and one for each change."""
    if not any(ticks.added or ticks.removed for ticks in (expected, own, items)):
        return
    kept = list(answer.evidence.all())
    _keep_words(answer, user, kept, EvidenceKind.EXPECTED, expected)
    _keep_words(answer, user, kept, EvidenceKind.OWN, own)
    _keep_items(answer, cell, user, kept, items)


def _keep_words(
    answer: TeamAnswer, user: User, kept: Iterable[AnswerEvidence], kind: EvidenceKind, ticks: Ticks
) -> None:
    there = {row.words: row for row in kept if row.kind == kind}
    for words in sorted(ticks.added - there.keys()):
        _add(AnswerEvidence(answer=answer, kind=kind, words=words), user)
    for words in ticks.removed & there.keys():
        _remove(there[words], user)


def _keep_items(
    answer: TeamAnswer, cell: Cell, user: User, kept: Iterable[AnswerEvidence], ticks: Ticks
) -> None:
    """Only what is linked to the question, and what the person may see of that."""
    there = {str(row.item_id): row for row in kept if row.kind == EvidenceKind.ITEM}
    if wanted := [int(pk) for pk in ticks.added - there.keys()]:
        items = EvidenceItem.objects.filter(pk__in=wanted, links__cell=cell)
        if not can_see_confidential(cell.access):
            items = items.filter(individual=False)
        for item in items.order_by("pk"):
            _add(AnswerEvidence(answer=answer, kind=EvidenceKind.ITEM, words=item.title, item=item), user)
    for pk in ticks.removed & there.keys():
        _remove(there[pk], user)


def _add(row: AnswerEvidence, user: User) -> None:
    row.added_by = row._history_user = user
    row.save()


def _remove(row: AnswerEvidence, user: User) -> None:
    row._history_user = user
    row.delete()


def keep_cites(*, answer: TeamAnswer, ticks: Ticks) -> None:
    """Tables of the same round's digest, by pk."""
    if ticks.added:
        tables = DigestTable.objects.filter(pk__in=[int(pk) for pk in ticks.added])
        answer.cites.add(*tables.filter(round=answer.team.round_id))
    if ticks.removed:
        answer.cites.remove(*[int(pk) for pk in ticks.removed])
