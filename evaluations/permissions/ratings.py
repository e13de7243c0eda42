"""Who rates, who judges and who sees what others rated, by the state of the round."""

from accounts.roles import Permission
from evaluations.enums import RoundState
from evaluations.permissions.access import Access
from evaluations.permissions.rounds import can_manage, can_view_cell, works_on

TEAMS_ANSWER = "Teams answer in this round, so nobody rates alone: say it in your team’s answer."


def can_rate(access: Access) -> bool:
    """One's own rating of a cell. Where teams answer, a person is heard in what their team says, once."""
    return not access.teams and may_say(access)


def may_say(access: Access) -> bool:
    """What one thinks of a cell: while the round is open for rating and, late, until the team has agreed."""
    if access.team_role is None or not works_on(access, Permission.RATE):
        return False
    return access.state == RoundState.RATING or (access.state == RoundState.AGREEING and not access.agreed)


def why_not_rated(access: Access) -> str:
    if access.teams:
        return TEAMS_ANSWER
    if access.state == RoundState.AGREEING and access.agreed and access.team_role is not None:
        return "The team has agreed this one, so ratings of it are closed. Nothing you recorded is lost."
    return "Ratings are closed: the round is not open for rating, or you are not in its team."


def is_late(access: Access) -> bool:
    """Whether a rating given now comes after the others' were revealed."""
    return access.state == RoundState.AGREEING


def has_sheet(access: Access) -> bool:
    """Whether the person rates in this round; what of it, and when, `can_rate` says."""
    return not access.teams and access.team_role is not None and access.may(Permission.RATE)


def can_finish(access: Access) -> bool:
    """Say that one's rating is finished, or take that back: while the round is open for rating."""
    return has_sheet(access) and access.state == RoundState.RATING


def can_write_words(access: Access) -> bool:
    """The authority's own words for levels: the lead's, until the team has rated by them."""
    return can_manage(access) and access.state in {RoundState.SETTING_UP, RoundState.RATING}


def can_judge(access: Access) -> bool:
    return works_on(access, Permission.JUDGE) and access.state == RoundState.AGREEING


def why_not_judge(access: Access) -> str:
    """Why this person cannot record what was agreed here now."""
    if access.state == RoundState.SIGNED_OFF:
        return "This round is signed off, so nothing more can be recorded in it. The lead can reopen it."
    if access.state != RoundState.AGREEING:
        return (
            "This round is not being agreed now, so nothing was recorded. The lead moves it on to agreeing."
        )
    return "Judgements are recorded by the round’s team. Ask the lead to add you to it."


def can_see_ratings(access: Access) -> bool:
    """Others' ratings, once revealed; a guest sees those of the cells they are named for."""
    revealed = access.state in {RoundState.AGREEING, RoundState.SIGNED_OFF}
    return revealed and can_view_cell(access) and (access.everywhere or access.named)


def can_watch(access: Access) -> bool:
    """The agreeing of a cell: by those whom its ratings are revealed to, while it goes on."""
    return access.state == RoundState.AGREEING and can_see_ratings(access)
