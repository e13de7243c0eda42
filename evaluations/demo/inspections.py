"""An inspection of an authority of the demo, day after day: its case, notebook, clocks and findings."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from accounts.models import LocalAuthority, Membership, User
from evaluations.demo.calendar import Calendar
from evaluations.demo.dates import at, happened
from evaluations.demo.reading import Raw, known
from evaluations.enums import ClockKind, InspectionKind
from evaluations.models import Action, Inspection, Round
from evaluations.services.inspections.findings import add_finding
from evaluations.services.inspections.saving import (
    add_entry,
    change_inspection,
    open_inspection,
    set_clock,
)

FILE_KEYS = {"authority", "round", "by", "case", "ended", "entries", "clocks", "findings"}
CASE_KEYS = {"kind", "reason", "lead_inspector", "inspectors", "nominee", "notified_on"}
ENDED_KEYS = {"day", "committee", "committee_on"}
ENTRY_KEYS = {
    "by", "kind", "title", "week", "weekday", "present", "minutes", "notes", "strengths", "weaknesses",
    "in_confidence",
}  # fmt: skip
CLOCK_KEYS = {"day", "starts_on", "done_on", "note"}
FINDING_KEYS = {"by", "day", "text", "actions"}
MORNING, EVENING = 11, 17
MONDAY, FRIDAY = 1, 5


@transaction.atomic
def hold_inspection(file: str, people: Mapping[str, User], calendar: Calendar) -> bool:
    """Whether it was made; an authority that has one already keeps it, and one without its round has none."""
    raw = known(file, calendar.read(file), FILE_KEYS)
    authority = LocalAuthority.objects.get(slug=raw["authority"])
    round_ = Round.objects.filter(slug=raw["round"]).defer("report").first()
    if round_ is None or Inspection.objects.filter(authority=authority).exists():
        return False
    case = Case(authority, people, people[raw["by"]])
    inspection = case.open(known(f"{file}, case", raw["case"], CASE_KEYS), round_)
    for entry in raw["entries"]:
        case.note(inspection, known(f"{file}, entries", entry, ENTRY_KEYS))
    case.end(inspection, known(f"{file}, ended", raw["ended"], ENDED_KEYS))
    for kind, clock in raw["clocks"].items():
        case.run(inspection, ClockKind(kind), known(f"{file}, clocks", clock, CLOCK_KEYS))
    for finding in raw["findings"]:
        case.find(inspection, known(f"{file}, findings", finding, FINDING_KEYS))
    return True


class Case:
    """Who does what in it, with the right that they have in the authority."""

    def __init__(self, authority: LocalAuthority, people: Mapping[str, User], lead: User) -> None:
        self.authority = authority
        self.people = people
        self.lead = lead
        self.monday = dt.date.min
        rows = Membership.objects.filter(authority=authority, ended_at=None)
        self.roles = dict(rows.values_list("user_id", "role"))

    def open(self, raw: Raw, round_: Round) -> Inspection:
        self.monday = raw["notified_on"] - dt.timedelta(days=raw["notified_on"].weekday())
        values = {
            **raw,
            "kind": InspectionKind(raw["kind"]),
            "round": round_,
            "notified_on": self.monday,
            "week1_on": self.monday,
            "week2_on": self._day(2, MONDAY),
        }
        made = open_inspection(authority=self.authority, role=self._role(), user=self.lead, values=values)
        moment = at(self.monday, MORNING)
        happened(moment, made, "updated_at")
        for clock in made.clocks.all():
            happened(moment, clock, "updated_at")
        return made

    def note(self, inspection: Inspection, raw: Raw) -> None:
        user = self.people[raw["by"]]
        day = self._day(raw["week"], raw["weekday"])
        values = {name: value for name, value in raw.items() if name not in {"by", "week", "weekday"}}
        values["held_on"] = day
        made = add_entry(inspection=inspection, role=self._role(user), user=user, values=values)
        happened(at(day, EVENING), made, "updated_at")

    def end(self, inspection: Inspection, raw: Raw) -> None:
        values = {name: value for name, value in raw.items() if name != "day"}
        values["ended_on"] = self._day(2, FRIDAY)
        changed = change_inspection(
            inspection=inspection,
            role=self._role(),
            user=self.lead,
            values=values,
            version=inspection.version,
        )
        happened(at(raw["day"], EVENING), changed, "updated_at")

    def run(self, inspection: Inspection, kind: ClockKind, raw: Raw) -> None:
        clock = inspection.clocks.get(kind=kind)
        values: dict[str, dt.date | str] = {name: value for name, value in raw.items() if name != "day"}
        changed = set_clock(
            clock=clock, role=self._role(), user=self.lead, values=values, version=clock.version
        )
        happened(at(raw["day"], EVENING), changed, "updated_at")

    def find(self, inspection: Inspection, raw: Raw) -> None:
        user = self.people[raw["by"]]
        numbers = raw.get("actions", ())
        actions = Action.objects.filter(plan__round=inspection.round_id, number__in=numbers)
        made = add_finding(
            inspection=inspection,
            role=self._role(user),
            user=user,
            text=raw["text"].strip(),
            actions=actions.values_list("pk", flat=True),
        )
        happened(at(raw["day"], EVENING), made, "updated_at")

    def _day(self, week: int, weekday: int) -> dt.date:
        """Of the two weeks: notification is on the Monday of the first."""
        return self.monday + dt.timedelta(weeks=week - 1, days=weekday - 1)

    def _role(self, user: User | None = None) -> str:
        return self.roles[(user or self.lead).pk]
