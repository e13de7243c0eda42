"""What is waiting for a person in the authority they work in, in a fixed number of queries."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from django.db.models import IntegerField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from accounts.models import LocalAuthority, User
from evaluations.engine import Evidence
from evaluations.enums import RoundState, TeamRole, View
from evaluations.models import Cell, Judgement, Overall, Round
from evaluations.permissions import can_judge, can_view_round, has_sheet
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.answering.waiting import TeamTask, team_tasks
from evaluations.selectors.home_facts import HomeFacts, facts_for
from evaluations.selectors.plans.mine import MyAction, my_actions
from evaluations.selectors.rate_lines import Progress, progress_of
from evaluations.selectors.regional.access import has_two_views
from evaluations.selectors.rounds import rounds_of, state_words
from evaluations.selectors.team import asked_of
from evaluations.selectors.verdicts import verdicts_from
from standards.content import Content, Level, content_for


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: where, how far it is, and what to know first."""

    name: str
    url: str
    end: str
    why: str
    level: Level | None = None
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Mate:
    name: str
    rated: int
    of: int
    finished_at: dt.datetime | None


@dataclass(slots=True)
class OpenRound:
    round: Round
    content: Content
    to_rate: list[Task]
    to_agree: list[Task]
    gaps: list[Task]
    team: list[Mate]
    rated: int
    of: int
    judged: int
    cells: int
    finished_at: dt.datetime | None = None
    agreeing_url: str = ""

    @property
    def sheet_url(self) -> str:
        """Where the person rates all of it on one page; none for whom does not rate."""
        if not has_sheet(self.round.access) or not self.of:
            return ""
        return reverse("evaluations:sheet", args=[self.round.slug])

    @property
    def more_url(self) -> str:
        """Where the rest of a long list is; none for a guest, who has no dashboard and sees the list whole."""
        return "" if self.round.access.is_guest else self.round.href


@dataclass(frozen=True, slots=True)
class LastRow:
    label: str
    levels: tuple[Level | None, ...]


@dataclass(slots=True)
class LastSignedOff:
    """`rows` are its overall ratings; `counts`, how many ratings of each level it has, highest first."""

    round: Round
    content: Content
    rows: list[LastRow] = field(default_factory=list)
    counts: list[tuple[Level, int]] = field(default_factory=list)

    @property
    def two_views(self) -> bool:
        return has_two_views(self.round)


@dataclass(slots=True)
class Home:
    current: OpenRound | None
    others: list[Round]
    last: LastSignedOff | None
    actions: list[MyAction]
    teams: list[TeamTask]

    @property
    def to_answer(self) -> list[TeamTask]:
        """What the person writes for a team, and has not written."""
        return [task for task in self.teams if task.mine and task.left]

    @property
    def behind(self) -> list[TeamTask]:
        """Teams that have not answered all they were given, for who names them."""
        return [task for task in self.teams if task.names_teams and task.left]

    @property
    def current_teams(self) -> list[TeamTask]:
        return [task for task in self.teams if self.current and task.round is self.current.round]

    @property
    def open(self) -> list[Round]:
        return [*([self.current.round] if self.current else []), *self.others]

    @property
    def rate_heading(self) -> str:
        """Such as “Aspects to rate by 26 March 2010”."""
        if self.current is None:
            return ""
        by = self.current.round.rate_by
        what = f"{self.current.content.element_many.capitalize()} to rate"
        return f"{what} by {by.day} {by:%B %Y}" if by else what


def home_of(user: User, authority: LocalAuthority) -> Home:
    """At most seven queries, whatever the number of rounds. The newest open round is shown whole, others as links."""
    rounds = rounds_of(user, authority)
    unfinished = [row for row in rounds if not row.is_signed_off]
    for row in unfinished:
        row.state_words = state_words(row)
    finished = [row for row in rounds if row.is_signed_off and can_view_round(row.access)]
    rated = [row for row in finished if content_for(row.framework).has_scale]
    newest = max(rated, key=lambda row: str(row.signed_off_at), default=None)
    theirs = [row for row in unfinished if row.team_role and row.state != RoundState.SETTING_UP]
    current = theirs[0] if theirs else unfinished[0] if unfinished else None
    return Home(
        _open_round(current, user) if current else None,
        [row for row in unfinished if row is not current],
        _last(newest),
        my_actions(user, authority, timezone.localdate()),
        team_tasks(user, unfinished),
    )


def _open_round(round_: Round, user: User) -> OpenRound:
    content = content_for(round_.framework)
    facts = facts_for(round_, user)
    mine = facts.named.get(user.pk, set())
    every = {cell.pk for cell in facts.cells}
    asked = asked_of(content, TeamRole.GUEST if round_.access.is_guest else TeamRole.CORE, mine, every)
    share = sorted((cell for cell in facts.cells if cell.pk in asked), key=lambda cell: cell.pk not in mine)
    in_team = round_.team_role is not None and content.has_scale and not round_.answered
    rating = in_team and round_.state == RoundState.RATING
    shows_mates = content.has_scale and not round_.answered and not round_.access.is_guest
    return OpenRound(
        round=round_,
        content=content,
        to_rate=list(_to_rate(round_, content, facts, share, mine)) if rating else [],
        to_agree=list(_to_agree(round_, content, facts))
        if can_judge(round_.access) and content.has_scale
        else [],
        gaps=list(_gaps(round_, content, facts, share)) if in_team else [],
        team=list(_mates(content, facts)) if shows_mates else [],
        rated=sum(cell.pk in facts.own for cell in share),
        of=len(share) if in_team else 0,
        judged=len(facts.judged),
        cells=len(facts.cells),
        finished_at=next((one.finished_at for one in facts.members if one.user_id == user.pk), None),
        agreeing_url=_agreeing_url(round_, bool(mine)) if content.has_scale else "",
    )


