"""All that a plan rests on, in a number of queries that does not grow with it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import CharField, F, FilteredRelation, Q, Value
from django.db.models.functions import Coalesce, NullIf

from evaluations.enums import ActionStatus, View
from evaluations.models import Action, Cell, FollowUp, Milestone, NoAction, Plan, ProgressEntry, Round
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.plans.lines import ActionLine, EntryLine, FollowUpLine, MilestoneLine, ReasonLine
from standards.content import Content, Element, Level, Phase, content_for


@dataclass(frozen=True, slots=True)
class RatingLine:
    """A cell of the round and the team's judgement of it; `level` is None before that, and where not applicable."""

    cell_id: int
    element: Element
    phase: Phase | None
    level: Level | None
    not_applicable: bool
    rationale: str
    agreed_on: dt.date | None

    @property
    def key(self) -> tuple[str, str]:
        return self.element.ref, self.phase.ref if self.phase else ""

    @property
    def name(self) -> str:
        """Such as “2.5 Use of data, Early Years”; the short label is ours."""
        phase = f", {self.phase.label}" if self.phase else ""
        return f"{self.element.ref} {self.element.short_label}{phase}"

    @property
    def title(self) -> str:
        """With the published title."""
        phase = f", {self.phase.label}" if self.phase else ""
        return f"{self.element.ref} {self.element.title}{phase}"

    @property
    def short(self) -> str:
        """Such as “2.5 Early Years”, where the table beside it has the words."""
        return f"{self.element.ref} {self.phase.label if self.phase else self.element.short_label}"

    @property
    def path(self) -> str:
        """As addresses name it: phase/element."""
        return f"{self.phase_ref}/{self.element.ref}"

    @property
    def phase_ref(self) -> str:
        return self.phase.ref if self.phase else NO_PHASE

    @property
    def below_good(self) -> bool:
        return self.level is not None and self.level.below_good


@dataclass(frozen=True, slots=True)
class Below:
    """A rating below Good or Green, with the actions that answer it (dropped ones do not), or why there are none."""

    rating: RatingLine
    actions: tuple[ActionLine, ...]
    reason: ReasonLine | None

    @property
    def is_unanswered(self) -> bool:
        return not self.actions and self.reason is None


@dataclass(frozen=True)
class PlanFacts:
    """`actions` run by number, `ratings` in the order of the framework, `left_out` and `follow_ups` in theirs."""

    plan: Plan
    round: Round
    content: Content
    ratings: tuple[RatingLine, ...]
    actions: tuple[ActionLine, ...]
    left_out: tuple[ReasonLine, ...]
    follow_ups: tuple[FollowUpLine, ...]

    @cached_property
    def rating_of(self) -> Mapping[int | None, RatingLine]:
        """By cell pk."""
        return {line.cell_id: line for line in self.ratings}

    @cached_property
    def actions_of(self) -> Mapping[int | None, tuple[ActionLine, ...]]:
        """By cell pk; under None those that are free."""
        found: dict[int | None, list[ActionLine]] = defaultdict(list)
        for action in self.actions:
            found[action.cell_id].append(action)
        return {cell: tuple(lines) for cell, lines in found.items()}

    @cached_property
    def reason_of(self) -> Mapping[int, ReasonLine]:
        """By cell pk."""
        return {line.cell_id: line for line in self.left_out}

    @cached_property
    def below(self) -> tuple[Below, ...]:
        """Every rating below Good or Green, in the order of the framework."""
        return tuple(
            Below(line, self._answering(line.cell_id), self.reason_of.get(line.cell_id))
            for line in self.ratings
            if line.below_good
        )

    @cached_property
    def unanswered(self) -> tuple[RatingLine, ...]:
        """Those of them with neither an action nor a recorded reason for none."""
        return tuple(one.rating for one in self.below if one.is_unanswered)

    def _answering(self, cell_id: int) -> tuple[ActionLine, ...]:
        return tuple(one for one in self.actions_of.get(cell_id, ()) if one.status != ActionStatus.DROPPED)


def facts_of(plan: Plan, *, entries: bool = True) -> PlanFacts:
    """Six queries, five without `entries` (the dated history of progress). A plan not yet begun has no actions."""
    round_ = plan.round
    content = content_for(round_.framework)
    pk = plan.pk or 0
    return PlanFacts(
        plan=plan,
        round=round_,
        content=content,
        ratings=ratings_of(round_, content),
        actions=_actions({"plan_id": pk}, content, entries),
        left_out=_left_out(pk),
        follow_ups=_follow_ups(pk),
    )


