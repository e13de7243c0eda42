"""What leads of actions are reminded of: what is overdue, what is due soon, milestones late or due."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from accounts.models import Membership
from evaluations.models import Action, Milestone
from evaluations.selectors.plans.facts import OPEN, who
from evaluations.selectors.plans.leads import LEADING
from evaluations.selectors.plans.lines import MilestoneLine

AHEAD = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DueAction:
    """`milestones` are those that are late or due soon; `overdue` in days."""

    number: int
    title: str
    round: str
    slug: str
    due: dt.date | None
    overdue: int
    milestones: tuple[MilestoneLine, ...]

    @property
    def ref(self) -> str:
        return f"A{self.number}"


@dataclass(slots=True)
class Reminded:
    """A person and the actions that they are reminded of, the longest overdue first."""

    user_id: int
    name: str
    email: str
    actions: list[DueAction] = field(default_factory=list)

    @property
    def overdue(self) -> int:
        return sum(action.overdue > 0 for action in self.actions)


def people_to_remind(today: dt.date) -> list[Reminded]:
    """Two queries. Only people who take reminders and whose membership lets them lead actions there today."""
    steps = _milestones(today)
    people: dict[int, Reminded] = {}
    for row in _rows(today):
        pk, lead_id, name, email, number, title, round_name, slug, due = row
        days = max((today - due).days, 0) if due else 0
        soon = due is not None and due <= today + AHEAD
        if soon or pk in steps:
            person = people.setdefault(lead_id, Reminded(lead_id, name, email))
            found = DueAction(number, title, round_name, slug, due, days, tuple(steps.get(pk, ())))
            person.actions.append(found)
    for person in people.values():
        person.actions.sort(key=lambda action: (action.due is None, action.due, action.slug, action.number))
    return sorted(people.values(), key=lambda person: (person.name, person.user_id))


def _rows(today: dt.date):  # type: ignore[no-untyped-def]
    belongs = Membership.objects.in_force(today).filter(
        user=OuterRef("lead"), authority=OuterRef("plan__round__authority"), role__in=LEADING
    )
    led = Action.objects.filter(Exists(belongs), lead__is_active=True, lead__reminders=True, status__in=OPEN)
    columns = ("plan__round__name", "plan__round__slug", "due")
    return led.values_list("pk", "lead_id", who("lead"), "lead__email", "number", "title", *columns)


def _milestones(today: dt.date) -> Mapping[int, list[MilestoneLine]]:
    rows = Milestone.objects.filter(
        done_on=None, due__lte=today + AHEAD, action__status__in=OPEN, action__lead__isnull=False
    )
    found: dict[int, list[MilestoneLine]] = defaultdict(list)
    for action, pk, title, due, done_on in rows.order_by("due", "pk").values_list(
        "action_id", "pk", "title", "due", "done_on"
    ):
        found[action].append(MilestoneLine(pk, title, due, done_on))
    return found
