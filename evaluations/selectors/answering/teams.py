"""The teams that answer in a round, from the person: who writes for each, and how far each has come."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from accounts.models import User
from evaluations.models import AnsweringTeam, Round, TeamAnswer, TeamMember
from evaluations.permissions import Access
from evaluations.permissions.answering import can_read_answers
from evaluations.selectors.access import NO_PHASE
from standards.content import Content, Element, Level, Phase, content_for


def teams_for(user: User, round_: Round) -> QuerySet[AnsweringTeam]:
    """Each with whether the person writes for it (`mine`). `round_` is one that they reached."""
    places = AnsweringTeam.members.through.objects.filter(
        answeringteam_id=OuterRef("pk"), teammember__user=user
    )
    return AnsweringTeam.objects.filter(round=round_).annotate(mine=Exists(places))  # type: ignore[no-redef]


def team_for(user: User, round_: Round, pk: int) -> AnsweringTeam:
    """Raises AnsweringTeam.DoesNotExist; one query."""
    team = teams_for(user, round_).select_related("updated_by").get(pk=pk)
    team.round = round_
    return team


class Written(NamedTuple):
    """How far an answer is; what it says of a level is known to those who may read it, and None to others."""

    level_id: int | None
    judged: bool
    begun: bool

    @property
    def words(self) -> str:
        if self.judged:
            return "Judged and written" if self.begun else "Judged, no text yet"
        return "Text, no judgement yet" if self.begun else "Begun"

    @property
    def done(self) -> bool:
        return self.judged and self.begun


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked, with its place in the framework."""

    pk: int
    element: Element
    phase: Phase | None

    @property
    def phase_ref(self) -> str:
        return self.phase.ref if self.phase else NO_PHASE

    @property
    def name(self) -> str:
        return f"{self.element.ref} {self.element.short_label}{f', {self.phase.label}' if self.phase else ''}"


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team in the list; `given` are its questions, `answers` those that it has begun, by cell pk."""

    team: AnsweringTeam
    members: tuple[str, ...]
    given: frozenset[int]
    answers: Mapping[int, Written]
    readable: bool

    @property
    def url(self) -> str:
        return reverse("evaluations:answering_team", args=[self.team.round.slug, self.team.pk])

    @property
    def done(self) -> int:
        return sum(self.answers[pk].done for pk in self.given if pk in self.answers)

    @property
    def finished(self) -> bool:
        return bool(self.given) and self.done == len(self.given)


@dataclass(frozen=True, slots=True)
class Box:
    """A team's answer to a question as a table shows it."""

    given: bool
    level: Level | None
    written: Written | None
    url: str


