"""What a filled-in sheet would change, and the change itself: all of it, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts.models import User
from evaluations.permissions import why_not_rated
from evaluations.selectors.sheet import Row
from evaluations.services.errors import Refused
from evaluations.services.ratings import Wish, save_ratings
from standards.content import Level


@dataclass(frozen=True, slots=True)
class Proposed:
    """A row as the file has it beside the row as the site has it now."""

    row: Row
    place: str
    level: Level | None
    comment: str
    version: int

    @property
    def field(self) -> str:
        return self.row.field

    @property
    def new_level(self) -> bool:
        return self.level != self.row.level

    @property
    def new_comment(self) -> bool:
        return self.comment != self.row.comment


@dataclass(slots=True)
class Comparison:
    """`clashes` changed on the site too since the download; `closed` cannot be rated any more, and why."""

    changes: list[Proposed] = field(default_factory=list)
    clashes: list[Proposed] = field(default_factory=list)
    closed: list[tuple[Proposed, str]] = field(default_factory=list)
    same: int = 0


def compare(proposed: Iterable[Proposed]) -> Comparison:
    found = Comparison()
    for one in proposed:
        if not (one.new_level or one.new_comment):
            found.same += 1
        elif not one.row.may_rate:
            found.closed.append((one, why_not_rated(one.row.cell.access)))
        elif one.version != one.row.version:
            found.clashes.append(one)
        else:
            found.changes.append(one)
    return found


def take_in(*, round_id: int, user: User, chosen: Iterable[Proposed]) -> int:
    """Save what was confirmed over the rows as they stand; how many. They were read with the round locked."""
    wishes = [
        Wish(one.row.cell, one.level.pk if one.level else None, one.comment, one.row.version)
        for one in chosen
    ]
    outcome = save_ratings(round_id=round_id, user=user, wishes=wishes)
    if not outcome.clean:
        raise Refused(*outcome.refused.values())
    return len(wishes)
