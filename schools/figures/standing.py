"""What a figure says beside those of others: its quarter, its trend, where the trend leads. Pure.

Bands are those of the Department's Local Authority Interactive Tool: where higher is better, a value up to the
first cut point is in the lowest quarter, up to the median in the next, and so on; where lower is better, the
same from the other end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from schools.enums import Polarity

LEAST_POINTS = 3
TREND_YEARS = 3


class Cuts(Protocol):
    """As a Spread keeps them."""

    quartile_1: Decimal
    median: Decimal
    quartile_3: Decimal


def quarter(value: Decimal | None, cuts: Cuts | None, polarity: str) -> int | None:
    """1 is the best quarter of all authorities, 4 the worst; None of a missing value or without a polarity."""
    if value is None or cuts is None or not polarity:
        return None
    below = sum(value > cut for cut in (cuts.quartile_1, cuts.median, cuts.quartile_3))
    if polarity == Polarity.HIGH:
        return 4 - below
    above = sum(value < cut for cut in (cuts.quartile_1, cuts.median, cuts.quartile_3))
    return 4 - above


@dataclass(frozen=True, slots=True)
class Trend:
    """From the first to the last of up to three years that have a figure. `better` is None where it is level."""

    first_year: int
    last_year: int
    change: Decimal
    better: bool | None


def trend(points: Mapping[int, Decimal | None], polarity: str) -> Trend | None:
    """Of the last three years of the series; None with fewer than two figures among them."""
    years = sorted(points)[-TREND_YEARS:]
    known = [(year, value) for year in years if (value := points[year]) is not None]
    if len(known) < 2:
        return None
    (first, was), (last, now) = known[0], known[-1]
    change = now - was
    better = None if not change or not polarity else (change > 0) == (polarity == Polarity.HIGH)
    return Trend(first, last, change, better)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Where a straight line through `points` figures (least squares) stands in `year`."""

    year: int
    value: Decimal
    points: int
    first_year: int
    last_year: int


def estimate(points: Mapping[int, Decimal | None], year: int) -> Estimate | None:
    """None with fewer than three figures, or for a year that has passed already."""
    known = sorted((at, float(value)) for at, value in points.items() if value is not None)
    if len(known) < LEAST_POINTS or year <= known[-1][0]:
        return None
    slope, level = _line(known)
    value = Decimal(str(round(level + slope * year, 4)))
    return Estimate(year, value, len(known), known[0][0], known[-1][0])


def _line(points: Sequence[tuple[int, float]]) -> tuple[float, float]:
    number = len(points)
    middle = sum(year for year, _ in points) / number
    mean = sum(value for _, value in points) / number
    spread = sum((year - middle) ** 2 for year, _ in points)
    slope = sum((year - middle) * (value - mean) for year, value in points) / spread
    return slope, mean - slope * middle


def gap(own: Decimal | None, others: Decimal | None) -> Decimal | None:
    """How far the authority's pupils are behind the others of England; negative where they are ahead."""
    return None if own is None or others is None else others - own
