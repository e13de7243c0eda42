"""Two rounds of an authority on one framework, rating by rating, whatever changed between its versions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluations.models import Round
from evaluations.reports.build import judged_dashboard_of
from evaluations.reports.model import CellLine, Dashboard, LevelKey, Status
from evaluations.reports.reading.changes import Turn, turn_of
from evaluations.reports.reading.words import turn_words
from evaluations.reports.words import cell_name, levels_by_code
from standards.changing import Moves
from standards.content import content_for
from standards.selectors.changing import moves_from

Key = tuple[str, str]
TITLES = {
    Turn.DOWN: "Went down",
    Turn.UP: "Went up",
    Turn.NEW: "Newly rated, or not to be compared",
    Turn.GONE: "Rated before, not now",
    Turn.SAME: "Stayed the same",
}


@dataclass(frozen=True)
class Before:
    """What stood in the earlier round; `name` where it was called otherwise."""

    level: LevelKey | None
    words: str
    name: str


@dataclass(frozen=True)
class Line:
    """`key` is its place in the later round, None where that has none."""

    turn: Turn
    name: str
    key: Key | None
    before: tuple[Before, ...]
    now: LevelKey | None
    now_words: str
    why: str


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


def compared(now: Round, before: Round) -> Compared:
    """Both as `rounds_of` gives them. Two queries for a round that is open, one for one that is signed off."""
    later, earlier = judged_dashboard_of(now), judged_dashboard_of(before)
    moves = moves_from(content_for(before.framework), content_for(now.framework))
    lines = list(_lines(later, earlier, moves))
    turns = {turn: tuple(line for line in lines if line.turn == turn) for turn in Turn}
    counts = [_counted(turn, len(found)) for turn, found in turns.items() if found]
    groups = tuple(Group(TITLES[turn], found) for turn, found in turns.items() if found)
    asked = sum(cell.status != Status.NOT_THERE for cell in later.cells)
    told = sum(line.key is not None for line in lines)
    return Compared(now, before, ", ".join(counts) or "nothing is rated in either", groups, asked - told)


def _counted(turn: Turn, number: int) -> str:
    """A round that is open has not rated yet what it may rate still."""
    if turn == Turn.GONE:
        return f"{number} {'was' if number == 1 else 'were'} rated before and {'is' if number == 1 else 'are'} not now"
    return turn_words(turn, number)


def _lines(later: Dashboard, earlier: Dashboard, moves: Moves) -> Iterator[Line]:
    came, gone = _onward(later, earlier, moves)
    for cell in later.cells:
        if cell.status == Status.NOT_THERE:
            continue
        before = tuple(_before(earlier, old, cell_name(later, cell)) for old in came.get(cell.key, ()))
        now = _level(later, cell)
        turn = _turn(now, before)
        if turn is not None:
            yield Line(turn, cell_name(later, cell), cell.key, before, now, _words(cell), cell.said)
    for cell in gone:
        if level := _level(earlier, cell):
            words = f"No longer in {later.source.short_title}"
            name = cell_name(earlier, cell)
            yield Line(Turn.GONE, name, None, (Before(level, "", ""),), None, words, "")


def _onward(
    later: Dashboard, earlier: Dashboard, moves: Moves
) -> tuple[Mapping[Key, list[CellLine]], list[CellLine]]:
    """By place in the later round, what became it; and what became nothing."""
    here = {cell.key for cell in later.cells if cell.status != Status.NOT_THERE}
    came: dict[Key, list[CellLine]] = defaultdict(list)
    gone: list[CellLine] = []
    for cell in earlier.cells:
        if cell.status == Status.NOT_THERE:
            continue
        phases = moves.now("phases", cell.phase) if cell.phase else ("",)
        places = [(one, phase) for one in moves.now("elements", cell.element) for phase in phases]
        found = [place for place in places if place in here]
        for place in found:
            came[place].append(cell)
        if not found:
            gone.append(cell)
    return came, gone


def _turn(now: LevelKey | None, before: tuple[Before, ...]) -> Turn | None:
    """Of what was merged there is no one rating to compare with."""
    if len(before) == 1:
        return turn_of(now, before[0].level)
    if now is not None:
        return Turn.NEW
    return Turn.GONE if any(one.level for one in before) else None


def _before(earlier: Dashboard, cell: CellLine, name: str) -> Before:
    own = cell_name(earlier, cell)
    level = _level(earlier, cell)
    return Before(level, "" if level else _words(cell), "" if own == name else own)


def _level(dashboard: Dashboard, cell: CellLine) -> LevelKey | None:
    return levels_by_code(dashboard).get(cell.level) if cell.status == Status.RATED else None


def _words(cell: CellLine) -> str:
    return {Status.RATED: "", Status.RULED_OUT: "Not applicable"}.get(cell.status, "Not rated")
