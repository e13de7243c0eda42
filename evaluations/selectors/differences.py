"""What was done about a rating since an earlier round, and whether it made the difference."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    CharField,
    Count,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse

from accounts.roles import Permission
from evaluations.enums import ActionStatus, Made, Progress, RoundState
from evaluations.models import Action, Cell, Difference, Milestone
from evaluations.permissions import Access, can_record
from evaluations.selectors.access import NO_PHASE
from standards.content import content_for
from standards.selectors.changing import lineage


@dataclass(slots=True)
class EarlierAction:
    """An action of an earlier round's plan, with the team's answer in this round; without one, version 0."""

    pk: int
    ref: str
    title: str
    lead: str
    status: str
    status_reason: str
    progress: str
    evaluation: str
    evaluated_on: dt.date | None
    milestones: int
    reached: int
    made: str
    note: str
    version: int
    by: str
    at: dt.datetime | None
    url: str

    @property
    def status_label(self) -> str:
        return str(ActionStatus(self.status).label)

    @property
    def progress_label(self) -> str:
        return str(Progress(self.progress).label) if self.progress else ""

    @property
    def made_label(self) -> str:
        return str(Made(self.made).label) if self.made else ""

    @property
    def is_asked(self) -> bool:
        """An action that was dropped made no difference that could be asked about."""
        return self.status != ActionStatus.DROPPED or bool(self.made)


@dataclass(frozen=True, slots=True)
class Earlier:
    """`actions` of the plan that followed from the round called `round_name`, for the same element and phase."""

    cell: Cell
    round_name: str
    actions: tuple[EarlierAction, ...]
    may_record: bool

    @property
    def asked(self) -> int:
        return sum(action.is_asked for action in self.actions)

    @property
    def answered(self) -> int:
        return sum(bool(action.made) for action in self.actions)

    @property
    def answers(self) -> list[tuple[str, str]]:
        return list(Made.choices)

    def action(self, pk: int) -> EarlierAction | None:
        return next((action for action in self.actions if action.pk == pk), None)


def can_see_earlier(access: Access) -> bool:
    """Those who see plans as they stand. Others read what was signed, on the readers' page."""
    return access.may(Permission.VIEW_OPEN_PLANS) and not access.is_guest


def earlier_of(cell: Cell) -> Earlier | None:
    """Of the round before, else of the last on this framework with actions for this rating; one query,
    and one for its versions where what there is replaces another.

    `cell` as `cell_for` gives it. None where nothing was planned, or where the person does not see plans.
    """
    if not can_see_earlier(cell.access):
        return None
    rows = list(_rows(cell))
    nearest = next(
        (row for row in rows if row["round_id"] == cell.round.previous_id), rows[0] if rows else None
    )
    if nearest is None:
        return None
    actions = (_action(cell, row) for row in rows if row["round_id"] == nearest["round_id"])
    return Earlier(cell, nearest["round_name"], tuple(actions), can_record(cell.access))


def _same_place(cell: Cell) -> Q:
    """Element and phase of the cell, by whatever refs they went in the versions that its own replaces."""
    phase = cell.phase.ref if cell.phase else ""
    behind = lineage(content_for(cell.round.framework))
    where = _place([cell.element.ref], [phase])
    if behind:
        where &= ~Q(plan__round__framework__in=[old.pk for old, _ in behind])
    for old, moves in behind:
        phases = moves.was("phases", phase) if phase else [""]
        where |= _place(moves.was("elements", cell.element.ref), phases) & Q(plan__round__framework=old.pk)
    return where


def _place(elements: Sequence[str], phases: Sequence[str]) -> Q:
    return Q(cell__element__ref__in=elements) & (
        Q(cell__phase=None) if phases == [""] else Q(cell__phase__ref__in=phases)
    )


def _rows(cell: Cell) -> QuerySet[Action, dict[str, Any]]:
    """The latest round first. A round is made after the one that it follows."""
    round_ = cell.round
    before = Q(
        plan__round__framework__slug=round_.framework.slug, plan__round__created_at__lt=round_.created_at
    )
    return (
        Action.objects.filter(
            before | Q(plan__round=round_.previous_id),
            _same_place(cell),
            plan__round__authority=round_.authority_id,
        )
        .exclude(plan__round=round_.pk)
        .alias(answer=FilteredRelation("differences", condition=Q(differences__cell=cell)))
        .order_by("-plan__round__created_at", "-plan__round_id", "number")
        .values(
            *("pk", "number", "title", "status", "status_reason", "progress", "evaluation", "evaluated_on"),
            round_id=F("plan__round_id"),
            round_name=F("plan__round__name"),
            led_by=Coalesce(named("lead"), "lead_name", output_field=CharField()),
            milestone_count=_counted(Milestone.objects.all()),
            reached_count=_counted(Milestone.objects.exclude(done_on=None)),
            made=F("answer__made"),
            note=F("answer__note"),
            answer_version=F("answer__version"),
            by=named("answer__updated_by"),
            at=F("answer__updated_at"),
        )
    )


def _action(cell: Cell, row: dict[str, Any]) -> EarlierAction:
    return EarlierAction(
        pk=row["pk"],
        ref=f"A{row['number']}",
        title=row["title"],
        lead=row["led_by"],
        status=row["status"],
        status_reason=row["status_reason"],
        progress=row["progress"],
        evaluation=row["evaluation"],
        evaluated_on=row["evaluated_on"],
        milestones=row["milestone_count"],
        reached=row["reached_count"],
        made=row["made"] or "",
        note=row["note"] or "",
        version=row["answer_version"] or 0,
        by=row["by"] or "",
        at=row["at"],
        url=difference_url(cell, row["pk"]),
    )


def difference_url(cell: Cell, action: int) -> str:
    at = [cell.round.slug, cell.phase.ref if cell.phase else NO_PHASE, cell.element.ref, action]
    return reverse("evaluations:difference", args=at)


def named(name: str) -> Coalesce:
    """What a person is called: their name, or their address where they have given none."""
    return Coalesce(NullIf(f"{name}__name", Value("")), f"{name}__email", output_field=CharField())


def _counted(rows: QuerySet[Milestone]) -> Coalesce:
    numbers = (
        rows.filter(action=OuterRef("pk")).order_by().values("action").annotate(n=Count("pk")).values("n")
    )
    return Coalesce(Subquery(numbers, output_field=IntegerField()), 0)


def differences_of(actions: Iterable[int], access: Access) -> Mapping[int, list[Difference]]:
    """By action pk, what later ratings said of it, the latest first; one query.

    Those who may not see open rounds get the answers of rounds that are signed off.
    """
    rows = Difference.objects.filter(action__in=list(actions)).select_related(
        "cell__round", "cell__element", "cell__phase", "updated_by"
    )
    if not access.may(Permission.VIEW_OPEN_ROUNDS) or access.is_guest:
        rows = rows.filter(cell__round__state=RoundState.SIGNED_OFF)
    found: dict[int, list[Difference]] = {}
    for row in rows.defer("cell__round__report").order_by("-cell__round__created_at"):
        found.setdefault(row.action_id, []).append(row)
    return found
