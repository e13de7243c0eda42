"""What a filled-in workbook would change in a plan, and the change itself: all of it, or nothing."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from accounts.models import User
from evaluations.models import Action, Plan
from evaluations.selectors.plans.book import Book, Said
from evaluations.services.errors import Refused
from evaluations.services.plans.actions import add_action, change_action
from evaluations.services.plans.details import Details, check, details_of
from evaluations.services.plans.milestones import Step
from evaluations.services.plans.progress import report_progress


@dataclass(frozen=True, slots=True)
class StepSaid:
    """A milestone of the file that is new (`key` None) or differs from what was downloaded."""

    row: int
    key: int | None
    said: Said


@dataclass(frozen=True, slots=True)
class Proposed:
    """A row of the file that says something new; `number` is 0 for a new action, `fields` what it changes."""

    row: int
    number: int
    version: int
    fields: Mapping[str, Any]
    progress: str = ""
    steps: tuple[StepSaid, ...] = ()


@dataclass(slots=True)
class Change:
    """A proposal beside the action as it stands, None for a new one. `both` names what someone else changed too."""

    proposed: Proposed
    action: Action | None
    fields: Mapping[str, Any]
    progress: str
    steps: tuple[Step, ...]
    both: tuple[str, ...] = ()
    crossed: tuple[Step, ...] = ()

    @property
    def clashes(self) -> bool:
        return bool(self.both or self.crossed)

    @property
    def details(self) -> Details:
        """The action as it becomes."""
        if self.action is None:
            return Details(**{"title": "", **self.fields})
        return replace(details_of(self.action), **self.fields)


@dataclass(slots=True)
class Comparison:
    """`refused` pairs a row of the sheet Actions with why; `same` counts rows that say nothing new."""

    changes: list[Change] = field(default_factory=list)
    clashes: list[Change] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)

    @property
    def every(self) -> list[Change]:
        return [*self.changes, *self.clashes]


def compare(book: Book, proposed: Iterable[Proposed]) -> Comparison:
    """No queries."""
    found = Comparison()
    for one in proposed:
        change = _change(book, one) if one.number else _new(one)
        if not (change.fields or change.progress or change.steps):
            continue
        if why := _why_not(book, change):
            found.refused.append((one.row, why))
        else:
            (found.clashes if change.clashes else found.changes).append(change)
    return found


def _new(one: Proposed) -> Change:
    return Change(one, None, one.fields, one.progress, tuple(Step(None, step.said) for step in one.steps))


def _change(book: Book, one: Proposed) -> Change:
    """What of it is still new: what someone else has brought in already is left out."""
    action, base = book.actions[one.number], book.base(one.number, one.version)
    fields = {name: value for name, value in one.fields.items() if getattr(action, name) != value}
    both = tuple(name for name in fields if getattr(action, name) != getattr(base, name))
    progress = one.progress if one.progress != action.progress else ""
    if progress and action.progress != base.progress:
        both = (*both, "progress")
    now = book.steps[one.number, action.version]
    was = book.steps[one.number, one.version]
    steps = tuple(
        Step(step.key, step.said, was.get(step.key) if step.key else None)
        for step in one.steps
        if (now.get(step.key) != step.said if step.key else step.said not in now.values())
    )
    crossed = tuple(
        step for step in steps if step.pk is not None and step.pk in now and now.get(step.pk) != step.was
    )
    return Change(one, action, fields, progress, steps, both, crossed)


def _why_not(book: Book, change: Change) -> str:
    """Rules that hold for an action as a whole."""
    details = change.details
    if change.action is None:
        same = (details.title.casefold(), details.cell_id)
        for action in book.actions.values():
            if (action.title.casefold(), action.cell_id) == same:
                return f"{action.ref} says the same. Write its reference in the row, or other words."
    try:
        check(details)
    except Refused as refused:
        return str(refused)
    return ""


def mine(book: Book, change: Change) -> Change:
    """A clash that the person settled for the file: what it says goes over what the plan says now."""
    if change.action is None:
        return change
    now = book.steps[change.action.number, change.action.version]
    steps = tuple(replace(step, was=now.get(step.pk) if step.pk else None) for step in change.steps)
    return replace(change, steps=steps, both=(), crossed=())


def take_in(*, plan: Plan, user: User, chosen: Iterable[Change], today: dt.date) -> int:
    """How many actions were changed or added. The caller holds the round and its transaction."""
    number = 0
    for change in sorted(chosen, key=lambda one: (one.action is None, one.proposed.row)):
        action = _put(plan, user, change)
        if change.progress:
            report_progress(plan=plan, action=action, user=user, on=today, progress=change.progress)
        number += 1
    return number


def _put(plan: Plan, user: User, change: Change) -> Action:
    if change.action is None:
        return add_action(plan=plan, user=user, details=change.details, steps=change.steps)
    return change_action(
        plan=plan,
        action=change.action,
        user=user,
        details=change.details,
        version=change.action.version,
        steps=change.steps,
    )
