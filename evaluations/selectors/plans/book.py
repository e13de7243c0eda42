"""What a plan's workbook is put against: the plan as it stands, and each action as it was when downloaded."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from accounts.models import User
from evaluations.models import Action, Milestone, Plan
from evaluations.selectors.plans.leads import possible_leads
from standards.content import content_for

Said = tuple[str, dt.date, dt.date | None]
"""A milestone: title, due, done on."""
Place = tuple[str, str]
"""Ref of the element, label of the phase; both blank where an action stands for itself."""


@dataclass
class Book:
    """`bases` hold an action as it stood at a version, by number and version; `steps` its milestones by key."""

    plan: Plan
    actions: Mapping[int, Action]
    bases: Mapping[tuple[int, int], Any]
    steps: Mapping[tuple[int, int], Mapping[int, Said]]
    leads: Mapping[int, str]
    places: Mapping[Place, int]
    names: Mapping[int, str] = field(default_factory=dict)

    def base(self, number: int, version: int) -> Any:
        """The action at that version, or None where it never had it."""
        return self.bases.get((number, version))

    def place_of(self, row: Any) -> Place:
        return next((place for place, pk in self.places.items() if pk == row.cell_id), ("", ""))

    def lead_of(self, row: Any) -> str:
        return self.names.get(row.lead_id, "") if row.lead_id else row.lead_name


def book_for(plan: Plan, versions: Collection[tuple[int, int]]) -> Book:
    """At most seven queries, however many rows: `versions` are (number, version) of the rows of the file."""
    actions = {
        row.number: row
        for row in Action.objects.filter(plan_id=plan.pk or 0).prefetch_related("milestones", "entries")
    }
    bases: dict[tuple[int, int], Any] = {(row.number, row.version): row for row in actions.values()}
    stale = {pair for pair in versions if pair not in bases and pair[0] in actions}
    earlier = _earlier(plan, stale)
    leads = possible_leads(plan.round.authority_id)
    return Book(
        plan=plan,
        actions=actions,
        bases=bases | earlier,
        steps=_steps(actions, earlier),
        leads=leads,
        places=_places(plan),
        names=_names(leads, (*actions.values(), *earlier.values())),
    )


def _earlier(plan: Plan, stale: Collection[tuple[int, int]]) -> dict[tuple[int, int], Any]:
    if not stale:
        return {}
    asked = Q()
    for number, version in stale:
        asked |= Q(number=number, version=version)
    rows = Action.history.filter(asked, plan_id=plan.pk).order_by("history_date", "history_id")
    return {(row.number, row.version): row for row in rows}


def _steps(
    actions: Mapping[int, Action], earlier: Mapping[tuple[int, int], Any]
) -> Mapping[tuple[int, int], dict[int, Said]]:
    """Now, and as they stood when an earlier version was saved: milestones are saved before their action.

    The earlier ones hold keys that came later too; no file of that version has those.
    """
    found = {
        (row.number, row.version): {one.pk: said_of(one) for one in row.milestones.all()}
        for row in actions.values()
    }
    kept: dict[int, list[Any]] = defaultdict(list)
    if earlier:
        pks = [row.id for row in earlier.values()]
        for one in Milestone.history.filter(action_id__in=pks).order_by("history_date", "history_id"):
            kept[one.action_id].append(one)
    for key, row in earlier.items():
        then: dict[int, Said] = {}
        for one in kept[row.id]:
            # Those of a new action are saved after it: of a key that the file has, the first record is older.
            if one.id not in then or one.history_date <= row.history_date:
                then[one.id] = said_of(one)
        found[key] = then
    return found


def said_of(row: Any) -> Said:
    return row.title, row.due, row.done_on


def _names(leads: Mapping[int, str], rows: Collection[Any]) -> Mapping[int, str]:
    """Of all who lead or led an action, those who have left as well."""
    pks = {row.lead_id for row in rows if row.lead_id}
    return dict(leads) | {user.pk: str(user) for user in User.objects.filter(pk__in=pks)}


def _places(plan: Plan) -> Mapping[Place, int]:
    content = content_for(plan.round.framework)
    return {
        (
            content.element_by_pk[element].ref,
            content.phase_by_pk[phase].label if phase else "",
        ): pk
        for pk, element, phase in plan.round.cells.values_list("pk", "element_id", "phase_id")
    }
