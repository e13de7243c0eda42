"""Whether an earlier action made the difference, as the team answers at the next rating of the same element."""

from django.utils import timezone

from accounts.models import User
from evaluations.models import Cell, Difference
from evaluations.permissions import can_record, refusal
from evaluations.services.errors import Overtaken, Refused


def record_difference(
    *, cell: Cell, action_id: int, user: User, made: str, note: str, version: int
) -> Difference:
    """`cell` is locked by the caller, and `action_id` one that `earlier_of` gives for it.

    Raises Refused where the round is closed to the person, Overtaken where someone answered since `version`.
    """
    if not can_record(cell.access):
        raise Refused(refusal(cell.access))
    row = Difference.objects.filter(cell=cell, action_id=action_id).select_related("updated_by").first()
    if row is not None and (row.made, row.note) == (made, note.strip()):
        return row
    if (row.version if row else 0) != version:
        raise Overtaken(row)
    row = row or Difference(cell=cell, action_id=action_id, version=0)
    row.made, row.note = made, note.strip()
    row.version += 1
    row.updated_by, row.updated_at = user, timezone.now()
    row.save()
    return row
