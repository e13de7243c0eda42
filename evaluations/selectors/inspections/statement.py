"""The written statement of action: findings of the report, and the actions of the plan that answer them."""

import datetime as dt
from dataclasses import dataclass

from accounts.models import User
from evaluations.enums import ActionStatus
from evaluations.models import Action, Finding, Inspection, Round
from evaluations.permissions import can_view_plan
from evaluations.selectors.plans.access import plan_for


@dataclass(frozen=True, slots=True)
class Line:
    """An action of the plan: `lead` in words, `how` it stands."""

    number: int
    name: str
    lead: str
    start: dt.date | None
    due: dt.date | None
    how: str
    dropped: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding with the actions that answer it; one that was dropped answers nothing."""

    pk: int
    number: int
    text: str
    lines: tuple[Line, ...]

    @property
    def is_open(self) -> bool:
        return all(line.dropped for line in self.lines)


@dataclass(frozen=True, slots=True)
class Statement:
    """One source for page and PDF; `published_on` is its own day, which comes after the report's."""

    authority: str
    inspection: str
    committee: str
    committee_on: dt.date | None
    decision: str
    published_on: dt.date | None
    findings: tuple[Answered, ...]


def statement_of(inspection: Inspection) -> Statement:
    """As it stands; three queries."""
    findings = inspection.findings.prefetch_related("actions__lead")
    return Statement(
        str(inspection.authority),
        str(inspection),
        inspection.committee,
        inspection.committee_on,
        inspection.decision,
        inspection.statement_on if inspection.is_answered else None,
        tuple(_answered(finding) for finding in findings),
    )


def _answered(finding: Finding) -> Answered:
    lines = tuple(_line(action) for action in finding.actions.all())
    return Answered(finding.pk, finding.number, finding.text, lines)


def _line(action: Action) -> Line:
    return Line(
        action.number,
        str(action),
        str(action.lead or action.lead_name or "Nobody yet"),
        action.start,
        action.due,
        action.get_status_display(),
        action.status == ActionStatus.DROPPED,
    )


def actions_for(inspection: Inspection) -> list[Action]:
    """Of the plan of its round, which a finding may be linked to; one query."""
    return list(Action.objects.filter(plan__round_id=inspection.round_id)) if inspection.round_id else []


def sees_plan_of(user: User, inspection: Inspection) -> bool:
    """Whether the plan that its actions are in is theirs to open; two queries, none without a round."""
    if inspection.round is None:
        return False
    try:
        plan = plan_for(user, inspection.round.slug)
    except Round.DoesNotExist:
        return False
    return can_view_plan(plan.round.access, signed=plan.signed)
