"""The team's judgement of a cell: a person's decision, held under the ceiling."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from accounts.models import User
from evaluations.engine import Open, Verdict
from evaluations.enums import View
from evaluations.models import Cell, Judgement
from evaluations.permissions import can_judge, why_not_judge
from evaluations.selectors.verdicts import verdict_of
from evaluations.services.errors import Overtaken, Refused
from standards import wording
from standards.content import Content, Level


@dataclass(frozen=True, slots=True)
class Decision:
    """What the team agreed. `level` is None for not applicable, of which `rationale` is then the reason."""

    level: Level | None
    rationale: str
    agreed_by: list[str] = field(default_factory=list)
    agreed_on: dt.date | None = None
    dissent: str = ""


def record_judgement(
    *, cell: Cell, content: Content, user: User, decision: Decision, version: int, view: str = View.AUTHORITY
) -> Judgement:
    """Record what the team agreed. `cell` is locked by the caller.

    Raises Refused above the ceiling, with open points, or without what the record needs; Overtaken where
    someone recorded another judgement since `version`.
    """
    if not can_judge(cell.access):
        raise Refused(why_not_judge(cell.access))
    verdict = verdict_of(content, cell, cell.answers.all())
    _refuse_incomplete(decision)
    if decision.level is not None:
        refuse_unsupported(content, cell, verdict, decision.level)
    row = Judgement.objects.filter(cell=cell, view=view).select_related("updated_by", "level").first()
    if row is not None and _says_the_same(row, decision):
        return row
    if row is not None and row.version != version:
        raise Overtaken(row)
    return _write(row or Judgement(cell=cell, view=view, version=0), content, user, decision, verdict)


def _says_the_same(row: Judgement, decision: Decision) -> bool:
    """A form sent twice, or left as it stood: done already."""
    level = decision.level.pk if decision.level else None
    theirs = (row.level_id, row.rationale, row.dissent, row.agreed_by, row.agreed_on)
    return theirs == (
        level,
        decision.rationale.strip(),
        decision.dissent.strip(),
        decision.agreed_by,
        decision.agreed_on,
    )


def _refuse_incomplete(decision: Decision) -> None:
    if not decision.rationale.strip():
        what = "why this does not apply" if decision.level is None else "why, in a sentence or two"
        raise Refused(f"Say {what}: the reason stands beside the rating wherever it is read.")
    if not decision.agreed_by:
        raise Refused("Say who agreed it: choose at least one person.")


def refuse_unsupported(
    content: Content, cell: Cell, verdict: Verdict, level: Level, or_else: str = ", or change an answer"
) -> None:
    """Raise Refused, saying exactly which rules stand in the way of the level. `or_else`: what one could do instead."""
    element = content.element(cell.element.ref)
    ceiling = content.level(verdict.ceiling) if verdict.ceiling else None
    if ceiling is not None and level.rank > ceiling.rank:
        raise Refused(
            f"Choose {ceiling.label} or lower{or_else}: {level.label} is above the ceiling.",
            *(wording.reason_text(content, element, reason) for reason in verdict.reasons),
        )
    if blocking := open_points_for(content, verdict, level):
        raise Refused(
            f"{level.label} cannot be agreed yet: {_points(len(blocking))} must be answered first.",
            *(wording.open_text(content, element, point) for point in blocking),
        )


def open_points_for(content: Content, verdict: Verdict, level: Level) -> list[Open]:
    """The open points that stand in the way of this level."""
    return [point for point in verdict.open if content.level(point.level).rank <= level.rank]


def _points(number: int) -> str:
    return "one point" if number == 1 else f"{number} points"


def _write(row: Judgement, content: Content, user: User, decision: Decision, verdict: Verdict) -> Judgement:
    row.level_id = decision.level.pk if decision.level else None
    row.not_applicable = decision.level is None
    row.rationale, row.dissent = decision.rationale.strip(), decision.dissent.strip()
    row.agreed_by, row.agreed_on = decision.agreed_by, decision.agreed_on or timezone.localdate()
    row.ceiling_id = content.level(verdict.ceiling).pk if verdict.ceiling else None
    row.version += 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
    return row
