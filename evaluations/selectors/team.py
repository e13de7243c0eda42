"""The members of a team in order, and the grid from which a member's share is chosen."""

import datetime as dt
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from evaluations.enums import TeamRole
from evaluations.models import Cell, Round, TeamMember
from standards.content import Content

ORDER = list(TeamRole)
MOST_ADVISED = 6


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """A person's place in a team; `cells` are those they look after, none for all of it."""

    pk: int
    user_id: int
    name: str
    job_title: str
    role: str
    represents: str
    until: dt.date | None
    cells: frozenset[int]

    @property
    def is_guest(self) -> bool:
        return self.role == TeamRole.GUEST

    @property
    def role_label(self) -> str:
        return TeamRole(self.role).label

    def has_left(self, today: dt.date) -> bool:
        return self.until is not None and self.until < today


class TeamCell(NamedTuple):
    pk: int
    element_id: int
    phase_id: int | None
    focus: bool


def places_of(round_: Round) -> list[TeamPlace]:
    """Leads first, guests last, each by name, with the cells that each looks after; one query."""
    columns = ("pk", "user_id", "user__name", "user__email", "user__job_title", "role", "represents", "until")
    found: dict[int, list[Any]] = {}
    cells: dict[int, set[int]] = {}
    for *row, cell in round_.team.order_by().values_list(*columns, "cells"):
        found[row[0]] = row
        cells.setdefault(row[0], set()).update({cell} - {None})
    places = [
        TeamPlace(pk, user, name or email, job, role, represents, until, frozenset(cells[pk]))
        for pk, user, name, email, job, role, represents, until in found.values()
    ]
    return sorted(places, key=lambda place: (ORDER.index(TeamRole(place.role)), place.name))


def team_cells(round_: Round) -> list[TeamCell]:
    """One query."""
    rows = Cell.objects.filter(round=round_).order_by("pk")
    return [TeamCell(*row) for row in rows.values_list("pk", "element_id", "phase_id", "focus")]


def core_size(places: Iterable[TeamPlace]) -> int:
    """Leads and core members: guests come and go, and are not counted."""
    return sum(not place.is_guest for place in places)


def asked_of(content: Content, role: str, named: Set[int], every: Set[int]) -> Set[int]:
    """The cells that a member is asked to rate, of those they are `named` for and of `every` one.

    Criteria are shared out: whoever looks after some elements is asked for those, and others for all. Without
    criteria there is nothing to share out, so each member rates every element (LAQS user guide, stage 3).
    """
    if role == TeamRole.GUEST:
        return named
    return named if named and content.has_criteria else every


def seen_of(member: TeamMember) -> str:
    """What a page shows of a member's place, as its form sends it back: another value means another change."""
    cells = sorted(member.cells.values_list("pk", flat=True))
    return "|".join([",".join(map(str, cells)), member.represents, str(member.until or "")])


def in_order(members: Iterable[TeamMember]) -> list[TeamMember]:
    """Leads first, guests last, each by name; their `user` is read already."""
    return sorted(members, key=lambda member: (ORDER.index(TeamRole(member.role)), str(member.user)))


@dataclass(frozen=True, slots=True)
class Box:
    """`cell` is None where the framework has no such element in the phase."""

    cell: int | None
    label: str
    checked: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    ref: str
    label: str
    boxes: tuple[Box, ...]


def cell_grid(
    round_: Round, content: Content, member: TeamMember, chosen: set[int] | None = None
) -> list[GridRow]:
    """A row an element, a box a phase (one box where there are no phases); two queries.

    `chosen` are the boxes that someone ticked and that are not saved.
    """
    own = set(member.cells.values_list("pk", flat=True)) if chosen is None else chosen
    return grid_of(round_, content, own)


def grid_of(round_: Round, content: Content, own: set[int]) -> list[GridRow]:
    cells: dict[tuple[int, int | None], int] = {
        (element, phase): pk
        for pk, element, phase in round_.cells.values_list("pk", "element_id", "phase_id")
    }
    phases = content.phases or (None,)
    return [
        GridRow(
            element.ref,
            element.short_label,
            tuple(
                Box(cell, f"{element.ref}, {phase.label}" if phase else element.ref, cell in own)
                for phase in phases
                for cell in [cells.get((element.pk, phase.pk if phase else None))]
            ),
        )
        for element in content.elements.values()
    ]
