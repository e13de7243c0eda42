"""What a home page reads of the open round that it shows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import User
from evaluations.enums import TeamRole, View
from evaluations.models import Answer, Cell, Rating, Round, TeamAnswer
from evaluations.selectors.access import strongest_impact
from evaluations.selectors.answering.teams import still_asked
from evaluations.selectors.team import ORDER
from evaluations.selectors.verdicts import AnswerRow


class Member(NamedTuple):
    user_id: int
    name: str
    role: str
    finished_at: dt.datetime | None


@dataclass(slots=True)
class HomeFacts:
    """`own` are levels by cell, `rated` who rated what, `named` the cells that each looks after.

    A team that answered is in `rated` by its pk below zero.
    """

    cells: list[Cell]
    judged: set[int]
    impact: Mapping[int, str]
    answers: Mapping[int, list[AnswerRow]]
    own: Mapping[int, int | None]
    rated: set[tuple[int, int]]
    members: list[Member]
    named: Mapping[int, set[int]]


def facts_for(round_: Round, user: User) -> HomeFacts:
    """Three queries."""
    said = _said(round_, user)
    return HomeFacts(
        *_cells(round_),
        said.answers,
        {cell: level for who, cell, level in said.ratings if who == user.pk},
        {(who, cell) for who, cell, _ in said.ratings},
        *_team(round_),
    )


@dataclass(slots=True)
class Said:
    """`ratings` are who, which cell, and the person's own level; `answers` of the team's common record by cell."""

    ratings: list[tuple[int, int, int | None]]
    answers: Mapping[int, list[AnswerRow]]


NOBODY = Cast(Value(None), IntegerField())


def _said(round_: Round, user: User) -> Said:
    """All that was said of the cells; one query, since a home page asks so much else."""
    rows = _rated(round_, user).union(_answered(round_), _recorded(round_), all=True)
    ratings, answers = [], defaultdict(list)
    for who, cell, one, measure, value in rows:
        if who is not None:
            ratings.append((who, cell, one))
        else:
            answers[cell].append(AnswerRow(one, measure, value))
    return Said(ratings, answers)


def _rated(round_: Round, user: User) -> QuerySet[Rating, Any]:
    """Another member's level is never read here: only that they have given one."""
    own_level = Case(When(user=user, then=F("level")))
    rows = Rating.objects.filter(cell__round=round_, level__isnull=False).order_by()
    return rows.values_list("user_id", "cell_id", own_level, NOBODY, Value(""))


def _answered(round_: Round) -> QuerySet[TeamAnswer, Any]:
    """Where teams answer they stand beside members, by their pk below zero; their level is not read."""
    rows = TeamAnswer.objects.filter(still_asked(), team__round=round_, level__isnull=False).order_by()
    return rows.values_list(-F("team_id"), "cell_id", NOBODY, NOBODY, Value(""))


def _recorded(round_: Round) -> QuerySet[Answer, Any]:
    rows = Answer.objects.filter(cell__round=round_).exclude(value="").order_by()
    return rows.values_list(NOBODY, "cell_id", "criterion_id", "measure_id", "value")


def _cells(round_: Round) -> tuple[list[Cell], set[int], Mapping[int, str]]:
    """The cells, priority areas first, which of them the authority has judged, the impact of evidence; one query."""
    rows = list(
        Cell.objects.filter(round=round_)
        .order_by("-focus", "pk")
        .values_list("pk", "element_id", "phase_id", "focus", "judgements__view", strongest_impact())
    )
    cells = {
        pk: Cell(pk=pk, round=round_, element_id=element, phase_id=phase, focus=focus)
        for pk, element, phase, focus, *_ in rows
    }
    judged = {pk for pk, *_, view, _ in rows if view == View.AUTHORITY}
    return list(cells.values()), judged, {pk: impact for pk, *_, impact in rows if impact}


def _team(round_: Round) -> tuple[list[Member], Mapping[int, set[int]]]:
    """The members, leads first and guests last, and the cells that each is named for; one query.

    Guests who have left are not waited for any more.
    """
    members: dict[int, Member] = {}
    named: dict[int, set[int]] = defaultdict(set)
    here = round_.team.exclude(until__lt=timezone.localdate())
    rows = here.values_list("user_id", "user__name", "user__email", "role", "finished_at", "cells")
    for pk, name, email, role, finished_at, cell in rows:
        members[pk] = Member(pk, name or email, role, finished_at)
        if cell is not None:
            named[pk].add(cell)
    return sorted(members.values(), key=lambda one: (ORDER.index(TeamRole(one.role)), one.name)), named
