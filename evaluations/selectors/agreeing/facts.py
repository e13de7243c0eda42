"""What agreeing rests on: each cell with what was agreed, the members' ratings, who was asked for one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, FilteredRelation, Q, QuerySet, TextField, Value, When
from django.utils import timezone

from evaluations.enums import TeamRole, View
from evaluations.models import AnsweringTeam, Cell, Rating, Round, TeamAnswer
from evaluations.permissions import Access
from evaluations.selectors.elsewhere.places import on_other_frameworks
from evaluations.selectors.team import ORDER, asked_of
from standards.content import content_for


class Agreed(NamedTuple):
    """The team's judgement as recorded; `version` is 0 and the rest empty where there is none."""

    level_id: int | None
    not_applicable: bool
    rationale: str
    dissent: str
    agreed_by: list[str]
    agreed_on: dt.date
    version: int
    updated_at: dt.datetime
    by_name: str
    by_email: str

    @property
    def by(self) -> str:
        return self.by_name or self.by_email

    @property
    def today(self) -> bool:
        return timezone.localdate(self.updated_at) == timezone.localdate()


class Place(NamedTuple):
    """`teams` is whether teams answer in the round, `others` whether the authority uses other frameworks."""

    pk: int
    element_id: int
    phase_id: int | None
    focus: bool
    teams: bool
    others: bool
    agreed: Agreed | None


class Voice(NamedTuple):
    """One member's rating, or the answer of a team; the comment and the trend are read for one cell only.

    `user_id` of a team is its own pk below zero: a team is no person, and is counted once.
    """

    user_id: int
    name: str
    level_id: int | None
    comment: str
    late: bool
    version: int
    trend: str = ""
    figures: str = ""

    @property
    def team(self) -> int:
        """Its pk, where it is one."""
        return max(-self.user_id, 0)


class Mate(NamedTuple):
    user_id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Facts:
    """`asked` are the people from whom a rating of each cell is expected, by cell pk."""

    places: list[Place]
    voices: Mapping[int, list[Voice]]
    team: list[Mate]
    asked: Mapping[int, set[int]]


AGREED = ("level_id", "not_applicable", "rationale", "dissent", "agreed_by", "agreed_on", "version")
VERSION = AGREED.index("version")
RECORDED = (*AGREED, "updated_at", "updated_by__name", "updated_by__email")


def facts_of(round_: Round, access: Access, cell: int | None = None) -> Facts:
    """Three queries; five where teams answer, which is said to those who see all of the round.

    A guest's are of the cells they are named for; ratings only once they are revealed.

    `access` is to the round, or to one of its cells: with `cell` the comments on it are read as well.
    """
    places = _places(round_, access)
    voices = _voices(round_, access, cell) if round_.is_revealed else {}
    mates, asked = _team(round_, [place.pk for place in places])
    if access.everywhere and any(place.teams for place in places):
        given = teams_given(round_)
        asked = {pk: given.get(pk, given.get(EVERYTHING, set())) for pk in asked}
        voices = _with_teams(round_, voices, cell) if round_.is_revealed else voices
    return Facts(places, voices, mates, asked)


EVERYTHING = 0


def teams_given(round_: Round) -> dict[int, set[int]]:
    """By cell pk, which teams are asked it, as voices count them; under 0 those that are asked everything."""
    found: dict[int, set[int]] = defaultdict(set)
    for team, cell in AnsweringTeam.objects.filter(round=round_).order_by().values_list("pk", "cells"):
        found[cell or EVERYTHING].add(-team)
    every = found.get(EVERYTHING, set())
    return {cell: teams | every for cell, teams in found.items()}


def _with_teams(
    round_: Round, voices: Mapping[int, list[Voice]], cell: int | None
) -> Mapping[int, list[Voice]]:
    """Teams first, by name, then members who rated for themselves."""
    answers = TeamAnswer.objects.filter(team__round=round_).exclude(level=None, text="")
    said = [_of_one(name, cell) for name in ("text", "trend", "figures")]
    found: dict[int, list[Voice]] = defaultdict(list)
    rows = answers.order_by("team__name", "pk").values_list(
        "cell_id", "team_id", "team__name", "level_id", said[0], "late", "version", *said[1:]
    )
    for where, team, *row in rows:
        found[where].append(Voice(-team, *row))
    for where, own in voices.items():
        found[where] += own
    return found


def _of_one(name: str, cell: int | None) -> Case:
    """A column that is read for one cell only."""
    return Case(When(cell_id=cell or 0, then=F(name)), default=Value(""), output_field=TextField())


def _places(round_: Round, access: Access) -> list[Place]:
    cells = Cell.objects.filter(round=round_).order_by()
    if access.is_guest:
        cells = cells.filter(looked_after_by__user=access.user)
    given = FilteredRelation("judgements", condition=Q(judgements__view=View.AUTHORITY))
    teams = Exists(AnsweringTeam.objects.filter(round=round_.pk))
    given_names = (f"given__{name}" for name in RECORDED)
    columns = ("pk", "element_id", "phase_id", "focus", "teams", "others", *given_names)
    rows = cells.alias(given=given).annotate(teams=teams, others=on_other_frameworks(round_))
    return [_place(*row) for row in rows.values_list(*columns)]


def _place(
    pk: int, element: int, phase: int | None, focus: bool, teams: bool, others: bool, *agreed: Any
) -> Place:
    return Place(pk, element, phase, focus, teams, others, Agreed(*agreed) if agreed[VERSION] else None)


def _voices(round_: Round, access: Access, cell: int | None) -> Mapping[int, list[Voice]]:
    """Everybody's on every cell, or else on those that the person is named for."""
    ratings = Rating.objects.filter(cell__round=round_).exclude(level=None, comment="")
    ratings = ratings.order_by("user__name", "pk")
    if not access.everywhere:
        ratings = ratings.filter(cell__looked_after_by__user=access.user)
    found: dict[int, list[Voice]] = defaultdict(list)
    for where, user, name, email, level, comment, late, version in _columns(ratings, cell):
        found[where].append(Voice(user, name or email, level, comment, late, version))
    return found


def _columns(ratings: QuerySet[Rating], cell: int | None) -> QuerySet[Rating, tuple]:
    comment = _of_one("comment", cell)
    return ratings.values_list(
        "cell_id", "user_id", "user__name", "user__email", "level_id", comment, "late", "version"
    )


def _team(round_: Round, cells: list[int]) -> tuple[list[Mate], Mapping[int, set[int]]]:
    mates: dict[int, Mate] = {}
    named: dict[int, set[int]] = defaultdict(set)
    columns = ("user_id", "user__name", "user__email", "role", "until", "cells")
    for pk, name, email, role, until, cell in round_.team.order_by().values_list(*columns):
        if until is None or until >= timezone.localdate():
            mates[pk] = Mate(pk, name or email, role)
            named[pk] |= {cell} if cell else set()
    content, every = content_for(round_.framework), set(cells)
    shares = {pk: asked_of(content, mate.role, named[pk], every) for pk, mate in mates.items()}
    asked = {cell: {pk for pk, share in shares.items() if cell in share} for cell in cells}
    return sorted(mates.values(), key=lambda mate: (ORDER.index(TeamRole(mate.role)), mate.name)), asked
