"""A member's own ratings: theirs alone until the lead reveals, late from then on, closed once the team agrees."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils import timezone

from accounts.models import User
from evaluations.enums import RoundState, View
from evaluations.models import Cell, Judgement, Rating
from evaluations.permissions import can_rate, is_late, why_not_rated
from evaluations.services.errors import Overtaken, Refused


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants their rating of a cell to be; `version` is the one they were looking at."""

    cell: Cell
    level_id: int | None
    comment: str
    version: int


@dataclass(slots=True)
class Outcome:
    """By cell pk: all that the person rated in the round as it stands now; of what was wished, what another
    window saved first, and why a rating was refused.
    """

    kept: dict[int, Rating] = field(default_factory=dict)
    overtaken: dict[int, Rating] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        return not (self.overtaken or self.refused)


def save_rating(*, cell: Cell, user: User, level_id: int | None, comment: str, version: int) -> Rating | None:
    """Keep the rating and comment, above the ceiling or not. None where there is nothing to keep.

    `cell` is locked by the caller. Raises Refused, or Overtaken where the person saved from another window.
    """
    rating = Rating.objects.filter(cell=cell, user=user).select_related("level").first()
    wish = Wish(cell, level_id, comment, version)
    if _changes(rating, wish):
        _agreed_meanwhile([cell])
        return _keep(rating, wish, user)
    return rating


def save_ratings(*, round_id: int, user: User, wishes: Iterable[Wish]) -> Outcome:
    """The same for many cells of one round; two queries and the writes. What cannot be kept stops no other."""
    by_cell = {wish.cell.pk: wish for wish in wishes}
    ratings = (
        Rating.objects.filter(cell__round=round_id, user=user).select_related("level", "cell").order_by()
    )
    now = {rating.cell_id: rating for rating in ratings}
    changes = [wish for pk, wish in by_cell.items() if _changes(now.get(pk), wish)]
    _agreed_meanwhile([wish.cell for wish in changes])
    outcome = Outcome(kept=dict(now))
    for wish in changes:
        pk = wish.cell.pk
        try:
            outcome.kept[pk] = _keep(now.get(pk), wish, user)
        except Refused as refused:
            outcome.refused[pk] = str(refused)
        except Overtaken as overtaken:
            outcome.overtaken[pk] = overtaken.theirs
    return outcome


def _changes(rating: Rating | None, wish: Wish) -> bool:
    now = (rating.level_id, rating.comment) if rating else (None, "")
    return now != (wish.level_id, wish.comment)


def _agreed_meanwhile(cells: list[Cell]) -> None:
    """Ask again now that the round is locked: a judgement recorded while we waited for it comes first."""
    open_ones = [cell for cell in cells if cell.access.state == RoundState.AGREEING]
    if not open_ones:
        return
    agreed = Judgement.objects.filter(cell__in=open_ones, view=View.AUTHORITY)
    for pk in agreed.values_list("cell_id", flat=True):
        cell = next(cell for cell in open_ones if cell.pk == pk)
        cell.access = replace(cell.access, agreed=True)


def _keep(rating: Rating | None, wish: Wish, user: User) -> Rating:
    access = wish.cell.access
    if not can_rate(access):
        raise Refused(why_not_rated(access))
    late = is_late(access)
    if rating is None:
        return Rating.objects.create(
            cell=wish.cell, user=user, level_id=wish.level_id, comment=wish.comment, late=late
        )
    if rating.version != wish.version:
        raise Overtaken(rating)
    rating.user = user  # who its history is by: at hand, so not read again
    rating.level_id, rating.comment = wish.level_id, wish.comment
    rating.late = rating.late or late
    rating.version += 1
    rating.updated_at = timezone.now()
    rating.save(update_fields=["level", "comment", "late", "version", "updated_at"])
    return rating
