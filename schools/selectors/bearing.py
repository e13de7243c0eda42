"""What an authority's figures say where criteria speak of quartiles, deciles or the median: at most one query."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import F, FilteredRelation, Q

from schools.enums import Place
from schools.figures.catalogue import fixture
from schools.figures.standing import quarter
from schools.figures.words import number_words, quarter_words
from schools.models import Figure, Indicator
from schools.selectors.figures import is_own

NOT_RANKED = "Not ranked: not held for all authorities"


@dataclass(frozen=True, slots=True)
class Bearing:
    """The latest figure of a series: a line to stand beside measures."""

    label: str
    said: str
    unit: str
    period: str
    standing: str
    source: str
    """The address of what is published; empty for what the authority typed in."""


@cache
def codes_for(element: str, phase: str) -> tuple[str, ...]:
    """Series whose quartile the criteria of the element speak of, of the phase and of none."""
    return tuple(
        raw["code"]
        for raw in fixture("indicators.yaml")["indicators"]
        if element in raw.get("elements", ()) and raw.get("phase", "") in {phase, ""}
    )


def bearing_on(authority_pk: int, element: str, phase: str) -> list[Bearing]:
    """Nothing is asked for an element whose criteria speak of no quartile."""
    codes = codes_for(element, phase)
    return [_bearing(figure) for figure in _latest(authority_pk, codes)] if codes else []


def bearing_on_each(
    authority_pk: int, pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[Bearing]]:
    """By element and phase, of those that have any. One query, or none where no criteria speak of quartiles."""
    codes = {pair: codes_for(*pair) for pair in pairs}
    every = {code for some in codes.values() for code in some}
    figures = list(_latest(authority_pk, every)) if every else []
    found = {
        pair: [_bearing(figure) for figure in figures if figure.indicator.code in some]
        for pair, some in codes.items()
    }
    return {pair: bearings for pair, bearings in found.items() if bearings}


def _latest(authority_pk: int, codes: Collection[str]) -> Iterable[Figure]:
    """One a series, the last that is not missing, with the cut points of its year as far as they are kept."""
    spread = FilteredRelation("indicator__spreads", condition=Q(indicator__spreads__year=F("year")))
    rows = (
        Figure.objects.filter(
            place=Place.AUTHORITY, authority=authority_pk, indicator__code__in=codes, value__isnull=False
        )
        .select_related("indicator")
        .annotate(spread=spread)
        .annotate(
            decile_1=F("spread__decile_1"),
            decile_9=F("spread__decile_9"),
            quartile_1=F("spread__quartile_1"),
            median=F("spread__median"),
            quartile_3=F("spread__quartile_3"),
            of=F("spread__count"),
        )
        .order_by("indicator__appendix", "indicator__label", "year")
    )
    return {row.indicator_id: row for row in rows}.values()


def _bearing(figure: Figure) -> Bearing:
    indicator: Indicator = figure.indicator
    return Bearing(
        label=str(indicator),
        said=number_words(figure.value, indicator.places, indicator.unit),
        unit=indicator.unit,
        period=f"{figure.period} (provisional)" if figure.provisional else figure.period,
        standing=_standing(figure),
        source="" if is_own(indicator) else indicator.source,
    )


def _standing(figure: Any) -> str:
    """Its quarter, and the tenth where it is in the first or the last: criteria speak of both."""
    polarity = figure.indicator.polarity
    place = quarter(figure.value, figure, polarity) if figure.of else None
    if place is None:
        return NOT_RANKED
    said = quarter_words(place, figure.of, polarity)
    if figure.value > figure.decile_9:
        return f"{said}, among the highest tenth"
    return f"{said}, among the lowest tenth" if figure.value < figure.decile_1 else said
