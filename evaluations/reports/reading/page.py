"""The readers' page: of each framework what the authority says of itself, what changed, and what was done about it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import LocalAuthority, User
from accounts.roles import Permission
from evaluations.models import Round
from evaluations.permissions import can_export
from evaluations.reports.model import Dashboard
from evaluations.reports.reading.changes import CellChange, Changes, Turn, changes_between
from evaluations.reports.reading.frozen import (
    counts_in,
    frozen_counts,
    frozen_dashboards,
    frozen_self_reports,
)
from evaluations.reports.reading.model import (
    Done,
    Group,
    Line,
    OverallRow,
    Overdue,
    PlanBox,
    Section,
)
from evaluations.reports.reading.picture import Picture, RoundCount, picture_of
from evaluations.reports.reading.unrated import SelfSection
from evaluations.reports.reading.words import overall_words, sentences, status_counts, turn_words
from evaluations.reports.screen import addresses_of
from evaluations.reports.words import capital, levels_by_code
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.onward import onward
from evaluations.selectors.overall import CellKey
from evaluations.selectors.reading.plans import (
    ActionRow,
    Answer,
    SignedPlan,
    actions_for,
    answers_in,
    may_see_plan,
    signed_plans,
)
from evaluations.selectors.reading.rounds import Told, readable_rounds, told_of
from standards.changing import Moves
from standards.content import content_for
from standards.selectors.changing import moves_from


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """`unrated` are frameworks that give no ratings; `to_approve` are plans that wait for this person's approval."""

    sections: tuple[Section, ...]
    unrated: tuple[SelfSection, ...]
    to_approve: tuple[PlanBox, ...]
    overdue: tuple[Overdue, ...]
    any_plan: bool
    today: dt.date


@dataclass(frozen=True)
class _Facts:
    """All that was read, by round pk; `answers` by those of the round and of the action."""

    rounds: Mapping[int, Round]
    dashboards: Mapping[int, Dashboard]
    counts: Mapping[int, RoundCount]
    plans: Mapping[int, SignedPlan]
    actions: Mapping[int, list[ActionRow]]
    answers: Mapping[tuple[int, int], Answer]
    today: dt.date


Place = tuple[CellKey, bool]
"""A rating, and whether it is still there: see `CellChange`."""


def reading_page(user: User, authority: LocalAuthority, today: dt.date) -> ReadingPage:
    """Eight queries, nine for those who see only what is signed, whatever there is of rounds, ratings and actions;
    one more for a framework whose last two rounds are several versions apart."""
    rounds = readable_rounds(user, authority)
    rated = {row.pk for row in rounds if content_for(row.framework).has_scale}
    told = told_of([row for row in rounds if row.pk in rated])
    facts = _facts(rounds, told, today)
    return ReadingPage(
        sections=tuple(_section(one, facts) for one in told if one.latest.pk in facts.dashboards),
        unrated=tuple(_unrated(told_of([row for row in rounds if row.pk not in rated]), facts)),
        to_approve=tuple(_to_approve(facts)),
        overdue=tuple(_overdue(facts)),
        any_plan=any(facts.actions.values()),
        today=today,
    )


def _facts(rounds: list[Round], told: list[Told], today: dt.date) -> _Facts:
    pairs = [row for one in told for row in (one.latest, one.before) if row]
    others = [row for one in told for row in one.row if row not in pairs]
    plans = signed_plans(rounds)
    actions: dict[int, list[ActionRow]] = defaultdict(list)
    for action in actions_for(rounds, plans):
        actions[action.round_id].append(action)
    dashboards = frozen_dashboards(pairs)
    by_pk = {row.pk: row for row in rounds}
    counts = {pk: counts_in(by_pk[pk], dashboard) for pk, dashboard in dashboards.items()}
    counts |= frozen_counts(others)
    return _Facts(by_pk, dashboards, counts, plans, actions, answers_in(pairs), today)


def _section(told: Told, facts: _Facts) -> Section:
    round_, dashboard = told.latest, facts.dashboards[told.latest.pk]
    before = told.before if told.before and told.before.pk in facts.dashboards else None
    changes: Changes | None = None
    groups: tuple[Group, ...] = ()
    if before:
        moves = moves_from(content_for(before.framework), content_for(round_.framework))
        changes = changes_between(dashboard, facts.dashboards[before.pk], moves)
        groups = tuple(_groups(changes, round_, _done_between(round_, before, moves, facts)))
    since, count = before.name if before else "", facts.counts[round_.pk]
    return Section(
        round=round_,
        dashboard=dashboard,
        count=count,
        links=addresses_of(round_.slug),
        may_export=can_export(round_.access),
        sentences=tuple(sentences(dashboard, count, changes, since)),
        overalls=tuple(_overalls(dashboard, changes)),
        since=since,
        groups=groups,
        picture=_picture(told, facts),
        plan=_plan(told, facts),
    )


