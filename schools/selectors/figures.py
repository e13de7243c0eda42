"""The figures of an authority beside those of others: four queries, whatever the number of series and of years."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Avg, Count, Q, QuerySet

from accounts.models import LocalAuthority
from schools.enums import Place
from schools.figures.series import FARTHEST, Leads, Mean, Point, Points, Series
from schools.models import Figure, Indicator, Neighbour, Spread

PHASES = (
    ("early-years", "Early Years"),
    ("primary", "Primary"),
    ("secondary", "Secondary"),
    ("", "All phases"),
)
OFSTED = "NS2009_OFSTED"
PUBLICATIONS_OWN = Q(named=True) | Q(code=OFSTED)
"""Series of appendix 1 that nobody publishes any more: each authority types its own, which are no other's to see."""
YEARS_ON = 2
KINDS = ("Key Stage 2", "Key Stage 4", "Attendance")


@dataclass(frozen=True, slots=True)
class Group:
    """A phase: series that have a row, and the names of those that have none."""

    ref: str
    label: str
    series: list[Series]
    without: list[Indicator]


@dataclass(frozen=True, slots=True)
class Lead:
    """One line of where trends lead; `kind` as appendix 1 speaks of targets."""

    kind: str
    series: Series
    leads: Leads


@dataclass(frozen=True, slots=True)
class FiguresPage:
    authority: LocalAuthority
    groups: list[Group]
    leads: list[Lead]
    by: int
    years: list[int]
    has_neighbours: bool

    @property
    def shown(self) -> list[Series]:
        return [one for group in self.groups for one in group.series]

    @property
    def empty(self) -> bool:
        return not self.shown

    @property
    def published(self) -> bool:
        return any(not is_own(one.indicator) for one in self.shown)

    @property
    def typed(self) -> bool:
        return any(is_own(one.indicator) for one in self.shown)

    @property
    def sources(self) -> list[tuple[str, str]]:
        """Addresses of what is published, with what they are called there."""
        return [(at, _title_of(at)) for at in sorted({one.indicator.source for one in self.shown}) if at]


def figures_page(
    authority: LocalAuthority, phases: frozenset[str] | None = None, by: int | None = None
) -> FiguresPage:
    """`phases` are those of a post, None for all; what is of no phase is of each. `by` is the year of targets."""
    indicators = [
        one for one in Indicator.objects.all() if phases is None or not one.phase or one.phase in phases
    ]
    series = _series(authority, indicators)
    groups = [
        _group(ref, label, indicators, series)
        for ref, label in PHASES
        if phases is None or not ref or ref in phases
    ]
    shown = [one for group in groups for one in group.series]
    targets = [(kind, one) for one in shown if (kind := target_kind(one.indicator))]
    last = max((one.year for _, one in targets if one.year), default=0)
    years = list(range(last + 1, last + FARTHEST + 1)) if last else []
    chosen = by if by in years else last + YEARS_ON
    return FiguresPage(
        authority=authority,
        groups=[group for group in groups if group.series or group.without],
        leads=[
            Lead(kind, one, one.leads(chosen))
            for kind, one in sorted(targets, key=lambda pair: KINDS.index(pair[0]))
        ],
        by=chosen,
        years=years,
        has_neighbours=any(one.mean for one in shown),
    )


def _title_of(address: str) -> str:
    """From its last part, such as key-stage-2-attainment."""
    words = address.rstrip("/").rpartition("/")[2].replace("-", " ").capitalize()
    return words.replace("england", "England").replace("gcses", "GCSEs")


def is_own(indicator: Indicator) -> bool:
    """Of PUBLICATIONS_OWN."""
    return indicator.named or indicator.code == OFSTED


def target_kind(indicator: Indicator) -> str:
    """Key Stage 2, Key Stage 4 or Attendance; empty for series that have no target in appendix 1."""
    if indicator.is_behaviour:
        return "Attendance" if "absence" in indicator.label.lower() else ""
    if indicator.topic in {"Key Stage 2", "Key Stage 4"}:
        return indicator.topic
    return (
        {"primary": "Key Stage 2", "secondary": "Key Stage 4"}.get(indicator.phase, "")
        if indicator.named
        else ""
    )


def _group(ref: str, label: str, indicators: list[Indicator], series: Mapping[int, Series]) -> Group:
    of_phase = sorted((one for one in indicators if one.phase == ref), key=_in_order)
    return Group(
        ref or "all",
        label,
        [series[one.pk] for one in of_phase if one.pk in series],
        [one for one in of_phase if one.pk not in series],
    )


def _in_order(indicator: Indicator) -> tuple[bool, int, str]:
    """As appendix 1 counts them, S2 before S10; then those that stand for none of its."""
    number = re.search(r"\d+", indicator.appendix)
    return (number is None, int(number[0]) if number else 0, str(indicator))


def _series(authority: LocalAuthority, indicators: Iterable[Indicator]) -> dict[int, Series]:
    """By indicator, of those that the authority has a row of, missing or not."""
    points = _points(authority)
    found = {
        one.pk: Series(one, points[one.pk], points.get(one.others_id or 0, {}).get(Place.ENGLAND, {}))
        for one in indicators
        if points.get(one.pk, {}).get(Place.AUTHORITY)
    }
    years = {one.year for one in found.values() if one.year}
    spreads = {
        (spread.indicator_id, spread.year): spread
        for spread in Spread.objects.filter(indicator__in=found, year__in=years)
    }
    means = _means(authority, set(found), years)
    for pk, one in found.items():
        one.spread, one.mean = spreads.get((pk, one.year or 0)), means.get((pk, one.year or 0))
    return found


def _points(authority: LocalAuthority) -> Mapping[int, Mapping[str, Points]]:
    points: dict[int, dict[str, dict[int, Point]]] = defaultdict(lambda: defaultdict(dict))
    whose = (
        Q(place=Place.AUTHORITY, authority=authority)
        | Q(place=Place.REGION, region=authority.region_id)
        | Q(place=Place.ENGLAND)
    )
    rows = Figure.objects.filter(whose).order_by()
    columns = ("indicator_id", "place", "year", "period", "provisional", "value")
    for indicator, place, year, period, provisional, value in rows.values_list(*columns):
        points[indicator][place][year] = Point(period, provisional, value)
    return points


def _means(
    authority: LocalAuthority, indicators: set[int], years: set[int]
) -> Mapping[tuple[int, int], Mean]:
    others = Neighbour.objects.filter(authority=authority).values("other")
    rows = (
        Figure.objects.filter(
            place=Place.AUTHORITY,
            authority__in=others,
            indicator__in=indicators,
            year__in=years,
            value__isnull=False,
        )
        .exclude(indicator__in=Indicator.objects.filter(PUBLICATIONS_OWN))
        .order_by()
        .values_list("indicator_id", "year")
        .annotate(mean=Avg("value"), count=Count("pk"))
    )
    return {(indicator, year): Mean(mean, count) for indicator, year, mean, count in rows}


def typeable() -> QuerySet[Indicator]:
    return Indicator.objects.filter(PUBLICATIONS_OWN)


def typed_by(*authorities: LocalAuthority) -> QuerySet[Figure]:
    """Of those series, by series and year, the newest first."""
    return (
        Figure.objects.filter(place=Place.AUTHORITY, authority__in=authorities, indicator__in=typeable())
        .select_related("indicator")
        .order_by("indicator__phase", "indicator__appendix", "indicator__label", "-year")
    )
