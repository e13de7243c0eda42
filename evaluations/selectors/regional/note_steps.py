"""What became of a note: its steps for everyone who reads it, and each change in words for its region."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from evaluations.enums import NoteState
from evaluations.models import NoteLine, NoteOfVisit, NoteQuestion
from evaluations.selectors.history import Event, steps_of, who
from standards.content import Content, content_for

STEPS = {NoteState.SHARED: "Shared with the authority for accuracy", NoteState.FINAL: "Made final"}


@dataclass(frozen=True, slots=True)
class Step:
    """`inside` is one that only the region reads: of the draft."""

    when: dt.datetime
    who: str
    what: str
    inside: bool = False


def steps_of_note(note: NoteOfVisit) -> list[Step]:
    """Oldest first; one query. Saves of one person that follow one another are told as one."""
    found: list[Step] = []
    for before, row in steps_of(NoteOfVisit.history.filter(id=note.pk)):
        step = _step(before, row)
        if found and (found[-1].what, found[-1].who) == (step.what, step.who):
            found.pop()
        found.append(step)
    return found


def _step(before: Any | None, row: Any) -> Step:
    inside = row.state == NoteState.DRAFT
    if before is None:
        return Step(row.history_date, who(row), "Draft begun", inside)
    if before.state != row.state:
        return Step(row.history_date, who(row), STEPS[row.state])
    return Step(
        row.history_date, who(row), "Draft changed" if inside else "Changed while with the authority", inside
    )


Said = Callable[[Any], str]
FIELDS: tuple[tuple[str, Said], ...] = (
    ("State", lambda row: row.get_state_display()),
    ("Date", lambda row: f"{row.visited_on.day} {row.visited_on:%B %Y}"),
    ("School", lambda row: row.school_name),
    ("Who was met", lambda row: row.who),
    ("Purpose", lambda row: row.purpose),
    ("Summary", lambda row: row.summary),
    ("Agreed next steps", lambda row: row.next_steps),
)


def note_events(note: NoteOfVisit) -> list[Event]:
    """Every change, field by field, newest first; three queries."""
    content = content_for(note.framework)
    events = [
        *_head_events(note),
        *_line_events(note, content),
        *_question_events(note),
    ]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _head_events(note: NoteOfVisit) -> Iterator[Event]:
    for before, row in steps_of(NoteOfVisit.history.filter(id=note.pk)):
        for name, said in FIELDS:
            was, now = said(before) if before is not None else "", said(row)
            if was != now:
                yield Event(row.history_date, who(row), name, was, now, "")


def _line_events(note: NoteOfVisit, content: Content) -> Iterator[Event]:
    for before, row in steps_of(NoteLine.history.filter(note_id=note.pk)):
        gone, element = row.history_type == "-", content.element_by_pk[row.element_id]
        name = f"{element.ref} {element.short_label}"
        rated = [_level(content, before), "" if gone else _level(content, row)]
        if rated[0] != rated[1]:
            what = f"{name}, contributory rating"
            yield Event(row.history_date, who(row), what, rated[0], rated[1], "")
        said = [before.text if before else "", "" if gone else row.text]
        if said[0] != said[1]:
            yield Event(row.history_date, who(row), name, said[0], said[1], "")


def _question_events(note: NoteOfVisit) -> Iterator[Event]:
    for before, row in steps_of(NoteQuestion.history.filter(note_id=note.pk)):
        said = [before.said if before else "", "" if row.history_type == "-" else row.said]
        if said[0] != said[1]:
            yield Event(row.history_date, who(row), row.question, said[0], said[1], "")


def _level(content: Content, row: Any | None) -> str:
    level = content.level_by_pk.get(row.level_id) if row is not None else None
    return level.label if level else ""
