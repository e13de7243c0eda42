"""From the cells of a round to those of the next, over whatever changed between their versions."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from accounts.models import User
from evaluations.models import Cell, Round
from standards.changing import Comparison, Moves, Row, compare
from standards.content import Content, content_for
from standards.selectors.changing import moves_from

Place = tuple[str, str]
"""Refs of element and phase; the phase is "" where there are none."""
Line = dict[str, str]


@dataclass
class Carrier:
    """What every part needs, and what it tells: `taken`, `changed` and `left` as `Carried` keeps them."""

    source: Round
    round: Round
    user: User
    old: Content
    new: Content
    moves: Moves
    cells: Mapping[Place, Cell]
    taken: Counter[str] = field(default_factory=Counter)
    changed: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)

    def places_now(self, place: Place) -> list[Place]:
        """Where this goes on: none where it was dropped, several where it was split."""
        element, phase = place
        found = (
            (one, other) for one in self.moves.now("elements", element) for other in self.phases_now(phase)
        )
        return [one for one in found if one in self.cells]

    def phases_now(self, phase: str) -> tuple[str, ...]:
        return self.moves.now("phases", phase) if phase else ("",)

    def cells_now(self, cell: Cell) -> list[Cell]:
        return [self.cells[place] for place in self.places_now(place_of(cell))]

    def named(self, cell: Cell) -> str:
        """As the old version calls it."""
        element = self.old.element(cell.element.ref)
        return f"{element.ref} {element.short_label}{f', {cell.phase.label}' if cell.phase else ''}"

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.old, self.new, self.moves)

    @cached_property
    def fates(self) -> Mapping[tuple[str, str], Row]:
        """By kind and old ref."""
        return {(row.kind, part.ref): row for row in self.comparison.rows for part in row.was}

    def leave(self, kind: str, what: str, why: str, text: str = "") -> None:
        self.left.append({"kind": kind, "what": what, "why": why, "text": text})

    def tell(self, kind: str, what: str, why: str, text: str = "") -> None:
        line = {"kind": kind, "what": what, "why": why, "text": text}
        if line not in self.changed:
            self.changed.append(line)


def carrier_for(source: Round, made: Round, user: User) -> Carrier:
    old, new = content_for(source.framework), content_for(made.framework)
    cells = {place_of(cell): cell for cell in cells_of(made)}
    return Carrier(source, made, user, old, new, moves_from(old, new), cells)


def cells_of(round_: Round) -> list[Cell]:
    return list(round_.cells.select_related("element", "phase"))


def place_of(cell: Cell) -> Place:
    return cell.element.ref, cell.phase.ref if cell.phase else ""
