"""Which published figures of authorities lie in the bottom quarter of all authorities."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from accounts.models import LocalAuthority
from schools.enums import Place, Polarity
from schools.figures.standing import quarter
from schools.models import Figure, Indicator
from schools.selectors.figures import typeable

WORST = 4


COLUMNS = (
    *("indicator__phase", "authority_id", "period", "value"),
    *("indicator__polarity", "indicator__label", "indicator__short_label"),
    *("spread__quartile_1", "spread__median", "spread__quartile_3"),
)


@dataclass(slots=True)
class Cuts:
    quartile_1: Decimal
    median: Decimal
    quartile_3: Decimal


@dataclass(frozen=True, slots=True)
class Lowest:
    """A series whose latest figure is in the bottom quarter; `period` as published."""

    label: str
    period: str

    @property
    def words(self) -> str:
        return f"{self.label} ({self.period})"


def in_the_bottom_quarter(
    authorities: Collection[int], phases: Collection[str] | None = None
) -> Mapping[int, tuple[Lowest, ...]]:
    """By authority (pk), of series of these phases and then of none; None is all of them. One query.

    Series that nobody publishes are left out, and so are fictional authorities: what they typed stands beside
    real figures nowhere.
    """
    found: dict[int, list[Lowest]] = defaultdict(list)
    rows = _candidates(authorities, phases).values_list(*COLUMNS)
    for row in sorted(rows, key=lambda row: not row[0]):
        _, authority, period, value, polarity, label, short_label, *cuts = row
        if quarter(value, Cuts(*cuts), polarity) == WORST:
            found[authority].append(Lowest(short_label or label, period))
    return {pk: tuple(lowest) for pk, lowest in found.items()}


def with_ranked(
    authorities: QuerySet[LocalAuthority], phases: Collection[str] | None = None
) -> QuerySet[LocalAuthority]:
    """Each says in `ranked` whether a figure of it can lie in a quarter at all. No query of its own."""
    held = _published(phases).filter(Q(spread__isnull=False), authority=OuterRef("pk"), value__isnull=False)
    return authorities.annotate(ranked=Exists(held))


def _published(phases: Collection[str] | None) -> QuerySet[Figure]:
    spread = FilteredRelation("indicator__spreads", condition=Q(indicator__spreads__year=F("year")))
    rows = Figure.objects.filter(place=Place.AUTHORITY, authority__fictional=False)
    return rows.filter(indicator__in=_with_a_worst_quarter(phases)).annotate(spread=spread)


def _with_a_worst_quarter(phases: Collection[str] | None) -> QuerySet[Indicator]:
    """As a subquery, so that of each authority only their figures are looked at."""
    series = Indicator.objects.exclude(pk__in=typeable()).exclude(polarity="").order_by()
    return series if phases is None else series.filter(phase__in=[*phases, ""])


def _candidates(authorities: Collection[int], phases: Collection[str] | None) -> QuerySet[Figure]:
    """The last of each series that is not missing, at or beyond the cut point of its worst quarter."""
    later = Figure.objects.filter(
        place=Place.AUTHORITY,
        authority=OuterRef("authority"),
        indicator=OuterRef("indicator"),
        year__gt=OuterRef("year"),
        value__isnull=False,
    )
    low = Q(indicator__polarity=Polarity.HIGH, value__lte=F("spread__quartile_1"))
    high = Q(indicator__polarity=Polarity.LOW, value__gte=F("spread__quartile_3"))
    return (
        _published(phases)
        .filter(low | high, authority__in=authorities)
        .exclude(Exists(later))
        .order_by("indicator__phase", "indicator__appendix", "indicator__label")
    )
