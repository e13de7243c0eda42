"""Two rounds with ratings on one framework, rating by rating."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluations.models import Round
from evaluations.reports.build import judged_dashboard_of
from evaluations.reports.comparing.lines import TITLES, Before, Key, Line, counted, turn_between
from evaluations.reports.comparing.overalls import OverallCompared, compared_overalls
from evaluations.reports.model import CellLine, Dashboard, LevelKey, Status
from evaluations.reports.reading.changes import Turn
from evaluations.reports.words import cell_name, levels_by_code
from evaluations.selectors.onward import onward
from standards.changing import Moves
from standards.content import content_for
from standards.selectors.changing import moves_from


@dataclass(frozen=True)
class Group:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Compared:
    now: Round
    before: Round
    said: str
    groups: tuple[Group, ...]
    unrated: int
    overall: OverallCompared | None


def compared(now: Round, before: Round) -> Compared:
    """Both as `rounds_of` gives them. Three queries for a round that is open, one for one that is signed off.

    One more for each where groups of questions are judged.
    """
    later, earlier = judged_dashboard_of(now), judged_dashboard_of(before)
    moves = moves_from(content_for(before.framework), content_for(now.framework))
    lines = list(_lines(later, earlier, moves))
    turns = {turn: tuple(line for line in lines if line.turn == turn) for turn in Turn}
    groups = tuple(Group(TITLES[turn], found) for turn, found in turns.items() if found)
    asked = sum(cell.status != Status.NOT_THERE for cell in later.cells)
    told = sum(line.key is not None for line in lines)
    overall = compared_overalls(now, before, later, earlier, moves)
    said = counted(lines) or "nothing is rated in either"
    return Compared(now, before, said, groups, asked - told, overall)


def _lines(later: Dashboard, earlier: Dashboard, moves: Moves) -> Iterator[Line]:
    old, here = _there(earlier), _there(later)
    way = onward(moves, old, here.keys())
    for cell in here.values():
        name = cell_name(later, cell)
        before = tuple(_before(earlier, old[key], name) for key in way.came.get(cell.key, ()))
        now = _level(later, cell)
        turn = turn_between(now, before)
        if turn is not None:
            yield Line(turn, name, cell.key, before, now, _words(cell), cell.said)
    for cell in (old[key] for key in way.gone):
        if level := _level(earlier, cell):
            words = f"No longer in {later.source.short_title}"
            name = cell_name(earlier, cell)
            yield Line(Turn.GONE, name, None, (Before(level, "", ""),), None, words, "")


def _there(dashboard: Dashboard) -> dict[Key, CellLine]:
    return {cell.key: cell for cell in dashboard.cells if cell.status != Status.NOT_THERE}


def _before(earlier: Dashboard, cell: CellLine, name: str) -> Before:
    own = cell_name(earlier, cell)
    level = _level(earlier, cell)
    return Before(level, "" if level else _words(cell), "" if own == name else own)


def _level(dashboard: Dashboard, cell: CellLine) -> LevelKey | None:
    return levels_by_code(dashboard).get(cell.level) if cell.status == Status.RATED else None


def _words(cell: CellLine) -> str:
    return {Status.RATED: "", Status.RULED_OUT: "Not applicable"}.get(cell.status, "Not rated")
