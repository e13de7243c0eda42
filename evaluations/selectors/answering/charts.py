"""A digest table as a picture: pure geometry, in units of the view box. The table always stands beside it."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluations.enums import Chart

WIDTH, LEFT, RIGHT, TOP = 640, 190, 70, 10
BAR, BETWEEN, AFTER = 14, 3, 12
HEIGHT, FOOT = 220, 30
SHADES = ("#18243f", "#9aa3bb", "#2b44b0", "#cf9a33", "#5d8f85", "#767c8a")
DASHES = ("", "7 4", "2 3", "10 3 2 3", "14 5", "4 2 1 2")
MOST_SERIES, MOST_BARS = 6, 60
LONGEST, LETTER = 30, 7
NUMBER = re.compile(r"[-−+£]?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*%?")


def number_in(text: str) -> float | None:
    """Of a cell that holds a number and nothing else but its sign or unit."""
    found = NUMBER.fullmatch(text.strip())
    if not found:
        return None
    value = float(found[1].replace(",", ""))
    return -value if text.strip().startswith(("-", "−")) else value


@dataclass(frozen=True, slots=True)
class Bar:
    """`said` is the number as the table has it, written at `end`."""

    y: float
    x: float
    width: float
    shade: str
    said: str
    end: float


@dataclass(frozen=True, slots=True)
class BarGroup:
    name: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """`points` as a polyline takes them; the name stands at the end of the line, at `y`."""

    name: str
    points: str
    dots: tuple[tuple[float, float], ...]
    shade: str
    dash: str
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars or lines; `key` says which shade is which column, `marks` which place is which.

    `zero` is where bars begin, where some of them run to the left of it.
    """

    width: int
    height: float
    said: str
    groups: tuple[BarGroup, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[tuple[float, str], ...] = ()
    zero: float | None = None

    @property
    def foot(self) -> float:
        return self.height - 8

    @property
    def left(self) -> int:
        return LEFT - 8


def picture_of(chart: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Picture | None:
    """None where no chart is asked for, or the table has no numbers to draw, or too many: `left_out` says which."""
    kept, named = _numbered(columns, rows)
    if chart == Chart.NONE or not kept or not named:
        return None
    if chart == Chart.LINE and len(kept) > 1:
        return _lines(columns, named[:MOST_SERIES], kept)
    return _bars(columns, named, kept[:MOST_SERIES])


def left_out(chart: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """What the chart that is asked for does not show, in a sentence; nothing where it shows all of the numbers."""
    kept, named = _numbered(columns, rows)
    if chart == Chart.NONE:
        return ""
    if not kept:
        return "No chart is drawn: right of its first column the table holds no numbers."
    lines = chart == Chart.LINE and len(kept) > 1
    if not lines and len(named) * min(len(kept), MOST_SERIES) > MOST_BARS:
        return f"No chart is drawn: it would have more than {MOST_BARS} bars. Sum the table up first."
    shown = named if lines else kept
    what = "rows" if lines else "columns"
    few = len(shown) > MOST_SERIES
    return f"The chart shows the first {MOST_SERIES} of {len(shown)} {what} with numbers." if few else ""


def _numbered(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[int], list[Sequence[str]]]:
    """Columns that hold a number, the first aside, and rows that do."""
    kept = [at for at in range(1, len(columns)) if any(number_in(row[at]) is not None for row in rows)]
    return kept, [row for row in rows if any(number_in(row[at]) is not None for at in kept)]


def _bars(columns: Sequence[str], rows: Sequence[Sequence[str]], kept: Sequence[int]) -> Picture | None:
    if len(rows) * len(kept) > MOST_BARS:
        return None
    values = [number for row in rows for at in kept if (number := number_in(row[at])) is not None]
    low, high = min(0, *values), max(0, *values)
    scale = (WIDTH - LEFT - RIGHT) / ((high - low) or 1)
    zero = round(LEFT - low * scale, 1)
    groups, y = [], float(TOP)
    for row in rows:
        bars = []
        for place, at in enumerate(kept):
            number = number_in(row[at]) or 0
            width = round(abs(number) * scale, 1)
            top, x = round(y + place * (BAR + BETWEEN), 1), round(zero - (width if number < 0 else 0), 1)
            bars.append(Bar(top, x, width, SHADES[place], row[at] or "–", round(x + width + 6, 1)))
        groups.append(
            BarGroup(_short(row[0]), round(y + len(kept) * (BAR + BETWEEN) / 2 + 3, 1), tuple(bars))
        )
        y += len(kept) * (BAR + BETWEEN) + AFTER
    said = f"Bars for {_named(rows)}, by {', '.join(columns[at] for at in kept)}. The table has the numbers."
    key = tuple((SHADES[place], columns[at]) for place, at in enumerate(kept)) if len(kept) > 1 else ()
    return Picture(WIDTH, y, said, groups=tuple(groups), key=key, zero=zero if low < 0 else None)


def _lines(columns: Sequence[str], rows: Sequence[Sequence[str]], kept: Sequence[int]) -> Picture:
    values = [number for row in rows for at in kept if (number := number_in(row[at])) is not None]
    low, high = min(values), max(values)
    step = (WIDTH - 60 - LEFT) / (len(kept) - 1)
    across = [round(40 + place * step, 1) for place in range(len(kept))]

    def down(value: float) -> float:
        span = high - low
        return round(TOP + 14 + (HEIGHT - FOOT - 28) * ((high - value) / span if span else 0.5), 1)

    lines = []
    for place, row in enumerate(rows):
        found = zip(across, (number_in(row[at]) for at in kept), strict=True)
        dots = tuple((x, down(number)) for x, number in found if number is not None)
        points = " ".join(f"{x},{y}" for x, y in dots)
        lines.append(Line(_short(row[0]), points, dots, SHADES[place], DASHES[place], dots[-1][1]))
    said = f"Lines for {_named(rows)}, from {columns[kept[0]]} to {columns[kept[-1]]}. The table has the numbers."
    marks = _readable([(x, columns[at]) for x, at in zip(across, kept, strict=True)], step)
    return Picture(WIDTH, HEIGHT, said, lines=_apart(lines), marks=marks)


def _readable(marks: list[tuple[float, str]], step: float) -> tuple[tuple[float, str], ...]:
    """As many as have room beside each other; the rest stand in the table."""
    widest = max(len(name[:LONGEST]) for _, name in marks) * LETTER + LETTER
    return tuple((x, _short(name)) for x, name in marks[:: math.ceil(widest / step)])


def _apart(lines: list[Line]) -> tuple[Line, ...]:
    """Names that would stand on each other are moved down, in the order of their lines."""
    placed: list[Line] = []
    last = -100.0
    for line in sorted(lines, key=lambda line: line.y):
        last = max(line.y, last + 15)
        placed.append(Line(line.name, line.points, line.dots, line.shade, line.dash, last))
    return tuple(placed)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _named(rows: Sequence[Sequence[str]]) -> str:
    return ", ".join(row[0] for row in rows)
