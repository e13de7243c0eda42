"""Which rounds the readers' page tells of: of each framework the latest, the one before it, and the row of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounts.models import LocalAuthority, User
from evaluations.models import Round
from evaluations.permissions import can_view_round
from evaluations.selectors.access import rounds_for, standing_in

MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Told:
    """The signed-off rounds on one framework, all its versions together; `row` from oldest to latest, at most ten."""

    latest: Round
    before: Round | None
    row: tuple[Round, ...]


def readable_rounds(user: User, authority: LocalAuthority) -> list[Round]:
    """With their `access`, in any state that the person may read; one query."""
    found = []
    for row in rounds_for(user).filter(authority=authority):
        row.access = standing_in(user, row)
        if can_view_round(row.access):
            found.append(row)
    return found


def told_of(rounds: Iterable[Round]) -> list[Told]:
    """By framework, the one signed off last first."""
    by_framework: dict[str, list[Round]] = defaultdict(list)
    for row in rounds:
        if row.is_signed_off and row.signed_off_at:
            by_framework[row.framework.slug].append(row)
    told = [_told(group) for group in by_framework.values()]
    return sorted(told, key=lambda one: one.latest.signed_off_at or 0, reverse=True)


def _told(rounds: Sequence[Round]) -> Told:
    latest = _latest(rounds)
    earlier = sorted((row for row in rounds if row is not latest), key=_signed)
    return Told(latest, _before(latest, earlier), (*earlier, latest)[-MOST_ROUNDS:])


def _latest(rounds: Sequence[Round]) -> Round:
    """Signed off last, but never one that another follows: an old round may be reopened and signed off again."""
    followed = {row.previous_id for row in rounds}
    return max([row for row in rounds if row.pk not in followed] or rounds, key=_signed)


def _before(latest: Round, earlier: Sequence[Round]) -> Round | None:
    """The round that the lead named as the one before; else the last that was signed off before it."""
    named = next((row for row in earlier if row.pk == latest.previous_id), None)
    return named or next((row for row in reversed(earlier) if _signed(row) <= _signed(latest)), None)


def _signed(row: Round) -> tuple[float, int]:
    return (row.signed_off_at.timestamp() if row.signed_off_at else 0, row.pk)
