"""The milestones of an action in its form: as many rows as the page has, each with what it showed before."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms

from evaluations.forms.days import DayField, day_words
from evaluations.forms.texts import clean_text, whole_number
from evaluations.selectors.plans.lines import MilestoneLine
from evaluations.services.plans.milestones import Said, Step

MOST = 60
BLANK = 2


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row as typed. `key` is what its fields are named after: the pk, or n1, n2 for new ones."""

    key: str
    title: str = ""
    due: str = ""
    done: str = ""
    remove: bool = False
    was: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    theirs: Said | None = None

    @property
    def pk(self) -> int | None:
        return whole_number(self.key) or None

    @property
    def is_blank(self) -> bool:
        return self.pk is None and not (self.title or self.due or self.done)


def rows_of(milestones: Iterable[MilestoneLine]) -> list[StepRow]:
    """What the form shows first: every milestone, and room for new ones."""
    return with_room([_shown(line) for line in milestones])


def with_room(rows: list[StepRow], more: int = BLANK) -> list[StepRow]:
    """`more` blank rows at the end."""
    kept = [row for row in rows if not row.is_blank]
    taken = {row.key for row in kept}
    free = (key for n in range(1, MOST + more + 1) if (key := f"n{n}") not in taken)
    return [*kept, *(StepRow(key) for key, _ in zip(free, range(more), strict=False))]


def read_rows(data: Mapping[str, Any]) -> tuple[list[StepRow], list[Step]]:
    """The rows as they were sent, with what is wrong in each, and what they ask for."""
    keys = [name.removeprefix("step-title-") for name in data if name.startswith("step-title-")][:MOST]
    rows, steps = [], []
    for key in keys:
        row, step = _read(_typed(data, key))
        rows.append(row)
        if step is not None:
            steps.append(step)
    return rows, steps


def errors_of(rows: Iterable[StepRow]) -> list[tuple[str, str]]:
    """For the error summary: the id of the field, and the message."""
    return [(f"step-{name}-{row.key}", text) for row in rows for name, text in row.errors.items()]


def show_clashes(rows: Iterable[StepRow], crossed: Iterable[Step]) -> list[StepRow]:
    """Beside what was typed what the other person saved; sent again, the typed one takes its place."""
    theirs = {step.pk: step.was for step in crossed}
    return [
        replace(row, theirs=said, was=_packed(said)) if (said := theirs.get(row.pk)) else row for row in rows
    ]


def _shown(line: MilestoneLine) -> StepRow:
    was = _packed((line.title, line.due, line.done_on))
    return StepRow(str(line.pk), line.title, day_words(line.due), day_words(line.done_on), was=was)


def _typed(data: Mapping[str, Any], key: str) -> StepRow:
    title, due, done, was = (
        clean_text(data.get(f"step-{name}-{key}", "")) for name in ("title", "due", "done", "was")
    )
    return StepRow(key, title, due, done, bool(data.get(f"step-remove-{key}")), was)


def _read(row: StepRow) -> tuple[StepRow, Step | None]:
    if row.is_blank:
        return row, None
    was = _unpacked(row.was)
    if row.remove:
        return row, Step(row.pk, was, was, remove=True) if row.pk and was else None
    errors: dict[str, str] = {}
    due, done = _day(row.due, "due", errors), _day(row.done, "done", errors)
    if not row.title:
        errors["title"] = "Say what the milestone is, or remove it."
    elif len(row.title) > 300:
        errors["title"] = f"Shorten the milestone to 300 characters: it has {len(row.title)}."
    if due is None and "due" not in errors:
        errors["due"] = "Give the date of the milestone."
    if errors or due is None:
        return replace(row, errors=errors), None
    return row, Step(row.pk, (row.title, due, done), was)


def _day(text: str, name: str, errors: dict[str, str]) -> dt.date | None:
    try:
        return DayField(required=False).clean(text)
    except forms.ValidationError as error:
        errors[name] = error.messages[0]
        return None


def _packed(said: Said) -> str:
    title, due, done = said
    return json.dumps([title, due.isoformat(), done.isoformat() if done else None])


def _unpacked(text: str) -> Said | None:
    """Nobody types this: where it is no longer what the page had, the milestone counts as changed."""
    try:
        title, due, done = json.loads(text)
        return str(title), dt.date.fromisoformat(due), dt.date.fromisoformat(done) if done else None
    except (ValueError, TypeError):
        return None
