"""What changed between two reports of one plan, field by field, in the words of the files."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluations.enums import ActionStatus
from evaluations.reports.plans import words
from evaluations.reports.plans.columns import FIELDS
from evaluations.reports.plans.model import ActionLine, FollowUpLine, PlanReport, RatingLine
from evaluations.reports.words import date_words
from schools.sheets import Value

DROPPED = ActionStatus.DROPPED.label
# What is said of how an action goes: no reason to sign the plan again.
OF_PROGRESS = {
    "Status",
    "Progress",
    "Progress report",
    "Evaluation of impact",
    "Evaluated on",
    "Milestone reached",
}


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    was: str
    now: str

    @property
    def of_progress(self) -> bool:
        return self.what in OF_PROGRESS and self.now != DROPPED


@dataclass(frozen=True, slots=True)
class Change:
    """Of one action, rating or other part of the plan; `kind` is new, changed or gone."""

    about: str
    kind: str
    lines: tuple[Line, ...]

    @property
    def of_progress(self) -> bool:
        """Whether it only says how the action goes."""
        return self.kind == "changed" and all(line.of_progress for line in self.lines)


def changes_between(was: PlanReport, now: PlanReport) -> list[Change]:
    """In the order of the plan. Days that pass change nothing."""
    return [*_head(was, now), *_ratings(was, now), *_actions(was, now), *_follow_ups(was, now)]


def _head(was: PlanReport, now: PlanReport) -> Iterator[Change]:
    pairs = (
        ("Introduction", was.head.introduction, now.head.introduction),
        ("Goes to", words.committee_words(was.head), words.committee_words(now.head)),
        ("Judgements agreed", words.agreed_words(was.head), words.agreed_words(now.head)),
    )
    yield from _changed("The plan", pairs)


def _ratings(was: PlanReport, now: PlanReport) -> Iterator[Change]:
    """The level, and the reason for no action: the actions themselves are compared below."""
    levels = {level.code: level.label for report in (was, now) for level in report.levels}
    before = {line.key: line for line in was.ratings}
    for line in now.ratings:
        old = before.get(line.key)
        yield from _changed(
            words.element_name(now, line, full=False),
            (
                ("Rating", levels.get(old.level, "") if old else "", levels.get(line.level, "")),
                ("Reason for no action", _reason(old), _reason(line)),
            ),
        )


def _reason(line: RatingLine | None) -> str:
    return line.reason if line else ""


def _actions(was: PlanReport, now: PlanReport) -> Iterator[Change]:
    before = {action.ref: action for action in was.actions}
    for action in now.actions:
        old = before.pop(action.ref, None)
        name = f"{action.ref} {action.title}"
        if old is None:
            yield Change(name, "new", tuple(_new(action)))
        else:
            yield from _changed(name, _fields(old, action))
    for old in before.values():
        yield Change(f"{old.ref} {old.title}", "gone", ())


def _new(action: ActionLine) -> Iterator[Line]:
    for field in FIELDS:
        if field.name and (said := said_of(field.value(action))):
            yield Line(field.title, "", said)
    for milestone in action.milestones:
        yield Line("Milestone", "", words.milestone_said(milestone))


def _fields(old: ActionLine, now: ActionLine) -> Iterator[tuple[str, str, str]]:
    for field in FIELDS:
        if field.name:
            yield field.title, said_of(field.value(old)), said_of(field.value(now))
    before = {one.key: one for one in old.milestones}
    for one in now.milestones:
        was = before.pop(one.key, None)
        if was and (was.title, was.due) == (one.title, one.due):
            yield "Milestone reached", words.milestone_said(was), words.milestone_said(one)
        else:
            yield "Milestone", words.milestone_said(was) if was else "", words.milestone_said(one)
    for gone in before.values():
        yield "Milestone", words.milestone_said(gone), ""
    said = set(old.history)
    for entry in now.history:
        if entry not in said:
            yield (
                "Progress report",
                "",
                f"{date_words(entry.on)}, {entry.progress}: {entry.note}".rstrip(": "),
            )


def _follow_ups(was: PlanReport, now: PlanReport) -> Iterator[Change]:
    before: dict[int, FollowUpLine] = {line.key: line for line in was.follow_ups}
    for line in now.follow_ups:
        old = before.pop(line.key, None)
        lines = tuple(_said(_follow_up(old), _follow_up(line)))
        if lines:
            yield Change(f"{line.kind_label}: {line.text}", "changed" if old else "new", lines)
    for gone in before.values():
        yield Change(f"{gone.kind_label}: {gone.text}", "gone", ())


def _follow_up(line: FollowUpLine | None) -> Mapping[str, str]:
    if line is None:
        return {}
    days = {"By when": line.due, "Confirmed on": line.confirmed_on, "Done on": line.done_on}
    return {"What": line.text, "Who": line.who, **{term: date_words(day) for term, day in days.items()}}


def _said(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Line]:
    for term, said in now.items():
        if said != was.get(term, ""):
            yield Line(term, was.get(term, ""), said)


def _changed(about: str, fields: Iterable[tuple[str, str, str]]) -> Iterator[Change]:
    lines = tuple(Line(*field) for field in fields if field[1] != field[2])
    if lines:
        yield Change(about, "changed", lines)


def said_of(value: Value) -> str:
    """A value of the workbook in words."""
    if isinstance(value, dt.date):
        return date_words(value)
    if isinstance(value, float):
        return words.money(round(value * 100))
    return "" if value is None else str(value)