def _unrated(told: list[Told], facts: _Facts) -> Iterator[SelfSection]:
    """One query."""
    reports = frozen_self_reports([row for one in told for row in (one.latest, one.before) if row])
    for one in told:
        if report := reports.get(one.latest.pk):
            before = reports.get(one.before.pk) if one.before else None
            may_export = can_export(one.latest.access)
            yield SelfSection(one.latest, report, before, may_export, _plan(one, facts))


def _picture(told: Told, facts: _Facts) -> Picture | None:
    source = facts.dashboards[told.latest.pk].source
    counts = [facts.counts[row.pk] for row in told.row if row.pk in facts.counts]
    return picture_of(source.slug, capital(source.element_many), counts)


def _groups(changes: Changes, latest: Round, done: Mapping[Place, tuple[Done, ...]]) -> Iterator[Group]:
    stem = addresses_of(latest.slug)["rate"]
    for turn in Turn:
        lines = tuple(
            Line(
                change, _href(stem, change) if change.there else "", done.get((change.key, change.there), ())
            )
            for change in changes.of(turn)
        )
        if lines:
            yield Group(turn, turn_words(turn, len(lines)), lines)


def _href(stem: str, change: CellChange) -> str:
    return stem.replace("PHASE", change.phase or NO_PHASE).replace("ELEMENT", change.element)


def _done_between(
    latest: Round, before: Round, moves: Moves, facts: _Facts
) -> Mapping[Place, tuple[Done, ...]]:
    """The actions of the plan that followed from the round before, by what became of their element and phase."""
    found: dict[CellKey, list[Done]] = defaultdict(list)
    for action in facts.actions.get(before.pk, ()):
        found[action.element, action.phase].append(Done(action, facts.answers.get((latest.pk, action.pk))))
    way = onward(moves, found, {cell.key for cell in facts.dashboards[latest.pk].cells})
    came = {(key, True): tuple(done for old in olds for done in found[old]) for key, olds in way.came.items()}
    return came | {(key, False): tuple(found[key]) for key in way.gone}


def _overalls(dashboard: Dashboard, changes: Changes | None) -> Iterator[OverallRow]:
    levels = levels_by_code(dashboard)
    given = {(line.area, line.phase): levels.get(line.level) for line in dashboard.overalls}
    changed = {(one.area, one.phase): one for one in changes.overalls} if changes else {}
    for ref, label in [*((phase.ref, phase.label) for phase in dashboard.phases), ("", "Overall")]:
        cells = [(area, (area.ref, ref)) for area in dashboard.areas]
        if any(given.get(key) for _, key in cells):
            drawn = ((area, given.get(key), overall_words(changed.get(key))) for area, key in cells)
            yield OverallRow(label, tuple(drawn))


def _plan(told: Told, facts: _Facts) -> PlanBox | None:
    """Of the latest round with a signed plan; where none is signed, of the latest with one in the making."""
    seen = [row for row in reversed(told.row) if may_see_plan(row, facts.plans)]
    signed = (row for row in seen if row.pk in facts.plans)
    begun = (row for row in seen if facts.actions.get(row.pk))
    row = next(signed, None) or next(begun, None)
    return _plan_box(row, facts) if row else None


def _plan_box(row: Round, facts: _Facts) -> PlanBox:
    actions = facts.actions.get(row.pk, [])
    late = sum(bool(action.days_overdue(facts.today)) for action in actions)
    return PlanBox(
        row,
        facts.plans.get(row.pk),
        reverse("evaluations:plan", args=[row.slug]),
        status_counts(actions),
        late,
    )


def _to_approve(facts: _Facts) -> Iterable[PlanBox]:
    for pk, plan in facts.plans.items():
        waits = not (plan.waiting or plan.revision).is_approved
        if waits and facts.rounds[pk].access.may(Permission.APPROVE_PLAN):
            yield _plan_box(facts.rounds[pk], facts)


def _overdue(facts: _Facts) -> list[Overdue]:
    """The longest first."""
    found = [
        Overdue(_about(action, facts.rounds[pk]), action, facts.rounds[pk], days, _url(facts, pk, action))
        for pk, actions in facts.actions.items()
        for action in actions
        if (days := action.days_overdue(facts.today))
    ]
    return sorted(found, key=lambda one: (-one.days, one.round.pk, one.action.number))


def _about(action: ActionRow, row: Round) -> str:
    """“2.5 Use of data, Early Years”."""
    if not action.element:
        return ""
    content = content_for(row.framework)
    phase = f", {content.phase(action.phase).label}" if action.phase else ""
    return f"{action.element} {content.element(action.element).short_label}{phase}"


def _url(facts: _Facts, pk: int, action: ActionRow) -> str:
    """The action as it goes, or the signed plan that it stands in, for those who read no other."""
    row, plan = facts.rounds[pk], facts.plans.get(pk)
    if plan and not row.access.may(Permission.VIEW_OPEN_PLANS):
        return reverse("evaluations:plan_revision", args=[row.slug, plan.revision.number])
    return reverse("evaluations:action", args=[row.slug, action.number])
