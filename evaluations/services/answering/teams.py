"""Which teams answer in a round: named by the lead, with who writes for each and what each is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from evaluations.models import AnsweringTeam, Round, TeamMember
from evaluations.permissions.answering import can_name_teams
from evaluations.services.errors import Overtaken, Refused


@dataclass(frozen=True, slots=True)
class Details:
    """`cells` are pks of the questions given to it; none means all of them."""

    name: str
    members: tuple[TeamMember, ...]
    cells: tuple[int, ...]


def name_team(*, round_: Round, user: User, details: Details) -> AnsweringTeam:
    """`round_` is locked by the caller."""
    _check(round_)
    return _write(AnsweringTeam(round=round_, version=0), user, details)


def change_team(
    *, round_: Round, team: AnsweringTeam, user: User, details: Details, version: int
) -> AnsweringTeam:
    """Raises Overtaken where someone changed the team since. A question taken away keeps what was answered."""
    _check(round_)
    if team.version != version:
        raise Overtaken(team)
    return _write(team, user, details)


def remove_team(*, round_: Round, team: AnsweringTeam) -> None:
    _check(round_)
    if team.answers.exists():
        raise Refused(
            f"{team.name} has begun to answer, so it stays: what it wrote would go with it. Take its members out "
            "if nobody should write for it any more."
        )
    team.delete()


def _write(team: AnsweringTeam, user: User, details: Details) -> AnsweringTeam:
    _check_people(details.members)
    _check_name(team, details.name)
    team.name, team.updated_by, team.updated_at = details.name.strip(), user, timezone.now()
    team.version += 1
    team.save()
    team.members.set(details.members)
    team.cells.set(details.cells)
    return team


def _check_name(team: AnsweringTeam, name: str) -> None:
    """Names that differ in case or blanks alone are one name to those who read them."""
    for other in AnsweringTeam.objects.filter(round=team.round).exclude(pk=team.pk):
        if _plain(other.name) == _plain(name):
            raise Refused(
                f"There is a team called “{other.name}” in this round already. Choose another name."
            )


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def _check_people(members: Iterable[TeamMember]) -> None:
    if guests := [str(member.user) for member in members if member.role == "guest"]:
        raise Refused(
            f"{', '.join(guests)}: a guest of the round sees only what they are named for, and cannot write for a "
            "team. Make them a core team member first."
        )


def _check(round_: Round) -> None:
    if round_.is_signed_off:
        raise Refused("This round is signed off, so its teams stay as they were.")
    if not can_name_teams(round_.access):
        raise Refused("Only a lead names the teams that answer.")
