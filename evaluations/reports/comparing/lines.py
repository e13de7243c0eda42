"""What stands in a line of two rounds with ratings beside each other."""

from dataclasses import dataclass

from evaluations.reports.model import LevelKey
from evaluations.reports.reading.changes import Turn, turn_of
from evaluations.reports.reading.words import turn_words

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

    @property
    def turned(self) -> str:
        return TITLES[self.turn]


def turn_between(now: LevelKey | None, before: tuple[Before, ...]) -> Turn | None:
    """Of what was merged there is no one rating to compare with."""
    if len(before) == 1:
        return turn_of(now, before[0].level)
    if now is not None:
        return Turn.NEW
    return Turn.GONE if any(one.level for one in before) else None


def counted(lines: list[Line]) -> str:
    """“1 went up, 2 stayed the same”, in the order in which readers ask."""
    turns = [line.turn for line in lines]
    return ", ".join(_counted(turn, turns.count(turn)) for turn in Turn if turn in turns)


def _counted(turn: Turn, number: int) -> str:
    """A round that is open has not rated yet what it may rate still."""
    if turn == Turn.GONE:
        return f"{number} {'was' if number == 1 else 'were'} rated before and {'is' if number == 1 else 'are'} not now"
    return turn_words(turn, number)
