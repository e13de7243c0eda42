"""Signed revisions of a plan, newest first."""

from typing import Any

from django.db.models import Case, F, JSONField, Subquery, When

from evaluations.models import Plan, PlanRevision


def revisions_of(plan: Plan) -> list[PlanRevision]:
    """Without their reports, but the newest, which has its own as `kept`; one query."""
    mine = PlanRevision.objects.filter(plan_id=plan.pk or 0)
    newest = Subquery(mine.order_by("-number").values("number")[:1])
    kept = Case(When(number=newest, then=F("report")), default=None, output_field=JSONField())
    rows = mine.annotate(kept=kept)  # type: ignore[no-redef]
    return list(rows.select_related("signed_by", "approved_by").defer("report"))


def revision_of(plan: Plan, number: int) -> PlanRevision:
    """With its report; one query. Raises PlanRevision.DoesNotExist."""
    rows = PlanRevision.objects.select_related("signed_by", "approved_by")
    return rows.get(plan_id=plan.pk or 0, number=number)


def report_kept(plan: Plan, number: int) -> Any:
    """The frozen report of a revision, or None; one query."""
    rows = PlanRevision.objects.filter(plan_id=plan.pk or 0, number=number)
    return rows.values_list("report", flat=True).first()
