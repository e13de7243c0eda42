"""What changed between two dashboards, rating by rating. Elements, areas and phases are matched by their refs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evaluations.reports.model import CellLine, Dashboard, LevelKey, Status
from evaluations.reports.words import cell_name, levels_by_code


class Turn(StrEnum):
    """In the order in which readers ask about them."""

    DOWN = "down"
    UP = "up"
    NEW = "new"
    GONE = "gone"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class CellChange:
    """`why` is the team's reason for what holds now; `was` and `now` are None where there was, or is, no rating."""

    element: str
    phase: str
    name: str
    turn: Turn
    was: LevelKey | None
    now: LevelKey | None
    why: str
    was_words: str = ""
    now_words: str = ""

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


def changes_between(now: Dashboard, before: Dashboard) -> Changes:
    """Cells in the order of `now`, then those that its version of the framework no longer has."""
    return Changes(tuple(_cells(now, before)), tuple(_overalls(now, before)))


def turn_of(now: LevelKey | None, was: LevelKey | None) -> Turn | None:
    """None where neither is rated. A level of another scale can be neither above nor below: it is new."""
    if now is None or was is None:
        return Turn.NEW if now else Turn.GONE if was else None
    if now.of != was.of or (now.code == was.code) != (now.step == was.step):
        return Turn.NEW
    if now.step == was.step:
        return Turn.SAME
    return Turn.UP if now.step > was.step else Turn.DOWN


def _cells(now: Dashboard, before: Dashboard) -> Iterator[CellChange]:
    earlier = {cell.key: cell for cell in before.cells}
    for cell in now.cells:
        if change := _cell(now, before, cell, earlier.get(cell.key)):
            yield change
    here = {cell.key for cell in now.cells}
    for cell in before.cells:
        if cell.key not in here and (level := _level(before, cell)):
            name, words = cell_name(before, cell), f"No longer in {now.source.short_title}"
            yield CellChange(*cell.key, name, Turn.GONE, level, None, "", now_words=words)


def _cell(now: Dashboard, before: Dashboard, cell: CellLine, earlier: CellLine | None) -> CellChange | None:
    level, was = _level(now, cell), _level(before, earlier) if earlier else None
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
        was_words="" if was else _unrated(earlier),
        now_words="" if level else _unrated(cell),
    )


def _level(dashboard: Dashboard, cell: CellLine) -> LevelKey | None:
    return levels_by_code(dashboard).get(cell.level) if cell.status == Status.RATED else None


def _unrated(cell: CellLine | None) -> str:
    if cell is None or cell.status == Status.NOT_RATED:
        return "Not rated"
    return "Not applicable"


def _overalls(now: Dashboard, before: Dashboard) -> Iterator[OverallChange]:
    earlier = _overall_levels(before)
    for (area, phase), level in _overall_levels(now).items():
        was = earlier.get((area, phase))
        yield OverallChange(area, phase, turn_of(level, was), was, level)


def _overall_levels(dashboard: Dashboard) -> Mapping[tuple[str, str], LevelKey | None]:
    levels = levels_by_code(dashboard)
    return {(line.area, line.phase): levels.get(line.level) for line in dashboard.overalls}
