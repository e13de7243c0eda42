"""Figures of every authority, shaped as the Local Authority Interactive Tool’s long file; the numbers are drawn."""

import csv
import io
from collections.abc import Iterator
from random import Random

from accounts.models import LocalAuthority, Region
from schools.figures.catalogue import load_indicators
from schools.figures.importing import bring_in
from schools.models import Indicator

COLUMNS = ("indicator_code", "period", "geographic_level", "area_code", "gss_code", "area_name", "value")
PERIODS = tuple(f"{year}/{year + 1}" for year in range(2011, 2024))
MISSING_AT = 0.03


def make_figures(rng: Random) -> None:
    load_indicators()
    out = io.StringIO()
    csv.writer(out).writerows(lait_rows(rng))
    bring_in(io.BytesIO(out.getvalue().encode()))


def lait_rows(rng: Random) -> Iterator[list[object]]:
    """Thirteen years of each series that is published, for England, its regions and its authorities."""
    yield list(COLUMNS)
    areas = list(_areas())
    codes = list(Indicator.objects.exclude(source="").values_list("code", flat=True).order_by("code"))
    for code in codes:
        for period in PERIODS:
            for area in areas:
                value = "-" if rng.random() < MISSING_AT else f"{rng.uniform(20, 80):.2f}"
                yield [code, period, *area, value]


def _areas() -> Iterator[tuple[str, str, str, str]]:
    yield "National", "970", "E92000001", "England"
    for region in Region.objects.order_by("pk"):
        yield "Regional", "", region.gss_code, region.name
    for authority in LocalAuthority.objects.filter(current=True, fictional=False).order_by("code"):
        yield "Local authority", authority.code, authority.gss_code, authority.name
