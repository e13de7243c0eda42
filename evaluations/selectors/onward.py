"""Which place of a round carries on which of an earlier one, over whatever versions of the framework lie between."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from evaluations.selectors.overall import AreaKey, CellKey
from standards.changing import Moves


@dataclass(frozen=True, slots=True)
class Onward:
    """`came` has by place of the later round the places that became it, in their order; `gone` became nothing."""

    came: dict[CellKey, list[CellKey]]
    gone: tuple[CellKey, ...]

    def before(self, key: CellKey) -> CellKey | None:
        """The one place that became it: of those that were merged none can be compared with it."""
        found = self.came.get(key, ())
        return found[0] if len(found) == 1 else None


def onward(moves: Moves | None, earlier: Iterable[CellKey], here: Collection[CellKey]) -> Onward:
    """`earlier` are places of the round before, `here` those of the later one; without `moves` a ref stays the same."""
    came: dict[CellKey, list[CellKey]] = {}
    gone: list[CellKey] = []
    for old in earlier:
        found = [place for place in _places(moves, old) if place in here]
        for place in found:
            came.setdefault(place, []).append(old)
        if not found:
            gone.append(old)
    return Onward(came, tuple(gone))


def _places(moves: Moves | None, key: CellKey) -> list[CellKey]:
    if moves is None:
        return [key]
    element, phase = key
    phases = moves.now("phases", phase) if phase else ("",)
    return [(one, to) for one in moves.now("elements", element) for to in phases]


def area_before(moves: Moves | None, key: AreaKey) -> AreaKey | None:
    """An area has its ref alone to go by; a phase that was merged from several has no one before it."""
    area, phase = key
    if moves is None or not phase:
        return key
    was = moves.was("phases", phase)
    return (area, was[0]) if len(was) == 1 else None
