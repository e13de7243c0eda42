"""What is waiting for a person in the authority they work in, in a fixed number of queries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Case, F, When
from django.urls import reverse

from accounts.models import LocalAuthority, User
from evaluations.engine import Evidence, Verdict
from evaluations.enums import RoundState, View
from evaluations.models import Cell, Judgement, Overall, Rating, Round, TeamMember
from evaluations.permissions import can_judge, can_view_round
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.rate_lines import Progress, progress_of
from evaluations.selectors.rounds import round_rows
from evaluations.selectors.verdicts import AnswerRow, answers_by_cell, impact_by_cell, verdicts_from
from standards.content import Content, Level, content_for


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: where, how far it is, and what to know first."""

    name: str
    url: str
    end: str
    why: str
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Mate:
    name: str
    rated: int
    of: int


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


@dataclass(frozen=True, slots=True)
class LastRow:
    label: str
    levels: tuple[Level | None, ...]


@dataclass(slots=True)
class LastSignedOff:
    round: Round
    content: Content
    rows: list[LastRow] = field(default_factory=list)


@dataclass(slots=True)
class Home:
    current: OpenRound | None
    others: list[Round]
    last: LastSignedOff | None

    @property
    def rate_heading(self) -> str:
        """Such as “Aspects to rate by 26 March 2010”."""
        if self.current is None:
            return ""
        by = self.current.round.rate_by
        what = f"{self.current.content.element_many.capitalize()} to rate"
        return f"{what} by {by.day} {by:%B %Y}" if by else what


def home_of(user: User, authority: LocalAuthority) -> Home:
    """Nine queries, whatever the number of rounds. The newest open round is shown whole, others as links."""
    rounds = round_rows(user, authority)
    unfinished = [row for row in rounds if not row.is_signed_off]
    finished = [row for row in rounds if row.is_signed_off and can_view_round(row.access)]
    newest = max(finished, key=lambda row: str(row.signed_off_at), default=None)
    theirs = [row for row in unfinished if row.team_role and row.state != RoundState.SETTING_UP]
    current = theirs[0] if theirs else unfinished[0] if unfinished else None
    return Home(
        _open_round(current, user) if current else None,
        [row for row in unfinished if row is not current],
        _last(newest) if newest else None,
    )


@dataclass(slots=True)
class _Facts:
    """What was read of the round: own ratings, who rated what, who looks after what."""

    cells: list[Cell]
    answers: Mapping[int, list[AnswerRow]]
    verdicts: Mapping[int, Verdict]
    impact: Mapping[int, str]
    own: Mapping[int, int | None]
    rated: set[tuple[int, int]]
    named: Mapping[int, set[int]]
    members: list[TeamMember]
    judged: set[int]


def _open_round(round_: Round, user: User) -> OpenRound:
    content = content_for(round_.framework)
    facts = _facts(round_, content, user)
    mine = facts.named.get(user.pk, set())
    share = [cell for cell in facts.cells if cell.pk in mine or (not mine and not round_.access.is_guest)]
    in_team = round_.team_role is not None
    rating = in_team and round_.state == RoundState.RATING
    return OpenRound(
        round=round_,
        content=content,
        to_rate=list(_to_rate(round_, content, facts, share, bool(mine))) if rating else [],
        to_agree=list(_to_agree(round_, content, facts)) if can_judge(round_.access) else [],
        gaps=list(_gaps(round_, content, facts, share)) if in_team else [],
        team=[_mate(member, facts) for member in facts.members] if not round_.access.is_guest else [],
        rated=sum(cell.pk in facts.own for cell in share),
        of=len(share) if in_team else 0,
    )


