"""Plans and their actions for those who read: what was signed, and how it goes today."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce, NullIf

from accounts.roles import Permission
from evaluations.enums import ActionStatus, Made, Progress, RevisionState
from evaluations.models import Action, Difference, PlanRevision, Round

CLOSED = (ActionStatus.DONE, ActionStatus.DROPPED)
# No row has it: with it the database is asked even for nothing, so that a page always costs the same.
ASKED = frozenset({0})
IN_FORCE = (RevisionState.APPROVED, RevisionState.SIGNED)


class Revision(NamedTuple):
    pk: int
    round_id: int
    plan_id: int
    number: int
    state: str
    signed_by: str
    signed_at: dt.datetime
    approved_by: str
    approved_at: dt.datetime | None

    @property
    def is_approved(self) -> bool:
        return self.state == RevisionState.APPROVED


@dataclass(frozen=True, slots=True)
class SignedPlan:
    """The revision in force: the last approved, else the last signed. `waiting` is signed later, and not approved."""

    revision: Revision
    waiting: Revision | None


def signed_plans(rounds: Iterable[Round]) -> Mapping[int, SignedPlan]:
    """By round pk; one query. What was sent back is not in force."""
    rows = PlanRevision.objects.filter(plan__round__in=ASKED | {row.pk for row in rounds}, state__in=IN_FORCE)
    # People under the names that they signed with: an account may be renamed later.
    columns = ("pk", "plan__round_id", "plan_id", "number", "state", "report__head__signed_by", "signed_at")
    by_round: dict[int, list[Revision]] = {}
    for row in rows.order_by("-number").values_list(*columns, "approved_as", "approved_at"):
        revision = Revision(*row)
        by_round.setdefault(revision.round_id, []).append(revision)
    return {round_id: _in_force(revisions) for round_id, revisions in by_round.items()}


def _in_force(revisions: list[Revision]) -> SignedPlan:
    newest = revisions[0]
    approved = next((one for one in revisions if one.is_approved), None)
    if approved is None or approved is newest:
        return SignedPlan(newest, None)
    return SignedPlan(approved, newest)


class ActionRow(NamedTuple):
    """An action today. `element` and `phase` are refs, blank for an action that is not about one rating."""

    pk: int
    round_id: int
    number: int
    element: str
    phase: str
    title: str
    lead: str
    due: dt.date | None
    status: str
    progress: str
    evaluation: str

    @property
    def ref(self) -> str:
        return f"A{self.number}"

    @property
    def status_label(self) -> str:
        return str(ActionStatus(self.status).label)

    @property
    def progress_label(self) -> str:
        return str(Progress(self.progress).label) if self.progress else ""

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED

    def days_overdue(self, today: dt.date) -> int:
        return max((today - self.due).days, 0) if self.due and not self.is_closed else 0


def actions_for(rounds: Collection[Round], plans: Mapping[int, SignedPlan]) -> tuple[ActionRow, ...]:
    """Of the plans that the person may see; two queries.

    Those who see plans in the making get the actions as they stand. Others get what was signed, under the
    words and dates that were signed; only how it goes is of today.
    """
    open_to = {row.pk for row in rounds if row.access.may(Permission.VIEW_OPEN_PLANS)}
    signed_to = {row.pk for row in rounds if row.pk in plans and row.access.may(Permission.VIEW_PLANS)}
    signed = _signed_actions([plans[pk].revision for pk in signed_to - open_to])
    found = []
    for row in _rows(open_to | signed_to):
        if row.round_id in open_to:
            found.append(row)
        elif words := signed.get((row.round_id, row.ref)):
            found.append(_as_signed(row, words))
    return tuple(found)


def _rows(rounds: frozenset[int] | set[int]) -> Iterable[ActionRow]:
    lead = Coalesce(NullIf("lead__name", Value("")), "lead__email", "lead_name", output_field=CharField())
    columns = (
        *("pk", "plan__round_id", "number", Coalesce("cell__element__ref", Value(""))),
        *(Coalesce("cell__phase__ref", Value("")), "title", lead, "due", "status", "progress", "evaluation"),
    )
    rows = Action.objects.filter(plan__round__in=ASKED | rounds).order_by("plan_id", "number")
    return [ActionRow(*row) for row in rows.values_list(*columns)]


def _signed_actions(revisions: Collection[Revision]) -> Mapping[tuple[int, str], dict[str, Any]]:
    """By round pk and ref, as frozen with the revision."""
    rounds = {revision.pk: revision.round_id for revision in revisions}
    rows = PlanRevision.objects.filter(pk__in=ASKED | rounds.keys()).values_list("pk", "report__actions")
    return {(rounds[pk], one["ref"]): one for pk, actions in rows for one in actions or ()}


def _as_signed(row: ActionRow, words: dict[str, Any]) -> ActionRow:
    due = words.get("due")
    return row._replace(
        title=words["title"],
        lead=words.get("lead") or "",
        due=dt.date.fromisoformat(due) if due else None,
    )


class Answer(NamedTuple):
    """Whether an action made the difference, as the team answered at a later rating of the same element."""

    round_id: int
    action_id: int
    made: str
    note: str

    @property
    def made_label(self) -> str:
        return str(Made(self.made).label)


def answers_in(rounds: Iterable[Round]) -> Mapping[tuple[int, int], Answer]:
    """By pks of the round that answered and of the action; one query."""
    rows = Difference.objects.filter(cell__round__in=ASKED | {row.pk for row in rounds})
    columns = rows.values_list("cell__round_id", "action_id", "made", "note")
    return {(answer.round_id, answer.action_id): answer for answer in (Answer(*row) for row in columns)}


def may_see_plan(row: Round, plans: Mapping[int, SignedPlan]) -> bool:
    access = row.access
    return access.may(Permission.VIEW_OPEN_PLANS) or (row.pk in plans and access.may(Permission.VIEW_PLANS))
