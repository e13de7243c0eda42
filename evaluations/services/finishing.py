"""A member says that their rating is finished: the team sees that, and not what they said."""

from django.utils import timezone

from evaluations.models import Round, TeamMember
from evaluations.permissions import can_finish
from evaluations.services.errors import Refused


def set_finished(*, round_: Round, finished: bool) -> TeamMember:
    """For the person that `round_` was read for, and locked for by the caller. The first time of saying stands."""
    if not can_finish(round_.access):
        raise Refused("You can say that you have finished while the round is open for rating.")
    member = TeamMember.objects.get(round=round_, user=round_.access.user)
    if finished != (member.finished_at is not None):
        member.finished_at = timezone.now() if finished else None
        member.save(update_fields=["finished_at"])
    return member
