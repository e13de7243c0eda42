"""Ratings by level over the rounds as stacked bars: the geometry alone, in units of the picture's own space."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from evaluations.reports.model import LevelKey
from evaluations.reports.words import date_words

WIDTH = 320
BAR = 26
LINE = 19  # from the foot of a bar's name to its bar
GAP = 12
EDGE = 1  # room for the frames of the outermost segments
LETTER = 7.8  # the widest that a letter or figure is on average, at the size that the style sheet gives
PADDING = 6


@dataclass(frozen=True, slots=True)
class RoundCount:
    """How many ratings stand at each level of the scale, the best first."""

    name: str
    signed_off_on: dt.date | None
    counts: tuple[tuple[LevelKey, int], ...]

    @property
    def rated(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Segment:
    """`text` is what there is room for: letters with the number, the number alone, or nothing."""

    level: LevelKey
    count: int
    x: float
    width: float
    text: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """`name` stands over it; `beside` says at the end of that line what had no room inside."""

    name: str
    beside: str
    y: int
    segments: tuple[Segment, ...]

    @property
    def top(self) -> int:
        return self.y + LINE - 13

    @property
    def text_y(self) -> int:
        return self.top + BAR // 2 + 5


@dataclass(frozen=True, slots=True)
class Picture:
    """`key` tells its parts from those of another picture on the page."""

    key: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    rounds: tuple[RoundCount, ...]

    width = WIDTH
    bar = BAR

    @property
    def height(self) -> int:
        return len(self.bars) * (LINE + BAR + GAP) - GAP + EDGE

    @property
    def levels(self) -> tuple[LevelKey, ...]:
        """Columns for a table of the same numbers: the latest scale, then what only earlier ones had."""
        scales = (level for one in reversed(self.rounds) for level, _ in one.counts)
        return tuple({level.code: level for level in reversed([*scales])}.values())[::-1]

    @property
    def rows(self) -> tuple[tuple[RoundCount, tuple[int | None, ...]], ...]:
        """A number for each of `levels`, None where the round's scale has no such level."""
        counts = ((one, {level.code: count for level, count in one.counts}) for one in self.rounds)
        return tuple((one, tuple(found.get(level.code) for level in self.levels)) for one, found in counts)

    @property
    def is_change(self) -> bool:
        return len(self.rounds) > 1


def picture_of(key: str, what: str, rounds: Sequence[RoundCount]) -> Picture | None:
    """From the oldest at the top to the latest; None where nothing is rated. `what` is rated, such as “Aspects”."""
    drawn = tuple(one for one in rounds if one.rated)
    if not drawn:
        return None
    over = f"{drawn[0].name} to {drawn[-1].name}" if len(drawn) > 1 else drawn[0].name
    bars = tuple(_bar(one, 13 + number * (LINE + BAR + GAP)) for number, one in enumerate(drawn))
    return Picture(key, f"{what} by rating, {over}", " ".join(map(_in_words, drawn)), bars, drawn)


def _bar(one: RoundCount, y: int) -> Bar:
    segments = tuple(_segments(one))
    left_out = [f"{part.level.short} {part.count}" for part in segments if part.level.short not in part.text]
    beside = ", ".join(left_out)
    room = int((WIDTH - len(beside) * LETTER - 2 * PADDING) / LETTER)
    return Bar(Truncator(one.name).chars(max(room, 12)), beside, y, segments)


def _segments(one: RoundCount) -> Iterator[Segment]:
    """Widths as the counts; what has no rating has no segment. Rounded edges meet, and the last ends at the frame."""
    whole, passed = WIDTH - 2 * EDGE, 0
    for level, count in one.counts:
        if count:
            start, end = (EDGE + whole * at / one.rated for at in (passed, passed + count))
            passed += count
            x, width = round(start, 2), round(round(end, 2) - round(start, 2), 2)
            yield Segment(level, count, x, width, _fitting(level, count, width))


def _fitting(level: LevelKey, count: int, width: float) -> str:
    whole = f"{level.short} {count}"
    texts = (whole, str(count))
    return next((text for text in texts if len(text) * LETTER + PADDING <= width), "")


def _in_words(one: RoundCount) -> str:
    counts = ", ".join(f"{count} {level.label}" for level, count in one.counts)
    when = f", signed off {date_words(one.signed_off_on)}" if one.signed_off_on else ""
    return f"{one.name}{when}: {counts}, of {one.rated}."
