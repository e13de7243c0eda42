"""A member's own rating: theirs alone until the lead reveals."""

from django.utils import timezone

from accounts.models import User
from evaluations.models import Cell, Rating
from evaluations.permissions import can_rate
from evaluations.services.errors import Overtaken, Refused


def save_rating(*, cell: Cell, user: User, level_id: int | None, comment: str, version: int) -> Rating | None:
    """Keep the rating and comment, above the ceiling or not. None where there is nothing to keep.

    `cell` is locked by the caller. Raises Refused, or Overtaken where the person saved from another window.
    """
    rating = Rating.objects.filter(cell=cell, user=user).select_related("level").first()
    if rating is None and level_id is None and not comment:
        return None
    if rating is not None and (rating.level_id, rating.comment) == (level_id, comment):
        return rating
    if not can_rate(cell.access):
        raise Refused("Ratings are closed: the round is not open for rating, or you are not in its team.")
    if rating is None:
        return Rating.objects.create(cell=cell, user=user, level_id=level_id, comment=comment)
    if rating.version != version:
        raise Overtaken(rating)
    rating.user = user  # who its history is by: at hand, so not read again
    return _change(rating, level_id, comment)


def _change(rating: Rating, level_id: int | None, comment: str) -> Rating:
    rating.level_id, rating.comment = level_id, comment
    rating.version += 1
    rating.updated_at = timezone.now()
    rating.save(update_fields=["level", "comment", "version", "updated_at"])
    return rating
