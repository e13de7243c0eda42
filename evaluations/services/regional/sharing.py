"""An authority lets its regional team read a round before it is signed off, and stops doing so."""

from django.utils import timezone

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import Round, Share
from evaluations.permissions import can_manage
from evaluations.services.errors import Refused


def share_round(*, round_: Round, user: User, note: str = "") -> Share:
    """What is agreed so far becomes readable. `round_` is locked by the caller; sharing twice is once."""
    if not can_manage(round_.access):
        raise Refused("Only a lead may share a round.")
    if round_.state != RoundState.AGREEING:
        raise Refused(
            "A round is shared while it is being agreed: before, there is nothing agreed to show, and once it is "
            "signed off the regional team reads it anyway."
        )
    there = round_.shares.filter(ended_at=None).first()
    if there is not None:
        return there
    share = Share(round=round_, shared_by=user, note=note.strip())
    share._history_user = user
    share.save()
    return share


def end_share(*, round_: Round, user: User) -> None:
    """What was seen cannot be unseen; from now on nobody in the region opens it."""
    if not can_manage(round_.access):
        raise Refused("Only a lead may stop sharing a round.")
    for share in round_.shares.filter(ended_at=None):
        share.ended_at, share._history_user = timezone.now(), user
        share.save(update_fields=["ended_at"])