def _facts(round_: Round, content: Content, user: User) -> _Facts:
    cells = list(Cell.objects.filter(round=round_))
    answers, impact = answers_by_cell(round_), impact_by_cell(round_)
    # Another member's level is never read here: only that they have given one.
    own_level = Case(When(user=user, then=F("level")))
    ratings = list(
        Rating.objects.filter(cell__round=round_, level__isnull=False)
        .order_by()
        .values_list("user_id", "cell_id", own_level)
    )
    named: dict[int, set[int]] = {}
    for who, cell in TeamMember.objects.filter(round=round_, cells__isnull=False).values_list(
        "user_id", "cells"
    ):
        named.setdefault(who, set()).add(cell)
    return _Facts(
        cells=cells,
        answers=answers,
        verdicts=verdicts_from(content, cells, answers, impact),
        impact=impact,
        own={cell: level for who, cell, level in ratings if who == user.pk},
        rated={(who, cell) for who, cell, _ in ratings},
        named=named,
        members=list(round_.team.select_related("user")),
        judged=_judged(round_),
    )


def _judged(round_: Round) -> set[int]:
    rows = Judgement.objects.filter(cell__round=round_, view=View.AUTHORITY)
    return set(rows.values_list("cell_id", flat=True))


def _to_rate(
    round_: Round, content: Content, facts: _Facts, share: list[Cell], named: bool
) -> Iterator[Task]:
    for cell in share:
        progress = _progress(content, facts, cell)
        if cell.pk in facts.own and progress.done:
            continue
        yield _rate_task(round_, content, facts, cell, progress, named)


def _rate_task(
    round_: Round, content: Content, facts: _Facts, cell: Cell, progress: Progress, named: bool
) -> Task:
    place = _place(round_, content, cell)
    if progress.of and not progress.considered:
        return Task(*place, "Not started", f"You look after this {content.element_one}." if named else "")
    if progress.done:
        return Task(
            *place, f"{progress} considered" if progress.of else "", "Only your own rating is missing."
        )
    verdict = facts.verdicts[cell.pk]
    level = content.level(verdict.ceiling) if verdict.capped and verdict.ceiling else None
    why = (
        "Started. The answers so far allow at most" if level else "Started. Nothing recorded so far caps it."
    )
    return Task(*place, f"{progress} considered", why, level)


def _to_agree(round_: Round, content: Content, facts: _Facts) -> Iterator[Task]:
    for cell in facts.cells:
        if cell.pk not in facts.judged:
            name, url = _place(round_, content, cell)
            rated = sum(where == cell.pk for _, where in facts.rated)
            yield Task(name, f"{url}agree/", f"{rated} rated", "")


def _gaps(round_: Round, content: Content, facts: _Facts, share: list[Cell]) -> Iterator[Task]:
    """Rated at a level that evidence of impact has to bear, with none linked that shows it."""
    needing = {rule.data.level for rule in content.rules if isinstance(rule.data, Evidence)}
    for cell in share:
        level = content.level_by_pk.get(facts.own.get(cell.pk))
        if level and level.code in needing and facts.impact.get(cell.pk, "none") == "none":
            why = f"You rated {level.label}. It needs evidence of impact, and nothing linked shows any yet."
            yield Task(*_place(round_, content, cell), "No evidence of impact", why)


def _progress(content: Content, facts: _Facts, cell: Cell) -> Progress:
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


def _mate(member: TeamMember, facts: _Facts) -> Mate:
    share = facts.named.get(member.user_id) or {cell.pk for cell in facts.cells}
    return Mate(str(member.user), sum((member.user_id, cell) in facts.rated for cell in share), len(share))


def _last(round_: Round) -> LastSignedOff:
    content = content_for(round_.framework)
    given = {
        (area, phase): content.level_by_pk[level]
        for area, phase, level in Overall.objects.filter(round=round_, view=View.AUTHORITY).values_list(
            "area_id", "phase_id", "level_id"
        )
    }
    columns = [(phase.pk, phase.label) for phase in content.phases] if given else []
    rows = [
        LastRow(label, tuple(given.get((area.pk, pk)) for area in content.areas)) for pk, label in columns
    ]
    return LastSignedOff(round_, content, rows)
