"""Days given against the budget as a bar. The geometry alone, in whole units of the picture."""

from dataclasses import dataclass
from decimal import Decimal

from evaluations.reports.regional.support.gift import days_words

WIDTH = 600
EDGE = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """From the left: `within` the budget, `beyond` it; the budget ends at `limit`. `said` says every number drawn."""

    within: int
    beyond: int
    limit: int
    said: str

    @property
    def inside(self) -> int:
        """How wide the frame of the budget is."""
        return self.limit - EDGE

    @property
    def width(self) -> int:
        return WIDTH


def bar_of(given: Decimal, budget: Decimal | None) -> Bar | None:
    """None without a budget to measure against."""
    if not budget:
        return None
    whole = max(given, budget)
    limit = EDGE + _share(budget, whole)
    end = EDGE + _share(given, whole)
    return Bar(min(end, limit) - EDGE, max(end - limit, 0), limit, _said(given, budget))


def _share(part: Decimal, whole: Decimal) -> int:
    return round(part / whole * (WIDTH - 2 * EDGE))


def _said(given: Decimal, budget: Decimal) -> str:
    if given > budget:
        return f"{days_words(given)} given, {days_words(given - budget)} more than the budget of {days_words(budget)}."
    return (
        f"{days_words(given)} of a budget of {days_words(budget)} given, {days_words(budget - given)} left."
    )
