"""The training checklist of a round: a point is done, on a day, said by someone; or not after all."""

import datetime as dt

from django.db import transaction

from accounts.models import User
from evaluations.enums import Preparation
from evaluations.models import Prepared, Round
from evaluations.permissions import can_manage
from evaluations.services.errors import Refused


def tick(*, round_: Round, item: Preparation, done_on: dt.date, user: User) -> Prepared:
    """Ticked already, it stays as it was: the first to say so is the one who is named."""
    _check(round_)
    row, _ = Prepared.objects.get_or_create(
        round=round_, item=item, defaults={"done_on": done_on, "by": user}
    )
    return row


@transaction.atomic
def untick(*, round_: Round, item: Preparation, user: User) -> None:
    """The history keeps that it was done, and who took it back."""
    _check(round_)
    for row in Prepared.objects.filter(round=round_, item=item):
        row.by = user
        row.delete()


def _check(round_: Round) -> None:
    if not can_manage(round_.access):
        raise Refused("Only a lead may change the checklist.")
    if round_.is_signed_off:
        raise Refused("This round is signed off, so its checklist stays as it was.")
