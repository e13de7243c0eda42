"""One action with all that is known of it."""

import datetime as dt
from dataclasses import dataclass

from evaluations.models import Action, Plan
from evaluations.permissions import can_manage_plan, can_report_progress
from evaluations.selectors.history import Event
from evaluations.selectors.plans.action_history import events_of
from evaluations.selectors.plans.facts import RatingLine, action_line, ratings_of
from evaluations.selectors.plans.lines import ActionLine
from standards.content import Criterion, content_for


@dataclass(frozen=True, slots=True)
class ActionPage:
    """`criterion` is the one that it was made from; `events` are newest first."""

    plan: Plan
    action: ActionLine
    rating: RatingLine | None
    criterion: Criterion | None
    events: list[Event]
    today: dt.date
    may_manage: bool
    may_report: bool

    @property
    def late(self) -> tuple[int, ...]:
        """The milestones that are."""
        return tuple(step.pk for step in self.action.late_milestones(self.today))

    @property
    def overdue(self) -> int:
        return self.action.days_overdue(self.today)

    @property
    def unreached(self) -> int:
        return sum(step.done_on is None for step in self.action.milestones)


def action_in(plan: Plan, number: int) -> Action:
    """Raises Action.DoesNotExist."""
    return Action.objects.select_related("lead", "updated_by").get(plan_id=plan.pk or 0, number=number)


def action_page(plan: Plan, number: int, today: dt.date) -> ActionPage:
    """Six queries. Raises Action.DoesNotExist."""
    content = content_for(plan.round.framework)
    action = action_line(plan, number, content)
    ratings = {line.cell_id: line for line in ratings_of(plan.round, content)}
    rating = ratings.get(action.cell_id or 0)
    access = plan.round.access
    return ActionPage(
        plan,
        action,
        rating,
        rating.element.criterion_by_pk.get(action.criterion_id) if rating else None,
        events_of(action.pk, {pk: line.name for pk, line in ratings.items()}),
        today,
        can_manage_plan(access),
        can_report_progress(access, action.lead_id),
    )
