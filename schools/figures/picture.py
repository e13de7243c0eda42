"""A trend as a small picture: where its points lie. Pure geometry, in units of the view box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, MARGIN = 150, 48, 6

Values = Mapping[int, Decimal | None]


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """`lines` and `beside` are runs of points, broken where a figure is missing, as polylines take them."""

    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    beside: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT


def picture_of(years: Sequence[int], own: Values, others: Values) -> Picture | None:
    """None without a figure of one's own. Both lines share one scale, which need not begin at zero."""
    known = [value for values in (own, others) for year in years if (value := values.get(year)) is not None]
    if not any(own.get(year) is not None for year in years):
        return None
    low, high = min(known), max(known)

    def place(year: int, value: Decimal) -> Dot:
        return Dot(_across(year, years), _down(value, low, high))

    runs, beside = _runs(years, own), _runs(years, others)
    return Picture(
        dots=tuple(place(*point) for run in runs for point in run),
        lines=tuple(_points([place(*point) for point in run]) for run in runs if len(run) > 1),
        beside=tuple(_points([place(*point) for point in run]) for run in beside if len(run) > 1),
    )


def _runs(years: Sequence[int], values: Values) -> list[list[tuple[int, Decimal]]]:
    runs: list[list[tuple[int, Decimal]]] = [[]]
    for year in years:
        value = values.get(year)
        if value is None:
            runs.append([])
        else:
            runs[-1].append((year, value))
    return [run for run in runs if run]


def _across(year: int, years: Sequence[int]) -> float:
    span = years[-1] - years[0]
    if not span:
        return WIDTH / 2
    return round(MARGIN + (WIDTH - 2 * MARGIN) * (year - years[0]) / span, 1)


def _down(value: Decimal, low: Decimal, high: Decimal) -> float:
    if high == low:
        return HEIGHT / 2
    return round(MARGIN + (HEIGHT - 2 * MARGIN) * float((high - value) / (high - low)), 1)


def _points(dots: Sequence[Dot]) -> str:
    return " ".join(f"{dot.x},{dot.y}" for dot in dots)
