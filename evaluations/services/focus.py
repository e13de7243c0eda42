"""The priority areas of focus of a round: the lead's choice, made for the whole round at once."""

from collections.abc import Collection

from django.db import transaction

from evaluations.models import Cell, Round
from evaluations.permissions import can_manage
from evaluations.selectors.history import PRIORITIES
from evaluations.services.errors import Overtaken, Refused
from standards.content import Content


@transaction.atomic
def choose_focus(*, round_: Round, content: Content, cells: Collection[int], version: int) -> list[Cell]:
    """Make exactly these cells priorities. `round_` is locked by the caller; its history says which they are.

    Raises Overtaken where the round was changed since `version`.
    """
    if not can_manage(round_.access):
        raise Refused("Only a lead may choose the priority areas.")
    if round_.is_signed_off:
        raise Refused("This round is signed off, so its priority areas stay as they were.")
    every = list(round_.cells.all())
    if {cell.pk for cell in every if cell.focus} == {cell.pk for cell in every if cell.pk in set(cells)}:
        return [cell for cell in every if cell.focus]
    if round_.version != version:
        raise Overtaken(round_)
    for cell in every:
        cell.focus = cell.pk in set(cells)
    Cell.objects.bulk_update(every, ["focus"])
    chosen = [cell for cell in every if cell.focus]
    round_._change_reason = f"{PRIORITIES}: {focus_words(content, chosen)}"[:100]
    round_.version += 1
    round_.save(update_fields=["version"])
    return chosen


def focus_words(content: Content, cells: Collection[Cell]) -> str:
    """“2, 5” or “2.4 Primary, 2.4 Secondary”; “none”."""
    names = [
        " ".join(
            filter(
                None,
                (
                    content.element_by_pk[cell.element_id].ref,
                    content.phase_by_pk[cell.phase_id].label if cell.phase_id else "",
                ),
            )
        )
        for cell in cells
    ]
    return ", ".join(names) or "none"
