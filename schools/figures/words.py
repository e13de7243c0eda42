"""Figures as people read them: numbers, quarters, which way is better. Pure."""

from decimal import ROUND_HALF_UP, Decimal

from schools.enums import Polarity
from schools.figures.standing import Estimate, Trend

QUARTERS = {1: "Top quarter", 2: "Second quarter", 3: "Third quarter", 4: "Bottom quarter"}
# The publication calls the quarter with most schools in categories the top one: where lower is better, both are said.
FROM_BELOW = {
    1: "the lowest figures",
    2: "the second lowest figures",
    3: "the second highest figures",
    4: "the highest figures",
}
NO_TREND = "No trend: fewer than two figures in three years"


def rounded(value: Decimal, places: int) -> Decimal:
    """Never a zero with a minus before it."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0


def number_words(value: Decimal | None, places: int, unit: str = "") -> str:
    """The unit itself stands beside the name of a series; only a per cent sign belongs to each number."""
    if value is None:
        return "Missing"
    return f"{rounded(value, places):,}".replace("-", "−") + "%" * unit.startswith("%")


def quarter_words(quarter: int, count: int, polarity: str) -> str:
    which = f" ({FROM_BELOW[quarter]})" if polarity == Polarity.LOW else ""
    return f"{QUARTERS[quarter]} of {count} authorities{which}"


def compared_words(own: Decimal | None, others: Decimal | None, polarity: str, places: int) -> str:
    """How the authority's figure stands to theirs, as far as both are shown; empty where one is missing."""
    if own is None or others is None:
        return ""
    more = rounded(own, places) - rounded(others, places)
    if not more:
        return "The same"
    return _with_verdict("Higher" if more > 0 else "Lower", more, polarity)


def trend_words(trend: Trend | None, periods: dict[int, str], places: int) -> str:
    if trend is None:
        return NO_TREND
    since, change = periods[trend.first_year], rounded(trend.change, places)
    if not change:
        return f"Level since {since}"
    way = f"up {change:,}" if change > 0 else f"down {-change:,}"
    if trend.better is None:
        return f"{way.capitalize()} since {since}"
    return f"{'Better' if trend.better else 'Worse'}: {way} since {since}"


def gap_words(gap: Decimal | None, others: Decimal | None, places: int, unit: str) -> str:
    """Of pupils with free school meals to all others of England."""
    if gap is None:
        return "Gap not known: one of the two figures is missing"
    said, size = number_words(others, places, unit), rounded(gap, places)
    if not size:
        return f"No gap to other pupils in England ({said})"
    points = f"{abs(size):,} point{'' if abs(size) == 1 else 's'}"
    return f"{points} {'behind' if size > 0 else 'ahead of'} other pupils in England ({said})"


def narrowing_words(was: Decimal | None, now: Decimal | None, since: str, places: int) -> str:
    if was is None or now is None:
        return ""
    change = rounded(now, places) - rounded(was, places)
    if not change:
        return f"The gap is as wide as in {since}"
    way = "wider than in {}, worse" if change > 0 else "narrower than in {}, better"
    return f"The gap is {abs(change):,} {way.format(since)}"


def estimate_words(estimate: Estimate, places: int, unit: str) -> str:
    """A share cannot leave 0 to 100, where a line can."""
    if unit.startswith("%") and not 0 <= estimate.value <= 100:
        limit = Decimal(100 if estimate.value > 100 else 0)
        return f"{number_words(limit, 0, unit)}, where the line stops"
    return number_words(estimate.value, places, unit)


def _with_verdict(way: str, more: Decimal, polarity: str) -> str:
    if not polarity:
        return way
    return f"{way}, {'better' if (more > 0) == (polarity == Polarity.HIGH) else 'worse'}"
