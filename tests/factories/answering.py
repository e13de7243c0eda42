"""Teams that answer, on the Lancashire LASER as it ships."""

import factory

from accounts.models import User
from evaluations.models import AnsweringTeam, Cell, Round, TeamAnswer
from standards.content import content_for
from tests.factories.rounds import RoundFactory, framework


class LaserFactory(RoundFactory):
    """A round on the LASER, open for answers, with a cell for each of its 28 questions."""

    framework = factory.LazyFunction(lambda: framework("lancashire-laser"))
    name = factory.Sequence(lambda n: f"LASER {n + 1}")


def answering_team(round_: Round, name: str, *users: User, cells: tuple[Cell, ...] = ()) -> AnsweringTeam:
    """These people of the round's team write for it."""
    team = AnsweringTeam.objects.create(round=round_, name=name, updated_by=round_.created_by)
    team.members.set(round_.team.filter(user__in=users))
    team.cells.set(cells)
    return team


def answered(
    team: AnsweringTeam, cell: Cell, level: str = "", user: User | None = None, **said
) -> TeamAnswer:
    """What the team says to a question, at a level by its code."""
    content = content_for(team.round.framework)
    return TeamAnswer.objects.create(
        team=team,
        cell=cell,
        level_id=content.level(level).pk if level else None,
        updated_by=user or team.updated_by,
        **said,
    )
