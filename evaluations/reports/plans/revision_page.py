"""A signed revision as a page, from its frozen report alone."""

from dataclasses import dataclass
from functools import cached_property

from evaluations.models import PlanRevision
from evaluations.permissions import can_export_plan
from evaluations.reports.plans.build import drawn_of, thaw
from evaluations.reports.plans.changes import Change, changes_between
from evaluations.reports.plans.paper import Sheet, sheet_of
from evaluations.selectors.plans.revisions import report_kept, revisions_of


@dataclass
class RevisionPage:
    """`changes` are those from the revision before it."""

    revision: PlanRevision
    sheet: Sheet
    changes: list[Change]
    others: list[PlanRevision]
    may_export: bool

    @property
    def crumb(self) -> str:
        return f"Revision {self.revision.number}"

    @cached_property
    def newest(self) -> PlanRevision:
        return self.others[0]

    @property
    def is_newest(self) -> bool:
        return self.newest.pk == self.revision.pk


def page_of(revision: PlanRevision) -> RevisionPage:
    """Two queries: the plan's revisions, and the report of the one before."""
    drawn = drawn_of(revision)
    before = report_kept(revision.plan, revision.number - 1) if revision.number > 1 else None
    return RevisionPage(
        revision=revision,
        sheet=sheet_of(drawn),
        changes=changes_between(thaw(before), drawn.report) if before else [],
        others=revisions_of(revision.plan),
        may_export=can_export_plan(revision.plan.round.access, signed=True),
    )
