"""The lines and questions of a note: what differs is written, what is empty goes."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from evaluations.models import NoteLine, NoteOfVisit, NoteQuestion


@dataclass(frozen=True, slots=True)
class LineEntry:
    """Of an element (its pk), with the pk of a contributory rating or None."""

    element: int
    text: str
    level: int | None

    @property
    def is_empty(self) -> bool:
        return not self.text and self.level is None


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """`place` is where it is printed, empty for one of the writer's own; `element` is a pk, where it has one."""

    element: int | None
    place: str
    question: str
    said: str


def write_lines(note: NoteOfVisit, user: User, entries: Iterable[LineEntry]) -> bool:
    """Whether anything changed. Lines of elements that are not among the entries stay."""
    there = {line.element_id: line for line in note.lines.all()}
    written = [_write_line(there.get(one.element) or NoteLine(note=note), user, one) for one in entries]
    return any(written)


def _write_line(line: NoteLine, user: User, entry: LineEntry) -> bool:
    line._history_user = user
    if entry.is_empty:
        return line.pk is not None and bool(line.delete())
    if line.pk and (line.text, line.level_id) == (entry.text, entry.level):
        return False
    line.element_id, line.text, line.level_id = entry.element, entry.text, entry.level
    line.save()
    return True


def write_questions(note: NoteOfVisit, user: User, entries: Iterable[QuestionEntry]) -> bool:
    """Whether anything changed: those of the note become those of the entries, in their order."""
    there = {(row.place, row.question): row for row in note.questions.all()}
    changed = False
    for position, entry in enumerate(entries):
        row = there.pop((entry.place, entry.question), None) or NoteQuestion(note=note)
        now = (entry.element, entry.place, entry.question, entry.said, position)
        if row.pk and now == (row.element_id, row.place, row.question, row.said, row.position):
            continue
        row.element_id, row.place, row.question, row.said, row.position = now
        row._history_user = user
        row.save()
        changed = True
    for row in there.values():
        row._history_user = user
        row.delete()
        changed = True
    return changed


def clear(note: NoteOfVisit, user: User) -> None:
    """Every line and question goes, and the history knows by whom."""
    write_lines(note, user, [LineEntry(line.element_id, "", None) for line in note.lines.all()])
    write_questions(note, user, [])
