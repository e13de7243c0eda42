"""Two authorities at the G&T standards: one with six members, a long plan and many schools, one with little.

Each has a round that is being rated, one that is being agreed with a plan, and one with a plan to print.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password

from accounts.enums import Role
from accounts.models import LocalAuthority, Membership, Region, User
from bench.database import sizes
from evaluations.enums import ActionStatus, Impact, Origin, Progress, RoundState, TeamRole
from evaluations.models import (
    Action,
    Cell,
    EvidenceItem,
    EvidenceLink,
    Judgement,
    Milestone,
    Plan,
    ProgressEntry,
    Rating,
    Round,
    TeamMember,
)
from schools.enums import Attained, IqsElement, Phase, PointKind, Uses
from schools.models import Ask, Collection, Point, Return, ReturnLevel, School
from standards.content import Content

COMMENT = "Clear in most schools that I visit; two have had too little of it to judge, and one has none."
FIRST_DAY = dt.date(2009, 9, 7)
ROWS = 4


@dataclass(frozen=True)
class Size:
    slug: str
    members: int
    actions: int
    printed: int
    schools: int


SIZES = (Size("many", 6, 200, 60, 600), Size("few", 1, 3, 3, 3))


def make_teams(content: Content, rng: Random) -> dict[str, dict[str, Any]]:
    """What is to be measured of each, by name."""
    return {size.slug: Team(content, rng, size).make() for size in SIZES}


class Team:
    def __init__(self, content: Content, rng: Random, size: Size) -> None:
        self.content, self.rng, self.size = content, rng, size
        self.people: list[User] = []

    def make(self) -> dict[str, Any]:
        self.authority = LocalAuthority.objects.create(
            code="9M" + self.size.slug[0],
            name=f"Borough of the {self.size.slug}",
            slug=self.size.slug,
            region=Region.objects.all()[0],
            fictional=True,
        )
        self.people = [self._person(number) for number in range(self.size.members)]
        self.items = [self._item(number) for number in range(26)]
        collection = self._collection()
        printed = self._round("printed", RoundState.AGREEING, collection)
        self._plan(printed, self.size.printed)
        agreeing = self._round("agreeing", RoundState.AGREEING, collection)
        self._plan(agreeing, self.size.actions)
        rating = self._round("rating", RoundState.RATING, collection)
        return {
            "email": self.people[0].email,
            "sheet": rating.slug,
            "agreeing": agreeing.slug,
            "printed": printed.slug,
            "elements": [element.ref for element in self.content.elements.values()],
            "rows": self._rows(rating),
        }

    def _rows(self, round_: Round) -> list[dict[str, Any]]:
        """Of the lead's sheet, as they stand: a row for each of those who save at once."""
        own = Rating.objects.filter(cell__round=round_, user=self.people[0]).select_related("level")
        rows = own.order_by("cell")[:ROWS]
        return [
            {
                "field": f"r{row.cell_id}",
                "value": row.level.code if row.level else "",
                "note": row.comment,
                "version": row.version,
            }
            for row in rows
        ]

    def _person(self, number: int) -> User:
        name = f"Member {number} of the {self.size.slug}"
        user = User.objects.create(
            email=f"member{number}@{self.size.slug}.example",
            name=name,
            password=make_password(sizes.PASSWORD),
        )
        role = Role.CORE if number else Role.LEAD
        Membership.objects.create(user=user, authority=self.authority, role=role)
        return user

    def _item(self, number: int) -> EvidenceItem:
        return EvidenceItem.objects.create(
            authority=self.authority,
            title=f"Item {number + 1}: what was found in schools",
            dated=FIRST_DAY,
            summary=COMMENT,
            impact=self.rng.choice(Impact.values),
            added_by=self.people[0],
        )

    def _round(self, name: str, state: str, collection: Collection) -> Round:
        made = Round.objects.create(
            authority=self.authority,
            framework_id=self.content.pk,
            name=f"LAQS {name}",
            slug=f"{self.size.slug}-{name}",
            period="September 2008 to August 2009",
            state=state,
            collection=collection,
            created_by=self.people[0],
        )
        for number, user in enumerate(self.people):
            TeamMember.objects.create(round=made, user=user, role=TeamRole.CORE if number else TeamRole.LEAD)
        for element, phase in self.content.pairs:
            cell = Cell.objects.create(
                round=made,
                element_id=element.pk,
                phase_id=phase.pk if phase else None,
                focus=self.rng.random() < 0.2,
            )
            self._cell(cell)
        return made

    def _cell(self, cell: Cell) -> None:
        levels = self.content.levels
        for user in self.people:
            Rating.objects.create(cell=cell, user=user, level_id=self.rng.choice(levels).pk, comment=COMMENT)
        for item in self.rng.sample(self.items, 2):
            EvidenceLink.objects.create(cell=cell, item=item, added_by=self.people[0])
        if cell.round.state == RoundState.AGREEING and cell.pk % 4:
            Judgement.objects.create(
                cell=cell,
                level_id=self.rng.choice(levels).pk,
                rationale=COMMENT,
                agreed_by=[user.name for user in self.people],
                agreed_on=FIRST_DAY,
                updated_by=self.people[0],
            )

    def _plan(self, round_: Round, actions: int) -> None:
        plan = Plan.objects.create(round=round_, last_number=actions, updated_by=self.people[0])
        cells = list(round_.cells.all())
        for number in range(1, actions + 1):
            self._action(plan, number, cells[number % len(cells)])

    def _action(self, plan: Plan, number: int, cell: Cell) -> None:
        start = FIRST_DAY + dt.timedelta(days=self.rng.randint(0, 200))
        progress = self.rng.choice(Progress.values)
        action = Action.objects.create(
            plan=plan,
            number=number,
            cell=cell,
            origin=Origin.JUDGEMENT,
            priority="Reach more schools in every phase",
            title=f"Agree with schools how each reviews its register by group, and look at the result, {number}",
            lead=self.people[number % len(self.people)],
            helpers="Strategy consultants, school improvement partners",
            start=start,
            due=start + dt.timedelta(days=self.rng.randint(30, 200)),
            resources="Two days of a consultant each half term",
            cost=self.rng.randint(1, 90) * 50,
            success="Nine schools in ten review their register each year by group",
            indicator="Schools that review their register",
            baseline="58 of 71",
            target="67 of 71",
            monitored_by="Head of school improvement",
            monitored_how="Sample of six schools",
            monitored_when="Half-termly",
            status=self.rng.choice(ActionStatus.values[:3]),
            progress=progress,
            updated_by=self.people[0],
        )
        for days in (20, 50, 80):
            due = start + dt.timedelta(days=days)
            Milestone.objects.create(action=action, title="Six more schools have done it", due=due)
        for days in (10, 40):
            on = start + dt.timedelta(days=days)
            ProgressEntry.objects.create(
                action=action, on=on, progress=progress, note=COMMENT, by=self.people[0]
            )

    def _collection(self) -> Collection:
        collection = Collection.objects.create(
            authority=self.authority, name="Autumn", due=FIRST_DAY, created_by=self.people[0]
        )
        schools = [self._school(number) for number in range(self.size.schools)]
        for school in schools[: max(3, self.size.schools // 8)]:
            self._answer(Ask.objects.create(collection=collection, school=school, expires_on=FIRST_DAY))
        return collection

    def _school(self, number: int) -> School:
        first = 900_000 if self.size.slug == "many" else 950_000
        return School.objects.create(
            urn=first + number,
            authority=self.authority,
            establishment_number=f"{2000 + number}",
            name=f"School {number} of the Borough of the {self.size.slug}",
            type_code="01",
            type_name="Community school",
            group_code="4",
            group_name="Local authority maintained schools",
            phase=Phase.SECONDARY if number % 6 == 0 else Phase.PRIMARY,
            town="Measured",
            postcode="ZZ1 1ZZ",
            pupils=200 + number,
        )

    def _answer(self, ask: Ask) -> None:
        row = Return.objects.create(
            ask=ask, uses_iqs=self.rng.choice(Uses.values), for_self_evaluation=True, source="typed"
        )
        for element, level in self._levels():
            ReturnLevel.objects.create(answer=row, element=element, level=level)
        for kind in PointKind.values:
            Point.objects.create(answer=row, kind=kind, text=COMMENT)

    def _levels(self) -> Iterator[tuple[str, str]]:
        for element in IqsElement.values:
            if self.rng.random() < 0.7:
                yield element, self.rng.choice(Attained.values)
