"""The members of a team in order, and the grid from which a member's share is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluations.enums import TeamRole
from evaluations.models import Round, TeamMember
from standards.content import Content

ORDER = list(TeamRole)


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


def cell_grid(round_: Round, content: Content, member: TeamMember) -> list[GridRow]:
    """A row an element, a box a phase (one box where there are no phases); two queries."""
    cells: dict[tuple[int, int | None], int] = {
        (element, phase): pk
        for pk, element, phase in round_.cells.values_list("pk", "element_id", "phase_id")
    }
    own = set(member.cells.values_list("pk", flat=True))
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
