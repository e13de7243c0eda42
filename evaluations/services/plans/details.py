"""What a person says of an action, and what becomes of it where two said something at once."""

import datetime as dt
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from evaluations.enums import ActionStatus
from evaluations.models import Action
from evaluations.services.errors import Overtaken, Refused
from evaluations.services.plans.milestones import Step


@dataclass(frozen=True, slots=True)
class Details:
    title: str
    cell_id: int | None = None
    priority: str = ""
    lead_id: int | None = None
    lead_name: str = ""
    helpers: str = ""
    start: dt.date | None = None
    due: dt.date | None = None
    resources: str = ""
    cost: Decimal | None = None
    success: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    monitored_by: str = ""
    monitored_how: str = ""
    monitored_when: str = ""
    evaluation: str = ""
    evaluated_on: dt.date | None = None
    status: str = ActionStatus.TO_DO
    status_reason: str = ""
    committee_on: dt.date | None = None


FIELDS = tuple(field.name for field in fields(Details))
# The one who leads is an account or a name: what two people say of it is never mixed.
TOGETHER = (("lead_id", "lead_name"), *((name,) for name in FIELDS if not name.startswith("lead_")))


class BothChanged(Overtaken):
    """Someone saved a newer version and changed `fields` that this person changed too, or milestones (`steps`).

    `merged` is what this person gave, with the other's in what only the other changed.
    """

    def __init__(
        self, theirs: Action, fields: tuple[str, ...], merged: Details, steps: tuple[Step, ...] = ()
    ) -> None:
        super().__init__(theirs)
        self.fields, self.merged, self.steps = fields, merged, steps


def details_of(action: Action) -> Details:
    return Details(**{name: getattr(action, name) for name in FIELDS})


def merge(action: Action, given: Details, version: int) -> tuple[Details, tuple[str, ...]]:
    """What to save of it, and the fields that both changed since `version`."""
    if version == action.version:
        return given, ()
    base = action.history.filter(version=version).first()
    kept: dict[str, Any] = {}
    both: list[str] = []
    for names in TOGETHER:
        mine, theirs, was = (
            tuple(getattr(row, name, None) for name in names) for row in (given, action, base)
        )
        if base is not None and mine == was:
            kept |= dict(zip(names, theirs, strict=True))
        elif mine != theirs and theirs != was:
            both.append(names[0])
    return replace(given, **kept), tuple(both)


def check(details: Details) -> None:
    """Raises Refused where the fields do not go together."""
    if details.status == ActionStatus.DROPPED and not details.status_reason:
        raise Refused("Say why the action is dropped: the reason stays with the plan.")
    if details.start and details.due and details.due < details.start:
        raise Refused("The action is due before it starts. Change one of the two dates.")
