"""What changed between two dashboards, rating by rating.

Elements and phases are matched by what became of them between the two versions of the framework, areas by their refs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evaluations.reports.model import CellLine, Dashboard, LevelKey, Status
from evaluations.reports.words import cell_name, levels_by_code
from evaluations.selectors.onward import area_before, onward
from standards.changing import Moves


class Turn(StrEnum):
    """In the order in which readers ask about them."""

    DOWN = "down"
    UP = "up"
    NEW = "new"
    GONE = "gone"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class CellChange:
    """`why` is the team's reason for what holds now; `was` and `now` are None where there was, or is, no rating.

    What nothing carries on is not `there` any more, and goes by its old refs, which may mean something else by now.
    """

    element: str
    phase: str
    name: str
    turn: Turn
    was: LevelKey | None
    now: LevelKey | None
    why: str
    was_words: str = ""
    now_words: str = ""
    there: bool = True

    @property
    def key(self) -> tuple[str, str]:
        return self.element, self.phase


@dataclass(frozen=True, slots=True)
class OverallChange:
    """Of an area in a phase; the phase is "" for the area over all its phases."""

    area: str
    phase: str
    turn: Turn | None
    was: LevelKey | None
    now: LevelKey | None


@dataclass(frozen=True, slots=True)
class Changes:
    cells: tuple[CellChange, ...]
    overalls: tuple[OverallChange, ...]

    def of(self, turn: Turn) -> tuple[CellChange, ...]:
        return tuple(change for change in self.cells if change.turn == turn)


def changes_between(now: Dashboard, before: Dashboard, moves: Moves | None = None) -> Changes:
    """Cells in the order of `now`, then those that its version of the framework no longer has."""
    return Changes(tuple(_cells(now, before, moves)), tuple(_overalls(now, before, moves)))


def turn_of(now: LevelKey | None, was: LevelKey | None) -> Turn | None:
    """None where neither is rated. A level of another scale can be neither above nor below: it is new."""
    if now is None or was is None:
        return Turn.NEW if now else Turn.GONE if was else None
    if now.of != was.of or (now.code == was.code) != (now.step == was.step):
        return Turn.NEW
    if now.step == was.step:
        return Turn.SAME
    return Turn.UP if now.step > was.step else Turn.DOWN


def _cells(now: Dashboard, before: Dashboard, moves: Moves | None) -> Iterator[CellChange]:
    earlier = {cell.key: cell for cell in before.cells}
    way = onward(moves, earlier, {cell.key for cell in now.cells})
    for cell in now.cells:
        came = [earlier[key] for key in way.came.get(cell.key, ())]
        if change := _cell(now, before, cell, came):
            yield change
    for cell in (earlier[key] for key in way.gone):
        if level := _level(before, cell):
            name, words = cell_name(before, cell), f"No longer in {now.source.short_title}"
            yield CellChange(*cell.key, name, Turn.GONE, level, None, "", now_words=words, there=False)


def _cell(now: Dashboard, before: Dashboard, cell: CellLine, came: list[CellLine]) -> CellChange | None:
    """Of what was merged there is no one rating to compare with: each is told in words."""
    level, merged = _level(now, cell), len(came) > 1
    was = _level(before, came[0]) if len(came) == 1 else None
    turn = turn_of(level, was)
    if turn is None:
        return None
    return CellChange(
        *cell.key,
        name=cell_name(now, cell),
        turn=turn,
        was=was,
        now=level,
        why=cell.said,
        was_words="" if was else _merged(before, came) if merged else _unrated(came[0] if came else None),
        now_words="" if level else _unrated(cell),
    )


def _merged(before: Dashboard, came: list[CellLine]) -> str:
    """“1.1 Plans: Good; 1.2 Reviews: not rated”."""
    parts = ((cell, _level(before, cell)) for cell in came)
    return "; ".join(
        f"{cell_name(before, cell)}: {level.label if level else _unrated(cell).lower()}"
        for cell, level in parts
    )


def _level(dashboard: Dashboard, cell: CellLine) -> LevelKey | None:
    return levels_by_code(dashboard).get(cell.level) if cell.status == Status.RATED else None


def _unrated(cell: CellLine | None) -> str:
    if cell is None or cell.status == Status.NOT_RATED:
        return "Not rated"
    return "Not applicable"


def _overalls(now: Dashboard, before: Dashboard, moves: Moves | None) -> Iterator[OverallChange]:
    earlier = _overall_levels(before)
    for (area, phase), level in _overall_levels(now).items():
        old = area_before(moves, (area, phase))
        was = earlier.get(old) if old else None
        yield OverallChange(area, phase, turn_of(level, was), was, level)


def _overall_levels(dashboard: Dashboard) -> Mapping[tuple[str, str], LevelKey | None]:
    levels = levels_by_code(dashboard)
    return {(line.area, line.phase): levels.get(line.level) for line in dashboard.overalls}
