"""Where a page about a rating sends what an action is made of."""

from dataclasses import dataclass

from django.urls import reverse

from evaluations.models import Cell
from evaluations.permissions import can_manage_plan
from evaluations.selectors.access import NO_PHASE


@dataclass(frozen=True, slots=True)
class Making:
    """`cell` is phase/element."""

    url: str
    cell: str


def making_for(cell: Cell) -> Making | None:
    """None where the person does not write the plan, or it cannot begin yet. `cell` as `cell_for` gives it."""
    if not can_manage_plan(cell.access):
        return None
    phase = cell.phase.ref if cell.phase else NO_PHASE
    return Making(reverse("evaluations:action_make", args=[cell.round.slug]), f"{phase}/{cell.element.ref}")
