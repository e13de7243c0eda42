"""What stands beside a plan on its page: its files, its revisions, and what has changed since the last was signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from evaluations.enums import RevisionState
from evaluations.models import Plan, PlanRevision
from evaluations.permissions import Access, can_export_plan, can_manage_plan, can_sign_plan
from evaluations.reports.plans.build import report_from, thaw
from evaluations.reports.plans.changes import Change, changes_between
from evaluations.reports.plans.model import PlanReport
from evaluations.selectors.plans.facts import PlanFacts
from evaluations.selectors.plans.revisions import revisions_of
from evaluations.selectors.round_facts import agreements_of


@dataclass(frozen=True, slots=True)
class Panel:
    """`changes` are those to the plan itself; `progressed` counts the actions that only went on."""

    plan: Plan
    revisions: Sequence[PlanRevision]
    changes: Sequence[Change]
    progressed: int
    may_export: bool
    may_export_signed: bool
    may_read_back: bool
    may_sign: bool

    @property
    def newest(self) -> PlanRevision | None:
        return self.revisions[0] if self.revisions else None

    @property
    def waiting(self) -> PlanRevision | None:
        """The revision that a reader has yet to approve."""
        newest = self.newest
        return newest if newest and newest.state == RevisionState.SIGNED else None

    @property
    def may_sign_now(self) -> bool:
        newest = self.newest
        returned = newest is not None and newest.state == RevisionState.RETURNED
        return self.may_sign and (newest is None or returned or bool(self.changes) or bool(self.progressed))


def panel_of(facts: PlanFacts) -> Panel:
    """At most two queries: the revisions, and who agreed the judgements."""
    plan, access = facts.plan, facts.round.access
    revisions = revisions_of(plan)
    changes = since(revisions, _draft(facts)) if revisions else []
    return Panel(
        plan=plan,
        revisions=revisions,
        changes=[change for change in changes if not change.of_progress],
        progressed=sum(change.of_progress for change in changes),
        **_may(access),
    )


def _may(access: Access) -> dict[str, bool]:
    return {
        "may_export": can_export_plan(access, signed=False),
        "may_export_signed": can_export_plan(access, signed=True),
        "may_read_back": can_manage_plan(access),
        "may_sign": can_sign_plan(access),
    }


def _draft(facts: PlanFacts) -> PlanReport:
    agreements = list(agreements_of(facts.round).values())
    return report_from(facts, timezone.localdate(), agreements)


def since(revisions: Sequence[PlanRevision], draft: PlanReport) -> list[Change]:
    """What has changed since the newest revision was signed, of those that `revisions_of` read."""
    return changes_between(thaw(revisions[0].kept), draft) if revisions else []
