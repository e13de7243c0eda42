"""What agreeing rests on: each cell with what was agreed, the members' ratings, who was asked for one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce
from django.utils import timezone

from evaluations.enums import TeamRole, View
from evaluations.models import (
    AnswerEvidence,
    AnsweringTeam,
    Cell,
    Rating,
    Round,
    TeamAnswer,
    TeamMember,
    TeamPriority,
    Variation,
)
from evaluations.permissions import Access
from evaluations.selectors.elsewhere.places import on_other_frameworks
from evaluations.selectors.local_words import said_in_own_words
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
    """Of the round: `teams` is whether teams answer in it, `others` whether the authority uses other frameworks,
    `worded` whether it has words of its own for levels."""

    pk: int
    element_id: int
    phase_id: int | None
    focus: bool
    teams: bool
    others: bool
    worded: bool
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
NOTHING = Value("", output_field=TextField())
RECORDED = (*AGREED, "updated_at", "updated_by__name", "updated_by__email")


def facts_of(round_: Round, access: Access, cell: int | None = None) -> Facts:
    """Three queries. Where teams answer, two of them read people and teams at once, for those who see all of the round.

    A guest's are of the cells they are named for; ratings only once they are revealed.

    `access` is to the round, or to one of its cells: with `cell` the comments on it are read as well.
    """
    places = _places(round_, access)
    teams = access.everywhere and any(place.teams for place in places)
    voices = _voices(round_, access, cell, teams=teams) if round_.is_revealed else {}
    mates, asked = _team(round_, [place.pk for place in places], teams=teams)
    return Facts(places, _heard(voices, asked), mates, asked)


def _heard(voices: Mapping[int, list[Voice]], asked: Mapping[int, set[int]]) -> Mapping[int, list[Voice]]:
    """Without what a team wrote to a question that was taken away from it."""
    return {
        cell: [voice for voice in said if not voice.team or voice.user_id in asked.get(cell, ())]
        for cell, said in voices.items()
    }


def _of_one(name: str, cell: int | None) -> Case:
    """A column that is read for one cell only."""
    return Case(When(cell_id=cell or 0, then=F(name)), default=NOTHING, output_field=TextField())


def _places(round_: Round, access: Access) -> list[Place]:
    cells = Cell.objects.filter(round=round_).order_by()
    if access.is_guest:
        cells = cells.filter(looked_after_by__user=access.user)
    given = FilteredRelation("judgements", condition=Q(judgements__view=View.AUTHORITY))
    teams = Exists(AnsweringTeam.objects.filter(round=round_.pk))
    given_names = (f"given__{name}" for name in RECORDED)
    columns = ("pk", "element_id", "phase_id", "focus", "teams", "others", "worded", *given_names)
    rows = cells.alias(given=given).annotate(
        teams=teams, others=on_other_frameworks(round_), worded=Exists(said_in_own_words(round_))
    )
    return [_place(*row) for row in rows.values_list(*columns)]


def _place(
    pk: int,
    element: int,
    phase: int | None,
    focus: bool,
    teams: bool,
    others: bool,
    worded: bool,
    *agreed: Any,
) -> Place:
    known = Agreed(*agreed) if agreed[VERSION] else None
    return Place(pk, element, phase, focus, teams, others, worded, known)


def _voices(round_: Round, access: Access, cell: int | None, *, teams: bool) -> Mapping[int, list[Voice]]:
    """Everybody's on every cell, or else on those that the person is named for; teams first, each by name."""
    rows: Any = _rated(round_, access, cell)
    # Where the framework asks no teams and some are named all the same, they are heard beside the members.
    if access.teams:
        rows = _answered(round_, cell) if teams else ()
    elif teams:
        rows = rows.union(_answered(round_, cell), all=True)
    found: dict[int, list[Voice]] = defaultdict(list)
    for where, user, name, email, *said in rows:
        found[where].append(Voice(user, name or email, *said))
    return {where: sorted(voices, key=_order) for where, voices in found.items()}


