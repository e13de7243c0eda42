"""A digest table as a picture: pure geometry, in units of the view box. The table always stands beside it."""

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
LONGEST = 30
NUMBER = re.compile(r"[-+£]?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)\s*%?")


def number_in(text: str) -> float | None:
    """Of a cell that holds a number and nothing else but its sign or unit."""
    found = NUMBER.fullmatch(text.strip())
    if not found:
        return None
    value = float(found[1].replace(",", ""))
    return -value if text.strip().startswith("-") else value


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
    """Bars or lines; `key` says which shade is which column, `marks` which place is which."""

    width: int
    height: float
    said: str
    groups: tuple[BarGroup, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[tuple[float, str], ...] = ()

    @property
    def foot(self) -> float:
        return self.height - 8

    @property
    def left(self) -> int:
        return LEFT - 8


def picture_of(chart: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Picture | None:
    """None where no chart is asked for, or the table has no numbers to draw, or too many."""
    kept = [
        column for column in range(1, len(columns)) if any(number_in(row[column]) is not None for row in rows)
    ]
    named = [row for row in rows if any(number_in(row[column]) is not None for column in kept)]
    if chart == Chart.NONE or not kept or not named:
        return None
    if chart == Chart.LINE and len(kept) > 1:
        return _lines(columns, named[:MOST_SERIES], kept)
    return _bars(columns, named, kept[:MOST_SERIES])


def _bars(columns: Sequence[str], rows: Sequence[Sequence[str]], kept: Sequence[int]) -> Picture | None:
    if len(rows) * len(kept) > MOST_BARS:
        return None
    values = [number for row in rows for at in kept if (number := number_in(row[at])) is not None]
    most = max(map(abs, values)) or 1
    groups, y = [], float(TOP)
    for row in rows:
        bars = []
        for place, at in enumerate(kept):
            number = number_in(row[at])
            width = round(abs(number or 0) / most * (WIDTH - LEFT - RIGHT), 1)
            top = round(y + place * (BAR + BETWEEN), 1)
            bars.append(Bar(top, LEFT, width, SHADES[place], row[at] or "–", LEFT + width + 6))
        groups.append(
            BarGroup(_short(row[0]), round(y + len(kept) * (BAR + BETWEEN) / 2 + 3, 1), tuple(bars))
        )
        y += len(kept) * (BAR + BETWEEN) + AFTER
    said = f"Bars for {_named(rows)}, by {', '.join(columns[at] for at in kept)}. The table has the numbers."
    key = tuple((SHADES[place], columns[at]) for place, at in enumerate(kept)) if len(kept) > 1 else ()
    return Picture(WIDTH, y, said, groups=tuple(groups), key=key)


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
    marks = tuple((x, columns[at]) for x, at in zip(across, kept, strict=True))
    return Picture(WIDTH, HEIGHT, said, lines=_apart(lines), marks=marks)


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
