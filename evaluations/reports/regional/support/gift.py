"""An allocation as any format shows it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from evaluations.enums import AllocationKind
from evaluations.models import Allocation
from evaluations.reports.regional.support.choice import year_words
from evaluations.reports.regional.support.since import Since

NONE = Decimal(0)
NOTHING_SINCE = Since()


def days_words(days: Decimal) -> str:
    """“1 day”, “2.5 days”."""
    plain = f"{days.normalize():,f}" if days else "0"
    return f"{plain} day{'' if days == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Gift:
    """An allocation; `phase` and `aspect` are words, "" where it is for all of them."""

    pk: int
    year: int
    kind: str
    programme: str
    days: Decimal
    phase: str
    aspect: str
    reason: str
    given_on: dt.date
    since: Since
    may_change: bool = False

    @property
    def what(self) -> str:
        if self.kind == AllocationKind.DAYS:
            return days_words(self.days)
        return f"{self.programme}, {days_words(self.days)}" if self.days else self.programme

    @property
    def where(self) -> str:
        return ", ".join(filter(None, (self.phase or "All phases", self.aspect)))

    @property
    def year_words(self) -> str:
        return year_words(self.year)


def gift_of(one: Allocation, since: Since = NOTHING_SINCE, *, may_change: bool = False) -> Gift:
    """Of an allocation, or of a row of its history."""
    return Gift(
        pk=one.pk,
        year=one.year,
        kind=one.kind,
        programme=one.programme,
        days=one.days,
        phase=one.phase.label if one.phase else "",
        aspect=str(one.element) if one.element else "",
        reason=one.reason,
        given_on=one.given_on,
        since=since,
        may_change=may_change,
    )


def total(gifts: Iterable[Gift]) -> Decimal:
    return sum((gift.days for gift in gifts), NONE)
