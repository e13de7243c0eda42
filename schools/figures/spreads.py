"""Where the quarters and tenths of all authorities lie, worked out once, when figures come in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from statistics import quantiles

from schools.enums import Place
from schools.models import Figure, Spread

LEAST = 4
PLACES = Decimal("0.0001")


def keep_spreads(touched: Iterable[tuple[int, int]]) -> None:
    """`touched` are pairs of indicator and year. Three queries and one for each 500 rows.

    Figures that fictional authorities typed in count for nothing beside real ones.
    """
    pairs = set(touched)
    indicators, years = {one for one, _ in pairs}, {year for _, year in pairs}
    values: dict[tuple[int, int], list[Decimal]] = defaultdict(list)
    rows = Figure.objects.filter(
        place=Place.AUTHORITY,
        authority__fictional=False,
        indicator__in=indicators,
        year__in=years,
        value__isnull=False,
    )
    for indicator, year, value in rows.order_by().values_list("indicator_id", "year", "value"):
        values[indicator, year].append(value or Decimal())
    Spread.objects.filter(indicator__in=indicators, year__in=years).delete()
    Spread.objects.bulk_create(
        [spread_of(*pair, found) for pair, found in values.items() if len(found) >= LEAST], batch_size=500
    )


def spread_of(indicator: int, year: int, values: Sequence[Decimal]) -> Spread:
    quarters = quantiles(values, n=4, method="inclusive")
    tenths = quantiles(values, n=10, method="inclusive")
    cuts = (tenths[0], *quarters, tenths[-1])
    decile_1, quartile_1, median, quartile_3, decile_9 = (cut.quantize(PLACES) for cut in cuts)
    return Spread(
        indicator_id=indicator,
        year=year,
        count=len(values),
        decile_1=decile_1,
        quartile_1=quartile_1,
        median=median,
        quartile_3=quartile_3,
        decile_9=decile_9,
    )
