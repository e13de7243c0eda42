"""Small multiples: for each region a bar an aspect, all on one scale. The geometry alone, in units of the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standards.content import Level

WIDTH = 240
LABEL = 34  # room for an aspect's number before its bar
BAR = 13
GAP = 4
EDGE = 1

Counts = tuple[tuple[Level, int], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    level: Level
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    y: int
    segments: tuple[Segment, ...]

    @property
    def text_y(self) -> int:
        return self.y + BAR - 3


@dataclass(frozen=True, slots=True)
class Multiple:
    """`description` says every number that is drawn."""

    key: str
    title: str
    description: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return len(self.bars) * (BAR + GAP) - GAP + 2 * EDGE


def multiple_of(key: str, title: str, bars: Sequence[tuple[str, Counts]]) -> Multiple:
    """A bar is as long for one authority as for twenty: it shows shares. What nobody rated has no segment."""
    drawn = tuple(
        Bar(label, EDGE + number * (BAR + GAP), tuple(_segments(counts)))
        for number, (label, counts) in enumerate(bars)
    )
    said = " ".join(_in_words(label, counts) for label, counts in bars)
    return Multiple(key, title, said, drawn)


def _segments(counts: Counts) -> Iterator[Segment]:
    """From the highest level on the left; edges meet, and the last ends at the frame."""
    whole, passed, start = sum(count for _, count in counts), 0, float(LABEL)
    room = WIDTH - LABEL - EDGE
    for level, count in counts:
        if count:
            passed += count
            end = round(LABEL + room * passed / whole, 2)
            yield Segment(level, start, round(end - start, 2))
            start = end


def _in_words(label: str, counts: Counts) -> str:
    of = sum(count for _, count in counts)
    said = ", ".join(f"{count} {level.label}" for level, count in counts if count)
    return f"{label}: {said}, of {of}." if of else f"{label}: none rated."
