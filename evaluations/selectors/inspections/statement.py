"""The written statement of action: findings of the report, and the actions of the plan that answer them."""

import datetime as dt
from dataclasses import dataclass

from evaluations.models import Action, Finding, Inspection


@dataclass(frozen=True, slots=True)
class Statement:
    """One source for page and PDF."""

    authority: str
    inspection: str
    committee: str
    committee_on: dt.date | None
    decision: str
    published: bool
    findings: tuple[Finding, ...]

    @property
    def unanswered(self) -> int:
        return sum(not finding.actions.all() for finding in self.findings)


def statement_of(inspection: Inspection) -> Statement:
    """Three queries."""
    findings = inspection.findings.prefetch_related("actions__lead")
    return Statement(
        str(inspection.authority),
        str(inspection),
        inspection.committee,
        inspection.committee_on,
        inspection.decision,
        inspection.is_published,
        tuple(findings),
    )


def actions_for(inspection: Inspection) -> list[Action]:
    """Of the plan of its round, which a finding may be linked to; one query."""
    return list(Action.objects.filter(plan__round_id=inspection.round_id)) if inspection.round_id else []
