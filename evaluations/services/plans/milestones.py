"""Dated steps of an action: added, changed, removed and reached."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from evaluations.models import Action, Milestone

Said = tuple[str, dt.date, dt.date | None]
"""Title, due, done on."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a person wants of a milestone. `pk` is None for a new one, `was` what the page showed them."""

    pk: int | None
    said: Said
    was: Said | None = None
    remove: bool = False

    @property
    def changed(self) -> bool:
        return self.pk is None or self.remove or self.said != self.was


def clashes(action: Action, steps: Iterable[Step]) -> tuple[Step, ...]:
    """Those that someone else changed too since the page was opened, with `was` as it stands now."""
    asked = [step for step in steps if step.changed]
    now = _now(action) if asked else {}
    return tuple(
        Step(step.pk, step.said, said_of(row), step.remove)
        for step in asked
        if (row := now.get(step.pk)) and said_of(row) not in (step.was, step.said)
    )


def put_steps(action: Action, user: User, steps: Iterable[Step]) -> bool:
    """Whether anything changed. One that someone removed meanwhile is put back as this person has it."""
    asked = [step for step in steps if step.changed]
    now = _now(action) if asked else {}
    for step in asked:
        row = now.get(step.pk)
        if row if step.remove else row is None or said_of(row) != step.said:
            _put(action, row, step, user)
    return bool(asked)


def said_of(row: Milestone) -> Said:
    return row.title, row.due, row.done_on


def _now(action: Action) -> dict[int | None, Milestone]:
    return {row.pk: row for row in action.milestones.all()} if action.pk else {}


def _put(action: Action, row: Milestone | None, step: Step, user: User) -> None:
    row = row or Milestone(action=action)
    row._history_user = user
    if step.remove:
        row.delete()
        return
    row.title, row.due, row.done_on = step.said
    row.save()