def _order(voice: Voice) -> tuple[bool, str, int]:
    return not voice.team, voice.name.casefold(), abs(voice.user_id)


def _rated(round_: Round, access: Access, cell: int | None) -> QuerySet[Rating, tuple]:
    ratings = Rating.objects.filter(cell__round=round_).exclude(level=None, comment="").order_by()
    if not access.everywhere:
        ratings = ratings.filter(cell__looked_after_by__user=access.user)
    who = ("cell_id", "user_id", "user__name", "user__email", "level_id")
    return ratings.values_list(*who, _of_one("comment", cell), "late", "version", NOTHING, NOTHING)


def _answered(round_: Round, cell: int | None) -> QuerySet[TeamAnswer, tuple]:
    """In the columns of ratings; the version of the one cell's answers grows with any of their parts."""
    answers = TeamAnswer.objects.filter(team__round=round_).exclude(level=None, text="").order_by()
    who = ("cell_id", F("team_id") * -1, "team__name", NOTHING, "level_id")
    text, *trend = (_of_one(name, cell) for name in ("text", "trend", "figures"))
    whole = When(cell_id=cell or 0, then=F("version") + _touched())
    version = Case(whole, default=F("version"), output_field=IntegerField()) if cell else "version"
    return answers.values_list(*who, text, "late", version, *trend)


def _touched() -> CombinedExpression:
    """Changes with whatever is written, changed, ticked or taken away besides an answer's judgement and text."""
    last = Max("pk", output_field=IntegerField())
    versions, count = Sum("version", output_field=IntegerField()) + last, Count("pk") + last
    cites = TeamAnswer.cites.through.objects.filter(teamanswer_id=OuterRef("pk")).values("teamanswer_id")
    return (
        _over(cites, count)
        + _over(AnswerEvidence.objects.filter(answer_id=OuterRef("pk")).values("answer_id"), count)
        + _over(Variation.objects.filter(answer_id=OuterRef("pk")).values("answer_id"), versions)
        + _over(TeamPriority.objects.filter(answer_id=OuterRef("pk")).values("answer_id"), versions)
    )


def _over(rows: Any, what: CombinedExpression) -> Coalesce:
    """`what` over grouped rows; 0 where there are none."""
    number = rows.order_by().annotate(number=what).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _team(round_: Round, cells: list[int], *, teams: bool) -> tuple[list[Mate], Mapping[int, set[int]]]:
    """Where teams answer they are asked, and nobody else."""
    mates: dict[int, Mate] = {}
    named: dict[int, set[int]] = defaultdict(set)
    for pk, name, email, role, until, cell in _named(round_, teams=teams):
        if until is None or until >= timezone.localdate():
            mates[pk] = Mate(pk, name or email, role)
            named[pk] |= {cell} if cell else set()
    content, every = content_for(round_.framework), set(cells)
    shares = {
        pk: asked_of(content, mate.role, named[pk], every) if pk > 0 else named[pk] or every
        for pk, mate in mates.items()
        if teams == (pk < 0)
    }
    asked = {cell: {pk for pk, share in shares.items() if cell in share} for cell in cells}
    people = [mate for mate in mates.values() if mate.role]
    return sorted(people, key=lambda mate: (ORDER.index(TeamRole(mate.role)), mate.name)), asked


def _named(round_: Round, *, teams: bool) -> QuerySet[TeamMember, tuple]:
    """A row for each cell that somebody is named for; of a team, that it is given."""
    columns = ("user_id", "user__name", "user__email", "role", "until", "cells")
    people = round_.team.order_by().values_list(*columns)
    if not teams:
        return people
    given = AnsweringTeam.objects.filter(round=round_).order_by()
    never = Value(None, output_field=DateField())
    return people.union(given.values_list(F("pk") * -1, "name", NOTHING, NOTHING, never, "cells"), all=True)
