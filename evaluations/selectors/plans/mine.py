"""The actions that a person leads, for their home page."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse

from accounts.models import LocalAuthority, User
from evaluations.enums import Progress
from evaluations.models import Action, Milestone, ProgressEntry
from evaluations.selectors.access import rounds_for
from evaluations.selectors.plans.facts import OPEN
from evaluations.selectors.plans.leads import LEADING
from evaluations.selectors.plans.lines import MARKS, Mark


@dataclass(frozen=True, slots=True)
class MyAction:
    """An open action; `step` is its next milestone, `said_on` when its progress was last given."""

    name: str
    url: str
    due: dt.date | None
    overdue: int
    step: str
    step_late: bool
    said_on: dt.date | None
    mark: Mark | None


def my_actions(user: User, authority: LocalAuthority, today: dt.date) -> list[MyAction]:
    """Due soonest first; one query."""
    steps = Milestone.objects.filter(action=OuterRef("pk"), done_on=None).order_by("due", "pk")
    said = ProgressEntry.objects.filter(action=OuterRef("pk")).order_by("-on", "-pk")
    rounds = rounds_for(user).filter(authority=authority, role__in=LEADING)  # type: ignore[misc]
    rows = (
        Action.objects.filter(lead=user, status__in=OPEN, plan__round__in=rounds.values("pk"))
        .annotate(
            step=Subquery(steps.values("title")[:1]),
            step_due=Subquery(steps.values("due")[:1]),
            said_on=Subquery(said.values("on")[:1]),
        )
        .order_by(F("due").asc(nulls_last=True), "plan", "number")
    )
    columns = ("number", "title", "plan__round__slug", "due", "progress", "step", "step_due", "said_on")
    return [_mine(*row, today=today) for row in rows.values_list(*columns)]


def _mine(
    number: int,
    title: str,
    slug: str,
    due: dt.date | None,
    progress: str,
    step: str | None,
    step_due: dt.date | None,
    said_on: dt.date | None,
    *,
    today: dt.date,
) -> MyAction:
    return MyAction(
        f"A{number} {title}",
        reverse("evaluations:action", args=[slug, number]),
        due,
        max((today - due).days, 0) if due else 0,
        step or "",
        step_due is not None and step_due < today,
        said_on,
        MARKS[Progress(progress)] if progress else None,
    )