def ratings_of(round_: Round, content: Content) -> tuple[RatingLine, ...]:
    ours = FilteredRelation("judgements", condition=Q(judgements__view=View.AUTHORITY))
    rows = Cell.objects.filter(round=round_).alias(ours=ours).order_by()
    columns = ("pk", "element_id", "phase_id", *(f"ours__{name}" for name in JUDGED))
    order = {
        (element.pk, phase.pk if phase else None): at for at, (element, phase) in enumerate(content.pairs)
    }
    found = sorted(rows.values_list(*columns), key=lambda row: order[row[1], row[2]])
    return tuple(
        RatingLine(
            pk,
            content.element_by_pk[element],
            content.phase_by_pk[phase] if phase else None,
            content.level_by_pk.get(level),
            bool(not_applicable),
            rationale or "",
            agreed_on,
        )
        for pk, element, phase, level, not_applicable, rationale, agreed_on in found
    )


OPEN = (ActionStatus.TO_DO, ActionStatus.DOING)
JUDGED = ("level_id", "not_applicable", "rationale", "agreed_on")
LEAD = Coalesce(NullIf("lead__name", Value("")), "lead__email", "lead_name", output_field=CharField())
# In the order of the fields of an ActionLine.
COLUMNS = (
    *(
        "pk",
        "number",
        "cell_id",
        "cell__element_id",
        "cell__phase_id",
        "criterion_id",
        "origin",
        "origin_text",
    ),
    *("priority", "title", "lead_id", LEAD, "helpers", "start", "due", "resources", "cost"),
    *("success", "indicator", "baseline", "target", "monitored_by", "monitored_how", "monitored_when"),
    *("evaluation", "evaluated_on", "status", "status_reason", "progress", "committee_on"),
    *("version", "updated_at"),
)


def action_line(plan: Plan, number: int, content: Content, *, entries: bool = True) -> ActionLine:
    """One action; three queries, two without `entries`. Raises Action.DoesNotExist."""
    found = _actions({"plan_id": plan.pk or 0, "number": number}, content, entries)
    if not found:
        raise Action.DoesNotExist
    return found[0]


def action_lines(plan: Plan, content: Content) -> tuple[ActionLine, ...]:
    """Those of a plan, without their entries; two queries."""
    return _actions({"plan_id": plan.pk or 0}, content, entries=False)


def _actions(which: dict[str, int], content: Content, entries: bool) -> tuple[ActionLine, ...]:
    """`which` actions: what their columns are."""
    rows = Action.objects.filter(**which).order_by("number")
    theirs: dict[str, int] = {f"action__{name}": value for name, value in which.items()}
    steps = _milestones(theirs)
    said = _entries(theirs) if entries else {}
    elements, phases = content.element_by_pk, content.phase_by_pk
    return tuple(
        ActionLine._make(
            (
                *(pk, number, cell),
                elements[element].ref if element else "",
                phases[phase].ref if phase else "",
                *rest,
                tuple(steps.get(pk, ())),
                tuple(said.get(pk, ())),
            )
        )
        for pk, number, cell, element, phase, *rest in rows.values_list(*COLUMNS)
    )


def milestones_of(action: Action) -> tuple[MilestoneLine, ...]:
    return tuple(_milestones({"action_id": action.pk}).get(action.pk, ()))


def _milestones(which: dict[str, int]) -> Mapping[int, list[MilestoneLine]]:
    """By action pk, in the order of their dates; one query."""
    rows = Milestone.objects.filter(**which).order_by("due", "pk")
    found: dict[int, list[MilestoneLine]] = defaultdict(list)
    for action, pk, title, due, done_on in rows.values_list("action_id", "pk", "title", "due", "done_on"):
        found[action].append(MilestoneLine(pk, title, due, done_on))
    return found


def _entries(which: dict[str, int]) -> Mapping[int, list[EntryLine]]:
    """By action pk, newest first; one query."""
    rows = ProgressEntry.objects.filter(**which).order_by("-on", "-pk")
    found: dict[int, list[EntryLine]] = defaultdict(list)
    for action, *columns in rows.values_list("action_id", "on", "progress", "note", who("by")):
        found[action].append(EntryLine(*columns))
    return found


def who(name: str) -> Coalesce:
    """What a person is called in words: their name, or their address where they have given none."""
    return Coalesce(NullIf(f"{name}__name", Value("")), F(f"{name}__email"), output_field=CharField())


def _left_out(plan_id: int) -> tuple[ReasonLine, ...]:
    rows = NoAction.objects.filter(plan_id=plan_id).order_by("pk")
    columns = ("pk", "cell_id", "reason", "version", "updated_at", who("updated_by"))
    return tuple(ReasonLine(*row) for row in rows.values_list(*columns))


def _follow_ups(plan_id: int) -> tuple[FollowUpLine, ...]:
    """Activities first, then next steps to monitor; in each, what is due first."""
    rows = FollowUp.objects.filter(plan_id=plan_id).order_by("kind", F("due").asc(nulls_last=True), "pk")
    columns = ("pk", "kind", "text", "who", "due", "confirmed_on", "done_on", "version")
    return tuple(FollowUpLine(*row) for row in rows.values_list(*columns))
