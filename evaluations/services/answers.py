"""Recording what the team found: findings on criteria, values of measures, notes on both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from accounts.models import User
from evaluations.models import Answer, Cell
from evaluations.models.cells import Key, field_of
from evaluations.permissions import can_record, refusal
from evaluations.services.errors import Refused


@dataclass(frozen=True, slots=True)
class Change:
    """One line as a person left it; `version` is the one they were looking at, 0 for none yet."""

    key: Key
    value: str
    note: str
    version: int

    @property
    def field(self) -> str:
        return field_of(self.key)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people changed the same line: `theirs` is saved, `mine` is not."""

    theirs: Answer
    mine: Change


@dataclass(frozen=True, slots=True)
class Recorded:
    saved: tuple[Answer, ...]
    clashes: tuple[Clash, ...]
    answers: Mapping[Key, Answer]


def record_answers(*, cell: Cell, user: User, changes: Iterable[Change]) -> Recorded:
    """Save every line that this person changed, and hand back those that someone else changed as well.

    `cell` is locked by the caller (`cell_for(…, lock=True)`). Only what differs from the version the person
    was looking at counts as theirs, so a page left open overwrites nobody. Raises Refused.
    """
    if not can_record(cell.access):
        raise Refused(refusal(cell.access))
    rows = {answer.key: answer for answer in cell.answers.all()}
    saved: list[Answer] = []
    clashes: list[Clash] = []
    made: list[Answer] = []
    for change in changes:
        answer, clash = _record(cell, user, change, rows.get(change.key), made)
        if answer is not None:
            rows[change.key] = answer
            saved.append(answer)
        if clash is not None:
            clashes.append(clash)
    _insert(made, user)
    return Recorded(tuple(saved), tuple(clashes), rows)


def _record(
    cell: Cell, user: User, change: Change, row: Answer | None, made: list[Answer]
) -> tuple[Answer | None, Clash | None]:
    """A line that is new is put into `made`, to be inserted with the others."""
    if row is None:
        if not change.value and not change.note:
            return None, None
        made.append(_new(cell, user, change))
        return made[-1], None
    if (change.value, change.note) == (row.value, row.note):
        return None, None
    if change.version == row.version:
        return _save(row, user, change.value, change.note), None
    return None, _clash(change, row)


def _clash(change: Change, row: Answer) -> Clash | None:
    """None where the person left the line as they had seen it, so that a page left open overwrites nobody.

    Answer and note are one statement: taking one from each of two people would say what neither did.
    """
    seen = row.history.filter(version=change.version).values_list("value", "note").first() or ("", "")
    return None if (change.value, change.note) == seen else Clash(row, change)


def _new(cell: Cell, user: User, change: Change) -> Answer:
    kind, pk = change.key
    answer = Answer(cell=cell, value=change.value, note=change.note, updated_by=user)
    setattr(answer, f"{kind}_id", pk)
    return answer


def _insert(made: list[Answer], user: User) -> None:
    """Line by line is what most saves are; a form without script may bring a whole element."""
    if len(made) == 1:
        made[0].save(force_insert=True)
    elif made:
        bulk_create_with_history(made, Answer, default_user=user)


def _save(answer: Answer, user: User, value: str, note: str) -> Answer:
    answer.value, answer.note, answer.updated_by = value, note, user
    answer.version += 1
    answer.updated_at = timezone.now()
    answer.save(update_fields=["value", "note", "updated_by", "version", "updated_at"])
    return answer
