"""A round of the demo while it is being played: who acts, on what, when."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from random import Random
from typing import Any, cast

from accounts.models import LocalAuthority, User
from evaluations.demo.calendar import Calendar
from evaluations.demo.dates import Diary, at, moment, weekday_from, working_day
from evaluations.demo.library import Library
from evaluations.demo.plans import CellPlan, Meeting, Place, RoundPlan
from evaluations.demo.reading import DemoFault
from evaluations.models import Cell, Round
from evaluations.selectors.access import access_to, cells_for, round_for
from standards.content import Content

DAYS_BEFORE = dt.timedelta(days=7)


class Stage:
    """Everything is read from the person who acts, so that the services see what that person may do.

    A person's cells are read once a state (`curtain` between them): one by one, as requests read them, would
    take a third of the time of loading, and nobody else is at work in the transaction.
    """

    def __init__(
        self, plan: RoundPlan, content: Content, people: Mapping[str, User], calendar: Calendar
    ) -> None:
        self.plan = plan
        self.content = content
        self.people = people
        self.calendar = calendar
        self.diary = Diary()
        self.authority = LocalAuthority.objects.get(slug=plan.authority)
        self.library = Library(self.authority, people, self.diary, calendar)
        self.priorities: dict[str, Any] = {}  # what teams work on, by the keys of the file
        self._cells: dict[int, dict[tuple[str, str], Cell]] = {}

    @property
    def lead(self) -> User:
        return self.people[self.plan.lead]

    def round(self, user: User | None = None) -> Round:
        found: Any = round_for(user or self.lead, self.plan.slug, lock=True)
        found._history_user = user or self.lead
        return cast(Round, found)

    def cell(self, user: User, plan: CellPlan) -> Cell:
        if user.pk not in self._cells:
            self._cells[user.pk] = self._cells_of(user)
        return self._cells[user.pk][plan.element, plan.phase]

    def cell_plan(self, ref: str) -> CellPlan:
        """What is planned for an element, where there are no phases."""
        for plan in self.plan.cells:
            if plan.element == ref:
                return plan
        raise DemoFault(f"fixtures/demo, {self.plan.file}: no element {ref}")

    def curtain(self) -> None:
        """What was read of the cells no longer holds: the round has moved on."""
        self._cells.clear()

    def _cells_of(self, user: User) -> dict[tuple[str, str], Cell]:
        found: dict[tuple[str, str], Cell] = {}
        cell: Any
        for cell in cells_for(user).filter(round__slug=self.plan.slug):
            cell.access = access_to(user, cell)
            found[cell.element.ref, cell.phase.ref if cell.phase else ""] = cell
        return found

    def rng(self, *names: str) -> Random:
        """The same on every machine and day, so that the demo comes out the same."""
        return Random(" ".join((self.plan.slug, *names)))  # noqa: S311

    def places(self, plan: CellPlan) -> list[Place]:
        return [place for place in self.plan.team if plan.is_in(place.rates)]

    def recorder(self, plan: CellPlan) -> User:
        """The first in the team who looks after the cell, else the lead."""
        keys = (place.who for place in self.plan.team if plan.is_in(place.looks_after))
        return self.people[next(keys, self.plan.lead)]

    def recorded_at(self, plan: CellPlan, who: str = "") -> dt.datetime:
        """Cell after cell over the weeks of rating, each once what it rests on is in the library."""
        day = self._turn(plan)
        if plan.evidence:
            day = max(day, weekday_from(self.library.complete_on(plan.evidence) + dt.timedelta(days=1)))
        return moment(day, self.rng(plan.name, "recorded", who))

    def first_recorded_at(self, plan: CellPlan) -> dt.datetime:
        """Some days earlier, before the working day: of answers that were changed later."""
        day = max(self._turn(plan) - DAYS_BEFORE, self.plan.dates["rating"])
        return at(day, 8, 30)

    def _turn(self, plan: CellPlan) -> dt.date:
        dates = self.plan.dates
        last = dates.get("agreeing") or dates["until"]
        share = self.plan.cells.index(plan) / len(self.plan.cells)
        return working_day(dates["rating"], last - dt.timedelta(days=1), share)

    def meeting(self, plan: CellPlan) -> Meeting:
        area = self.content.element(plan.element).area_ref
        for meeting in self.plan.meetings:
            if area in meeting.areas or plan.element in meeting.elements:
                return meeting
        raise DemoFault(f"fixtures/demo, {self.plan.file}: no meeting for {plan.element}")

    def late_on(self, plan: CellPlan) -> dt.date:
        """When someone rated who was late: before it was agreed, where it was."""
        return self.meeting(plan).date if plan.because else self.plan.dates["agreeing"]

    def names(self, keys: tuple[str, ...]) -> list[str]:
        return [self.people[key].name for key in keys]

    @cached_property
    def upper(self) -> frozenset[str]:
        return frozenset(level.code for level in self.content.levels if level.asks == "met")