@dataclass(frozen=True, slots=True)
class GridLine:
    question: Question
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All teams of a round. `grid` has their levels question by question, once they are revealed to the person."""

    round: Round
    content: Content
    lines: list[TeamLine]
    questions: list[Question]

    @property
    def revealed(self) -> bool:
        return bool(self.lines) and all(line.readable for line in self.lines)

    @property
    def nobody(self) -> list[Question]:
        """Questions that no team is given."""
        given = frozenset[int]().union(*(line.given for line in self.lines))
        return [question for question in self.questions if question.pk not in given]

    @property
    def grid(self) -> list[GridLine]:
        stem = reverse("evaluations:team_answer", args=[self.round.slug, 0, "PHASE", "ELEMENT"])
        return [
            GridLine(question, tuple(self._box(line, question, stem) for line in self.lines))
            for question in self.questions
        ]

    def _box(self, line: TeamLine, question: Question, stem: str) -> Box:
        """Written after one address: `reverse` for each of two hundred boxes would cost more than the rest."""
        url = stem.replace("/0/PHASE/", f"/{line.team.pk}/{question.phase_ref}/")
        written = line.answers.get(question.pk)
        level = self.content.level_by_pk.get(written.level_id) if written else None
        return Box(question.pk in line.given, level, written, url.replace("ELEMENT", question.element.ref))


def overview_of(round_: Round, user: User) -> Overview:
    """Five queries, however many teams there are."""
    content = content_for(round_.framework)
    questions = questions_of(round_, content)
    teams = list(teams_for(user, round_))
    members, given, answers = _members(teams), _given(teams), _answers(teams, round_.access)
    every = frozenset(question.pk for question in questions)
    lines = []
    for team in teams:
        team.round = round_
        readable = can_read_answers(round_.access, mine=team.mine)
        lines.append(
            TeamLine(team, tuple(members[team.pk]), given.get(team.pk, every), answers[team.pk], readable)
        )
    return Overview(round_, content, lines, questions)


def questions_of(round_: Round, content: Content) -> list[Question]:
    """In published order; one query."""
    return questions_from(round_.cells.order_by().values_list("pk", "element_id", "phase_id"), content)


def questions_from(cells: Iterable[tuple[int, int, int | None]], content: Content) -> list[Question]:
    """`cells` as (pk, element pk, phase pk)."""
    by_key = {(element, phase): pk for pk, element, phase in cells}
    return [
        Question(pk, element, phase)
        for element, phase in content.pairs
        if (pk := by_key.get((element.pk, phase.pk if phase else None)))
    ]


def _members(teams: Iterable[AnsweringTeam]) -> Mapping[int, list[str]]:
    places = TeamMember.objects.filter(answers_for__in=teams).order_by("user__name", "user__email")
    found: dict[int, list[str]] = defaultdict(list)
    for team, name, email in places.values_list("answers_for", "user__name", "user__email"):
        found[team].append(name or email)
    return found


def _given(teams: Sequence[AnsweringTeam]) -> Mapping[int, frozenset[int]]:
    """Only of the teams that are given some in particular."""
    found: dict[int, set[int]] = defaultdict(set)
    through = AnsweringTeam.cells.through.objects.filter(answeringteam__in=teams)
    for team, cell in through.values_list("answeringteam_id", "cell_id"):
        found[team].add(cell)
    return {team: frozenset(cells) for team, cells in found.items()}


def _answers(teams: Sequence[AnsweringTeam], access: Access) -> Mapping[int, Mapping[int, Written]]:
    """How far each is; the level only of those that the person may read."""
    readable = {team.pk for team in teams if can_read_answers(access, mine=team.mine)}
    found: dict[int, dict[int, Written]] = defaultdict(dict)
    rows = TeamAnswer.objects.filter(team__in=teams).order_by()
    for team, cell, level, text in rows.values_list("team_id", "cell_id", "level_id", "text"):
        found[team][cell] = Written(level if team in readable else None, level is not None, bool(text))
    return found


def is_asked(*, team: OuterRef, cell: OuterRef) -> Q | Exists:
    """Whether a team is given a question, each by its pk; one that is given none in particular has all."""
    given = AnsweringTeam.cells.through.objects.filter(answeringteam_id=team)
    return Exists(given.filter(cell_id=cell)) | ~Exists(given)


def still_asked() -> Q | Exists:
    """Of answers: whether the team is given the question now."""
    return is_asked(team=OuterRef("team_id"), cell=OuterRef("cell_id"))


def unasked_of(team: AnsweringTeam, content: Content) -> list[str]:
    """References, in published order, of what the team answered and is not asked any more. Two queries at most."""
    given = set(team.cells.order_by().values_list("element_id", "phase_id"))
    if not given:
        return []
    left = set(team.answers.order_by().values_list("cell__element_id", "cell__phase_id")) - given
    pairs = [(element, phase.pk if phase else None) for element, phase in content.pairs]
    return list(dict.fromkeys(element.ref for element, phase in pairs if (element.pk, phase) in left))


def members_of(round_: Round) -> list[TeamMember]:
    """Those who can be named to write for a team: everyone of the round's team but guests; one query."""
    members = round_.team.select_related("user").exclude(role="guest")
    return list(members.order_by("user__name", "user__email"))
