"""What is not finished of a plan goes on in the next one, begun anew; what was done stays where it was done."""

from django.utils import timezone

from evaluations.enums import ActionStatus, Origin
from evaluations.models import Action, FollowUp, Milestone, Plan
from evaluations.services.carrying.judged import GONE
from evaluations.services.carrying.places import Carrier

OPEN = (ActionStatus.TO_DO, ActionStatus.DOING)
KEPT = (
    *("priority", "title", "lead_id", "lead_name", "helpers", "start", "due", "resources", "cost", "success"),
    *("indicator", "baseline", "target", "monitored_by", "monitored_how", "monitored_when"),
)


def carry_plan(carrier: Carrier) -> None:
    before = Plan.objects.filter(round=carrier.source).first()
    if before is None:
        return
    plan = Plan(round=carrier.round, introduction=before.introduction, updated_by=carrier.user)
    plan.save()
    actions = before.actions.filter(status__in=OPEN).select_related("cell__element", "cell__phase")
    for number, action in enumerate(actions.prefetch_related("milestones").order_by("number"), start=1):
        _carry_action(carrier, plan, action, number)
        plan.last_number = number
    plan.updated_at = timezone.now()
    plan.save()
    _carry_follow_ups(carrier, before, plan)
    carrier.taken["actions"] += plan.last_number


def _carry_action(carrier: Carrier, plan: Plan, action: Action, number: int) -> None:
    cells = carrier.cells_now(action.cell) if action.cell else []
    if action.cell and len(cells) != 1:
        why = "It was split: the action stands free until you say which part it is for." if cells else GONE
        carrier.tell(
            "actions", f"{action.ref} {action.title}", why, f"It was for {carrier.named(action.cell)}."
        )
    made = Action(
        plan=plan,
        number=number,
        cell=cells[0] if len(cells) == 1 else None,
        origin=Origin.CARRIED,
        origin_text=_was(carrier, action),
        updated_by=carrier.user,
        **{name: getattr(action, name) for name in KEPT},
    )
    made.save()
    for step in action.milestones.all():
        if step.done_on is None:
            row = Milestone(action=made, title=step.title, due=step.due)
            row._history_user = carrier.user
            row.save()


def _was(carrier: Carrier, action: Action) -> str:
    how = f", {action.get_progress_display()}" if action.progress else ""
    return (
        f"{action.ref} in the plan of {carrier.source.name}, was {action.get_status_display().lower()}{how}."
    )


def _carry_follow_ups(carrier: Carrier, before: Plan, plan: Plan) -> None:
    for row in before.follow_ups.filter(done_on=None).order_by("pk"):
        FollowUp.objects.create(
            plan=plan, kind=row.kind, text=row.text, who=row.who, due=row.due, updated_by=carrier.user
        )
        carrier.taken["follow_ups"] += 1
