"""The action plan of a round, day after day: written, signed, approved, and then in motion."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from accounts.models import User
from evaluations.demo.dates import at, happened
from evaluations.demo.planned import ActionPlan, ActionsPlan, read_actions
from evaluations.demo.stage import Stage
from evaluations.enums import ActionStatus, Origin
from evaluations.models import Action, Judgement, Plan
from evaluations.reports.plans.build import draft_of
from evaluations.selectors.plans.access import plan_for
from evaluations.selectors.plans.revisions import revisions_of
from evaluations.services.answering.priorities import plan_priority
from evaluations.services.plan_signing import approve_plan, seal_of, sign_plan
from evaluations.services.plans.actions import add_action, change_action, move_action
from evaluations.services.plans.beginning import change_about
from evaluations.services.plans.details import Details, details_of
from evaluations.services.plans.follow_ups import FollowUpDetails, add_follow_up
from evaluations.services.plans.milestones import Step
from evaluations.services.plans.progress import reach_milestone, report_progress
from evaluations.services.plans.reasons import leave_out

Event = tuple[dt.datetime, Callable[[dt.datetime], None]]
WRITTEN, SAID, REACHED, MOVED, EVALUATED, SIGNED, APPROVED = 10, 11, 12, 13, 14, 16, 15


@dataclass
class Playing:
    stage: Stage
    plan: ActionsPlan
    numbers: dict[str, int] = field(default_factory=dict)

    def row(self, user: User) -> Plan:
        return plan_for(user, self.stage.plan.slug, lock=True)

    def user(self, key: str) -> User:
        return self.stage.people[key] if key else self.stage.lead

    def cell_id(self, element: str) -> int | None:
        if not element:
            return None
        cells = self.stage.round().cells
        pk: int = cells.values_list("pk", flat=True).get(element__ref=element)
        return pk

    def action(self, plan: Plan, told: ActionPlan) -> Action:
        return plan.actions.select_related("lead").get(number=self.numbers[told.title])


def make_plan(stage: Stage) -> None:
    plan = read_actions(stage.plan.actions, stage.calendar)
    playing = Playing(stage, plan)
    events = [*_of_the_plan(playing), *(event for one in plan.actions for event in _of(playing, one))]
    for moment, event in sorted(events, key=lambda one: one[0]):
        event(moment)


def _of_the_plan(playing: Playing) -> Iterator[Event]:
    plan = playing.plan
    yield at(plan.begun, WRITTEN - 1), partial(_begin, playing)
    for element, (day, reason) in plan.reasons.items():
        yield at(day, WRITTEN, 40), partial(_leave_out, playing, element, reason)
    for number, (day, told) in enumerate(plan.follow_ups):
        yield at(day, WRITTEN, 45 + number), partial(_follow_up, playing, told)
    if plan.signed:
        yield at(plan.signed, SIGNED), partial(_sign, playing)
    if plan.approved:
        yield at(plan.approved, APPROVED), partial(_approve, playing)


def _of(playing: Playing, told: ActionPlan) -> Iterator[Event]:
    yield at(told.made, WRITTEN, playing.plan.actions.index(told)), partial(_add, playing, told)
    for number, (_, _, done) in enumerate(told.milestones):
        if done:
            yield at(done, REACHED), partial(_reach, playing, told, number)
    for day, progress, note, who in told.progress:
        yield at(day, SAID), partial(_report, playing, told, day, progress, note, who)
    for day, status, why in told.moved:
        yield at(day, MOVED), partial(_move, playing, told, status, why)
    for day, changes in told.changed:
        yield at(day, EVALUATED), partial(_change, playing, told, changes)


def _begin(playing: Playing, moment: dt.datetime) -> None:
    user, told = playing.stage.lead, playing.plan
    plan = change_about(
        plan=playing.row(user),
        user=user,
        version=0,
        introduction=told.introduction,
        committee=told.committee,
        committee_on=told.committee_on,
    )
    happened(moment, plan, "created_at", "updated_at")


def _add(playing: Playing, told: ActionPlan, moment: dt.datetime) -> None:
    user = playing.user(told.by)
    lead = playing.stage.people[told.lead] if told.lead else None
    details = Details(
        title=told.title,
        cell_id=playing.cell_id(told.element),
        lead_id=lead.pk if lead else None,
        **told.details,
    )
    plan = playing.row(user)
    steps = [Step(None, (title, due, None)) for due, title, _ in told.milestones]
    action = _made(playing, plan, told, details, steps, moment)
    playing.numbers[told.title] = action.number
    happened(moment, action, "created_at", "updated_at")
    happened(moment, plan, "updated_at")
    for step in action.milestones.all():
        happened(moment, step)


def _made(
    playing: Playing, plan: Plan, told: ActionPlan, details: Details, steps: list[Step], moment: dt.datetime
) -> Action:
    user = playing.user(told.by)
    if told.from_priority:
        return _from_priority(playing, plan, told, details, steps, moment)
    return add_action(
        plan=plan,
        user=user,
        details=details,
        steps=steps,
        origin=told.origin,
        origin_text=told.origin_text or _judgement(details.cell_id or 0, told),
    )


def _from_priority(
    playing: Playing, plan: Plan, told: ActionPlan, details: Details, steps: list[Step], moment: dt.datetime
) -> Action:
    """By one press, and then filled in."""
    user, row = playing.user(told.by), playing.stage.priorities[told.from_priority]
    made = plan_priority(plan=plan, user=user, row=row)
    happened(moment, made)
    happened(moment, row)
    return change_action(
        plan=plan, action=made, user=user, details=details, version=made.version, steps=steps
    )


def _judgement(cell_id: int, told: ActionPlan) -> str:
    """As one press on the agreed rating would keep it."""
    if told.origin != Origin.JUDGEMENT:
        return ""
    row = Judgement.objects.select_related("level").get(cell_id=cell_id)
    return f"{row.level.label if row.level else ''}. {row.rationale}"


def _reach(playing: Playing, told: ActionPlan, number: int, moment: dt.datetime) -> None:
    user = playing.user(told.lead)
    plan = playing.row(user)
    action = playing.action(plan, told)
    _, title, done = told.milestones[number]
    step = action.milestones.get(title=title)
    happened(moment, reach_milestone(plan=plan, action=action, milestone=step, user=user, done_on=done))
    happened(moment, action, "updated_at")


def _report(
    playing: Playing, told: ActionPlan, day: dt.date, progress: str, note: str, who: str, moment: dt.datetime
) -> None:
    user = playing.user(who or told.lead)
    plan = playing.row(user)
    action = playing.action(plan, told)
    entry = report_progress(plan=plan, action=action, user=user, on=day, progress=progress, note=note)
    happened(moment, entry, "created_at")
    happened(moment, action, "updated_at")


def _move(playing: Playing, told: ActionPlan, status: str, why: str, moment: dt.datetime) -> None:
    user = playing.user(told.lead)
    plan = playing.row(user)
    action = playing.action(plan, told)
    moved = move_action(
        plan=plan,
        action=action,
        user=user,
        status=ActionStatus(status),
        version=action.version,
        reason=why,
    )
    happened(moment, moved, "updated_at")


def _change(playing: Playing, told: ActionPlan, changes: Any, moment: dt.datetime) -> None:
    user = playing.user(told.by)
    plan = playing.row(user)
    action = playing.action(plan, told)
    details = replace(details_of(action), **changes)
    changed = change_action(plan=plan, action=action, user=user, details=details, version=action.version)
    happened(moment, changed, "updated_at")


def _leave_out(playing: Playing, element: str, reason: str, moment: dt.datetime) -> None:
    user = playing.stage.lead
    row = leave_out(
        plan=playing.row(user), cell_id=playing.cell_id(element) or 0, user=user, reason=reason, version=0
    )
    happened(moment, row, "updated_at")


def _follow_up(playing: Playing, told: FollowUpDetails, moment: dt.datetime) -> None:
    user = playing.stage.lead
    happened(moment, add_follow_up(plan=playing.row(user), user=user, details=told), "updated_at")


def _sign(playing: Playing, moment: dt.datetime) -> None:
    user = playing.stage.lead
    plan = playing.row(user)
    draft = draft_of(plan, today=moment.date())
    revision = sign_plan(plan=plan, user=user, draft=draft, note="", seal=seal_of(draft, 0))
    happened(moment, revision, "signed_at")


def _approve(playing: Playing, moment: dt.datetime) -> None:
    user = playing.user(playing.plan.approved_by)
    plan = playing.row(user)
    revision = revisions_of(plan)[0]
    revision.plan = plan
    approved = approve_plan(revision=revision, user=user, version=revision.version, reply=playing.plan.reply)
    happened(moment, approved, "approved_at")
