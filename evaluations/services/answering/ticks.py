"""What an answer rests on and points at: sets, so that what two people tick at once is put together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

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


@dataclass(frozen=True, slots=True)
class Lines:
    """The same of lines of one's own, which stand in the order typed: each line once, as left and as shown."""

    typed: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def added(self) -> frozenset[str]:
        return frozenset(self.typed).difference(self.shown)

    @property
    def removed(self) -> frozenset[str]:
        return frozenset(self.shown).difference(self.typed)

    @property
    def moved(self) -> bool:
        """Whether anything but the end is new, or stands elsewhere than it was shown."""
        stayed = [words for words in self.shown if words not in self.removed]
        return list(self.typed) != stayed + [words for words in self.typed if words in self.added]


NONE = Ticks()
NO_LINES = Lines()


def keep_evidence(
    *, answer: TeamAnswer, cell: Cell, user: User, expected: Ticks, own: Lines, items: Ticks
) -> None:
    """Words of the published list and of one's own; items by pk. One query, and one for each change."""
    if not (own.moved or any(ticks.added or ticks.removed for ticks in (expected, own, items))):
        return
    kept = list(answer.evidence.all())
    _keep_expected(answer, user, kept, expected)
    _keep_own(answer, user, kept, own)
    _keep_items(answer, cell, user, kept, items)


def _keep_expected(answer: TeamAnswer, user: User, kept: Iterable[AnswerEvidence], ticks: Ticks) -> None:
    there = {row.words: row for row in kept if row.kind == EvidenceKind.EXPECTED}
    for words in sorted(ticks.added - there.keys()):
        _add(AnswerEvidence(answer=answer, kind=EvidenceKind.EXPECTED, words=words), user)
    for words in ticks.removed & there.keys():
        _remove(there[words], user)


def _keep_own(answer: TeamAnswer, user: User, kept: Iterable[AnswerEvidence], lines: Lines) -> None:
    """Rows are read by pk: where lines moved, those there take the words in the order typed.

    A line that somebody else added stays where it is; one that somebody else took away stays away.
    """
    there = {row.words: row for row in kept if row.kind == EvidenceKind.OWN}
    wanted = [words for words in lines.typed if words in lines.added or words in there]
    rows = [row for words, row in there.items() if words in lines.removed or words in wanted]
    if not lines.moved:
        for words in lines.removed & there.keys():
            _remove(there[words], user)
        rows, wanted = [], [words for words in wanted if words not in there]
    more = [AnswerEvidence(answer=answer, kind=EvidenceKind.OWN) for _ in wanted[len(rows) :]]
    _lay([*rows, *more], wanted, user)
    for row in rows[len(wanted) :]:
        _remove(row, user)


def _lay(rows: list[AnswerEvidence], wanted: list[str], user: User) -> None:
    """With the words goes who added them, and when."""
    added = {row.words: (row.added_by_id, row.added_at) for row in rows}
    for row, words in zip(rows, wanted, strict=False):
        if row.words != words:
            row.words, row._history_user = words, user
            row.added_by_id, row.added_at = added.get(words, (user.pk, timezone.now()))
            row.save()


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
