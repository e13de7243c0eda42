"""What teams answer: who names them, who writes for one, who reads it before and after the reveal."""

from accounts.roles import Permission
from evaluations.enums import RoundState
from evaluations.permissions import Access, can_manage, can_record, can_see_ratings, can_view_round, may_say


def can_name_teams(access: Access) -> bool:
    """Which teams answer, who writes for each and which questions each is given."""
    return can_manage(access) and access.state != RoundState.SIGNED_OFF


def can_answer(access: Access, *, mine: bool) -> bool:
    """For a team that the person writes for: as long as they may rate, and late once answers are revealed."""
    return mine and not access.is_guest and may_say(access)


def can_read_answers(access: Access, *, mine: bool) -> bool:
    """A team's answers are its own until the round is revealed, as ratings are."""
    return (mine and access.may(Permission.RATE) and not access.is_guest) or can_see_ratings(access)


def why_not_answered(access: Access, *, mine: bool, given: bool = True) -> str:
    if not given:
        return "This is not asked of the team any more. What it wrote before is kept, and can be read."
    if not mine:
        return "You can read this. It is written by the team’s own members: the lead names them."
    if access.agreed and access.state == RoundState.AGREEING:
        return "What is judged here is agreed, so the teams’ answers are closed. Nothing that was written is lost."
    return "Answers are closed: the round is not open for rating."


def why_no_priorities(access: Access) -> str:
    """To those who see none on the board, why."""
    if can_see_ratings(access):
        return "No team has written a priority yet. Priorities are written on the page of each answer."
    if access.everywhere:
        return (
            "Your own teams have written no priority yet. "
            "Those of other teams are shown here once the lead reveals the answers."
        )
    if access.state == RoundState.SIGNED_OFF:
        return (
            "The teams’ priorities stand in the round’s report, which you can read now that it is signed off."
        )
    return "The teams’ priorities are for the round’s team until it is signed off. Then you read them in its report."


def can_read_report(access: Access) -> bool:
    """Of what teams answered: once it is signed off by all who view the round, before by whom it is revealed to."""
    signed_off = access.state == RoundState.SIGNED_OFF
    return can_view_round(access) and (signed_off or can_read_answers(access, mine=False))


def can_keep_digest(access: Access) -> bool:
    """The tables beside the report are the round’s common record, as findings are."""
    return not access.is_guest and can_record(access)