def _agreeing_url(round_: Round, named: bool) -> str:
    """Where the team agrees, for those who may watch it; a guest watches what they are named for."""
    watches = round_.access.everywhere or (round_.access.is_guest and named)
    if round_.state != RoundState.AGREEING or not watches:
        return ""
    return reverse("evaluations:agreeing", args=[round_.slug])


def _to_rate(
    round_: Round, content: Content, facts: HomeFacts, share: list[Cell], named: Set[int]
) -> Iterator[Task]:
    for cell in share:
        progress = _progress(content, facts, cell)
        if cell.pk in facts.own and progress.done:
            continue
        yield _rate_task(round_, content, facts, cell, progress, cell.pk in named)


def _rate_task(
    round_: Round, content: Content, facts: HomeFacts, cell: Cell, progress: Progress, named: bool
) -> Task:
    place = _place(round_, content, cell)
    if progress.of and not progress.considered:
        why = f"You look after this {content.element_one}." if named else ""
        return Task(*place, "Not started", why, focus=cell.focus)
    if progress.done:
        end = f"{progress} considered" if progress.of else ""
        return Task(*place, end, "Only your own rating is missing.", focus=cell.focus)
    verdict = verdicts_from(content, [cell], facts.answers, facts.impact)[cell.pk]
    level = content.level(verdict.ceiling) if verdict.capped and verdict.ceiling else None
    why = (
        "Started. The answers so far allow at most" if level else "Started. Nothing recorded so far caps it."
    )
    return Task(*place, f"{progress} considered", why, level, cell.focus)


def _to_agree(round_: Round, content: Content, facts: HomeFacts) -> Iterator[Task]:
    for cell in facts.cells:
        if cell.pk not in facts.judged:
            name, url = _place(round_, content, cell)
            said = sum(where == cell.pk for _, where in facts.rated)
            end = f"{said} answered" if round_.answered else f"{said} rated"
            yield Task(name, f"{url}agree/", end, "", focus=cell.focus)


def _gaps(round_: Round, content: Content, facts: HomeFacts, share: list[Cell]) -> Iterator[Task]:
    """Rated at a level that evidence of impact has to bear, with none linked that shows it."""
    needing = {rule.data.level for rule in content.rules if isinstance(rule.data, Evidence)}
    for cell in share:
        level = content.level_by_pk.get(facts.own.get(cell.pk))
        if level and level.code in needing and facts.impact.get(cell.pk, "none") == "none":
            why = f"You rated {level.label}. It needs evidence of impact, and nothing linked shows any yet."
            yield Task(*_place(round_, content, cell), "No evidence of impact", why, focus=cell.focus)


def _progress(content: Content, facts: HomeFacts, cell: Cell) -> Progress:
    phase = content.phase_by_pk[cell.phase_id].ref if cell.phase_id else None
    answered = [
        ("criterion", row.criterion_id) if row.criterion_id else ("measure", row.measure_id or 0)
        for row in facts.answers.get(cell.pk, [])
    ]
    return progress_of(content, content.element_by_pk[cell.element_id], phase, answered)


def _place(round_: Round, content: Content, cell: Cell) -> tuple[str, str]:
    element = content.element_by_pk[cell.element_id]
    phase = content.phase_by_pk[cell.phase_id] if cell.phase_id else None
    url = reverse("evaluations:rate", args=[round_.slug, phase.ref if phase else NO_PHASE, element.ref])
    return f"{element.ref} {element.short_label}{f', {phase.label}' if phase else ''}", url


def _mates(content: Content, facts: HomeFacts) -> Iterator[Mate]:
    every = {cell.pk for cell in facts.cells}
    for who, name, role, finished_at in facts.members:
        share = asked_of(content, role, facts.named.get(who, set()), every)
        yield Mate(name, sum((who, cell) in facts.rated for cell in share), len(share), finished_at)


def _last(round_: Round | None) -> LastSignedOff | None:
    """Asked of the database even where no round is signed off, so that a home page always costs the same."""
    rows = _given(round_.pk if round_ else 0)
    if round_ is None:
        return None
    content = content_for(round_.framework)
    given = {(area, phase): content.level_by_pk[level] for area, phase, level in rows if area}
    counted = Counter(level for area, _, level in rows if not area)
    columns = [(phase.pk, phase.label) for phase in content.phases] if given else []
    return LastSignedOff(
        round_,
        content,
        [LastRow(label, tuple(given.get((area.pk, pk)) for area in content.areas)) for pk, label in columns],
        [(level, counted[level.pk]) for level in content.levels],
    )


def _given(round_: int) -> list[tuple[int | None, int | None, int | None]]:
    """Area, phase and level of the overall ratings; of judgements the level alone. One query."""
    nothing = Cast(Value(None), IntegerField())
    overalls = Overall.objects.filter(round=round_, view=View.AUTHORITY).order_by()
    judged = Judgement.objects.filter(cell__round=round_, view=View.AUTHORITY).order_by()
    return list(
        overalls.values_list("area_id", "phase_id", "level_id").union(
            judged.values_list(nothing, nothing, "level_id"), all=True
        )
    )
