"""How far teams are with their answers in rounds that are open, and what a person still writes for one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.models import User
from evaluations.enums import RoundState, View
from evaluations.models import AnsweringTeam, Cell, Judgement, Round, TeamAnswer
from evaluations.permissions.answering import can_answer, can_name_teams
from evaluations.selectors.answering.teams import is_asked
from standards.content import content_for

OPEN = (RoundState.RATING, RoundState.AGREEING)


@dataclass(frozen=True, slots=True)
class TeamTask:
    """`left` of the `of` questions that the team is given are open and not answered yet.

    `mine` is whether the person writes for it now, `names_teams` whether they name the teams of its round.
    """

    round: Round
    team: str
    url: str
    left: int
    of: int
    mine: bool
    names_teams: bool

    @property
    def what(self) -> str:
        """Such as “12 questions”."""
        content = content_for(self.round.framework)
        return f"{self.left} {content.element_one if self.left == 1 else content.element_many}"

    @property
    def done(self) -> int:
        return self.of - self.left

    @property
    def late(self) -> bool:
        """What is written now is marked so: the answers are revealed."""
        return self.round.state == RoundState.AGREEING


def team_tasks(user: User, rounds: Sequence[Round]) -> list[TeamTask]:
    """Of the rounds that teams answer, in their order; `rounds` as `rounds_of` gives them. One query, or none."""
    by_pk = {row.pk: row for row in rounds if row.answered and row.state in OPEN and not row.access.is_guest}
    if not by_pk:
        return []
    mine = AnsweringTeam.members.through.objects.filter(
        answeringteam_id=OuterRef("pk"), teammember__user=user
    )
    teams = AnsweringTeam.objects.filter(round__in=by_pk).annotate(  # type: ignore[no-redef]
        mine=Exists(mine), of=_count(_asked()), left=_count(_asked().filter(_open()))
    )
    rows = teams.order_by("name", "pk").values_list("pk", "name", "round_id", "mine", "of", "left")
    found = [_task(pk, name, by_pk[round_], mine, of, left) for pk, name, round_, mine, of, left in rows]
    order = {pk: place for place, pk in enumerate(by_pk)}
    return sorted(found, key=lambda task: order[task.round.pk])


def _task(pk: int, name: str, round_: Round, mine: bool, of: int, left: int) -> TeamTask:
    return TeamTask(
        round_,
        name,
        reverse("evaluations:answering_team", args=[round_.slug, pk]),
        left,
        of,
        can_answer(round_.access, mine=mine),
        can_name_teams(round_.access),
    )


def _asked() -> QuerySet[Cell]:
    """The questions of a team, as a subquery of it: those given to it, or all where none is given."""
    asked = is_asked(team=OuterRef(OuterRef("pk")), cell=OuterRef("pk"))
    return Cell.objects.filter(asked, round=OuterRef("round_id"))


def _open() -> Q | Exists:
    """Not agreed, and not judged and written by the team."""
    agreed = Judgement.objects.filter(cell_id=OuterRef("pk"), view=View.AUTHORITY)
    done = TeamAnswer.objects.filter(
        cell_id=OuterRef("pk"), team_id=OuterRef(OuterRef("pk")), level__isnull=False
    ).exclude(text="")
    return ~Exists(agreed) & ~Exists(done)


def _count(cells: QuerySet[Cell]) -> Coalesce:
    counted = cells.order_by().values("round").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
