"""Which rows of an authority a person may find, starting from the rounds that are theirs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet

from accounts.models import LocalAuthority, User
from accounts.roles import Permission
from evaluations.enums import NoteState, View
from evaluations.models import NoteOfVisit, PlanRevision, Round, TeamAnswer
from evaluations.permissions import Access, can_read_note, can_view_plan, can_view_round
from evaluations.permissions.answering import can_read_report
from evaluations.selectors.access import rounds_for, standing_in
from evaluations.selectors.evidence_library import library
from evaluations.selectors.plans.access import SIGNED
from evaluations.selectors.search import sources
from evaluations.selectors.search.sources import Source


@dataclass(frozen=True, slots=True)
class Reach:
    """Rounds by pk: those known; read whole, or in the cells one is named for, and of these what is revealed.

    `plans` are read as they are, `signed` as they were signed; `reports` and `own` are of what teams answer.
    """

    user: User
    authority: LocalAuthority
    role: str | None
    rounds: dict[int, Round] = field(default_factory=dict)
    whole: list[int] = field(default_factory=list)
    named: list[int] = field(default_factory=list)
    revealed: set[int] = field(default_factory=set)
    plans: list[int] = field(default_factory=list)
    signed: list[int] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)

    def visible(self) -> dict[Source, QuerySet[Any]]:
        """By source; one that nothing of is theirs may be there too, without rows."""
        return dict([*self._judged(), *self._planned(), *self._told()])

    def _judged(self) -> Iterator[tuple[Source, QuerySet[Any]]]:
        yield sources.EVIDENCE, library(self.authority, self.role)
        yield sources.DIGEST, _all(sources.DIGEST).filter(round__in=self.whole)
        revealed = self._in_cells(sources.JUDGEMENTS, self.revealed.__contains__)
        yield sources.JUDGEMENTS, revealed.filter(view=View.AUTHORITY)
        overalls = _all(sources.OVERALLS).filter(round__in=self.revealed.intersection(self.whole))
        yield sources.OVERALLS, overalls.filter(view=View.AUTHORITY)
        groups = self.revealed.intersection(self.reports)
        yield sources.GROUPS, _all(sources.GROUPS).filter(round__in=groups)
        for source in (sources.SELF_ENTRIES, sources.STATEMENTS):
            yield source, self._in_cells(source, bool)
        yield sources.SUMMARIES, _all(sources.SUMMARIES).filter(round__in=self.whole)

    def _planned(self) -> Iterator[tuple[Source, QuerySet[Any]]]:
        for source in (sources.ACTIONS, sources.FOLLOW_UPS):
            yield source, _all(source).filter(plan__round__in=self.plans)
        for source in (sources.MILESTONES, sources.PROGRESS):
            yield source, _all(source).filter(action__plan__round__in=self.plans)

    def _told(self) -> Iterator[tuple[Source, QuerySet[Any]]]:
        own = Q(team__round__in=self.own, team__members__user=self.user)
        answers = TeamAnswer.objects.filter(Q(team__round__in=self.reports) | own)
        if not (self.reports or self.own):
            answers = answers.none()
        yield sources.ANSWERS, answers
        for source in (sources.VARIATIONS, sources.PRIORITIES):
            yield source, _all(source).filter(answer__in=answers.values("pk"))
        states = [state for state in NoteState if can_read_note(self.role or "", state)]
        notes = NoteOfVisit.objects.filter(authority=self.authority, state__in=states)
        yield sources.NOTES, notes
        for source in (sources.NOTE_LINES, sources.NOTE_QUESTIONS):
            yield source, _all(source).filter(note__in=notes.values("pk"))

    def _in_cells(self, source: Source, among: Any) -> QuerySet[Any]:
        whole, named = list(filter(among, self.whole)), list(filter(among, self.named))
        mine = Q(cell__round__in=named, cell__looked_after_by__user=self.user)
        found = _all(source).filter(Q(cell__round__in=whole) | mine)
        return found if whole or named else found.none()

    def revisions(self) -> dict[int, PlanRevision]:
        """The newest signed one of each plan that is read as signed, by pk. One query; none without such a plan."""
        if not self.signed:
            return {}
        rows = PlanRevision.objects.filter(plan__round__in=self.signed, state__in=SIGNED)
        rows = rows.select_related("plan__round").defer("report", "plan__round__report").order_by("number")
        newest = {row.plan_id: row for row in rows}
        return {row.pk: row for row in newest.values()}


def _all(source: Source) -> QuerySet[Model]:
    return source.model._default_manager.all()


def reach_of(user: User, authority: LocalAuthority, role: str | None) -> Reach:
    """One query."""
    reach = Reach(user, authority, role)
    for round_ in rounds_for(user).filter(authority=authority):
        _put(reach, round_, standing_in(user, round_))
    return reach


def _put(reach: Reach, round_: Round, access: Access) -> None:
    reach.rounds[round_.pk] = round_
    if round_.is_revealed:
        reach.revealed.add(round_.pk)
    if access.is_guest:
        reach.named.append(round_.pk)
    elif can_view_round(access):
        reach.whole.append(round_.pk)
    if can_view_plan(access, signed=False):
        reach.plans.append(round_.pk)
    elif can_view_plan(access, signed=True):
        reach.signed.append(round_.pk)
    if can_read_report(access):
        reach.reports.append(round_.pk)
    elif can_view_round(access) and access.may(Permission.RATE):
        reach.own.append(round_.pk)
