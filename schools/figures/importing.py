"""Bringing a file of figures in: what it would do, and doing it, by the same reading."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import BinaryIO, NamedTuple, TypeVar

from django.db import transaction

from schools.figures.formats import Read, Refused, figures_in
from schools.figures.places import Places
from schools.figures.reading import csv_in
from schools.figures.spreads import keep_spreads
from schools.models import Figure, Indicator

AT_ONCE = 2000
MOST_REFUSED = 500

T = TypeVar("T")

Key = tuple[int, int, str, int]
"""Indicator, year, whose place, and the pk of the authority or region (0 for England)."""


class Kept(NamedTuple):
    pk: int
    period: str
    provisional: bool
    value: Decimal | None


@dataclass(slots=True)
class Outcome:
    """What a file holds beside what is kept already. `refused` has the first 500; `refusals` counts all."""

    added: int = 0
    changed: int = 0
    same: int = 0
    missing: int = 0
    refusals: int = 0
    refused: list[Refused] = field(default_factory=list)
    by_indicator: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)

    def refuse(self, refused: Refused) -> None:
        self.refusals += 1
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(refused)

    @property
    def moves(self) -> int:
        return self.added + self.changed


def preview(file: BinaryIO) -> Outcome:
    """Raises NotCsv, UnknownFile. Six queries whatever the number of rows; nothing is written."""
    return _compare(file)[0]


@transaction.atomic
def bring_in(file: BinaryIO) -> Outcome:
    """The same, and writes it: all of it or, where it cannot be read, nothing."""
    list(Indicator.objects.select_for_update().values_list("pk", flat=True))  # one import after another
    outcome, fresh, gone = _compare(file)
    for pks in _batches(gone):
        Figure.objects.filter(pk__in=pks).delete()
    for rows in _batches(fresh):
        Figure.objects.bulk_create(rows)
    keep_spreads({(row.indicator_id, row.year) for row in fresh})
    return outcome


def _compare(file: BinaryIO) -> tuple[Outcome, list[Figure], list[int]]:
    """What to say, the rows to write, and the numbers of those that they take the place of."""
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    outcome = Outcome()
    with csv_in(file) as (header, rows):
        read = _once(figures_in(header, rows, Places()), indicators, outcome)
    kept = _kept({key[0] for key in read})
    fresh: list[Figure] = []
    gone: list[int] = []
    for key, figure in read.items():
        there = kept.get(key)
        if there is not None and _same(there, figure):
            outcome.same += 1
            continue
        if there is None:
            outcome.added += 1
        else:
            outcome.changed += 1
            gone.append(there.pk)
        fresh.append(_row(key[0], figure))
    return outcome, fresh, gone


def _once(
    found: Iterable[Read | Refused], indicators: Mapping[str, int], outcome: Outcome
) -> dict[Key, Read]:
    """Each figure once: a second one for the same place and year is refused."""
    read: dict[Key, Read] = {}
    for one in found:
        if isinstance(one, Refused):
            outcome.refuse(one)
        elif one.code not in indicators:
            outcome.unknown[one.code] += 1
        else:
            key = (indicators[one.code], one.period.year, *one.whose.key)
            if key in read:
                outcome.refuse(Refused(one.line, f"Line {read[key].line} has this figure already."))
                continue
            read[key] = one
            outcome.missing += one.value is None
            outcome.by_indicator[one.code] += 1
    return read


def _kept(indicators: set[int]) -> dict[Key, Kept]:
    rows = (
        Figure.objects.filter(indicator__in=indicators)
        .order_by()
        .values_list(
            *("indicator_id", "year", "place", "authority_id", "region_id"),
            *("pk", "period", "provisional", "value"),
        )
    )
    return {
        (indicator, year, place, authority or region or 0): Kept(*rest)
        for indicator, year, place, authority, region, *rest in rows
    }


def _same(there: Kept, figure: Read) -> bool:
    period = figure.period
    return (there.period, there.provisional, there.value) == (period.label, period.provisional, figure.value)


def _row(indicator: int, figure: Read) -> Figure:
    return Figure(
        indicator_id=indicator,
        place=figure.whose.place,
        region_id=figure.whose.region,
        authority_id=figure.whose.authority,
        period=figure.period.label,
        year=figure.period.year,
        provisional=figure.period.provisional,
        value=figure.value,
    )


def _batches(rows: list[T]) -> Iterator[list[T]]:
    for at in range(0, len(rows), AT_ONCE):
        yield rows[at : at + AT_ONCE]
