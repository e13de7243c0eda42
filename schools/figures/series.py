"""One series of an authority beside those of others, and all that is said of it. Pure, but for the model's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from schools.enums import Place
from schools.figures.picture import Picture, picture_of
from schools.figures.standing import TREND_YEARS, Estimate, estimate, gap, quarter, trend
from schools.figures.words import (
    compared_words,
    estimate_words,
    gap_words,
    narrowing_words,
    number_words,
    quarter_words,
    trend_words,
)
from schools.models import Indicator, Spread

FARTHEST = 5
"""Years that a trend is carried on beyond its last figure."""


class Point(NamedTuple):
    period: str
    provisional: bool
    value: Decimal | None

    @property
    def said(self) -> str:
        return f"{self.period} (provisional)" if self.provisional else self.period


Points = Mapping[int, Point]


class Mean(NamedTuple):
    """Of as many statistical neighbours as have a figure in the year."""

    value: Decimal
    of: int


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure of others of the same year, and how that of the authority compares."""

    said: str
    how: str


@dataclass(frozen=True, slots=True)
class Leads:
    """Where a trend leads by a year; `why` says why to nowhere."""

    said: str = ""
    how: str = ""
    england: str = ""
    why: str = ""


@dataclass
class Series:
    """`by_place` is of the authority, its region and England; `others` those of England that a gap is to."""

    indicator: Indicator
    by_place: Mapping[str, Points]
    others: Points = field(default_factory=dict)
    spread: Spread | None = None
    mean: Mean | None = None

    @cached_property
    def own(self) -> Points:
        return self.by_place.get(Place.AUTHORITY, {})

    @cached_property
    def year(self) -> int | None:
        """The last that has a figure."""
        return max((year for year, point in self.own.items() if point.value is not None), default=None)

    @cached_property
    def latest(self) -> Point | None:
        return None if self.year is None else self.own[self.year]

    @property
    def value(self) -> Decimal | None:
        return self.latest.value if self.latest else None

    @property
    def said(self) -> str:
        return self._number(self.value)

    @property
    def missing(self) -> str:
        """The last period, where it has no figure."""
        last = self.own[max(self.own)]
        return last.said if last.value is None else ""

    @property
    def chips(self) -> list[str]:
        gap_is_known = self.indicator.is_fsm and (self.indicator.others_id or self.indicator.named)
        kinds = (
            ("FSM gap", bool(gap_is_known)),
            ("Behaviour and attendance", self.indicator.is_behaviour),
        )
        return [said for said, so in kinds if so]

    @property
    def england(self) -> Beside:
        return self._beside(self._at(Place.ENGLAND))

    @property
    def region(self) -> Beside:
        return self._beside(self._at(Place.REGION))

    @property
    def neighbours(self) -> Beside:
        return self._beside(Point("", False, self.mean.value) if self.mean else None)

    @cached_property
    def quarter(self) -> int | None:
        return quarter(self.value, self.spread, self.indicator.polarity)

    @property
    def quarter_said(self) -> str:
        if self.quarter is not None and self.spread is not None:
            return quarter_words(self.quarter, self.spread.count, self.indicator.polarity)
        if self.value is None:
            return "Not ranked: missing"
        if not self.indicator.polarity:
            return "Not ranked: neither end is better"
        return "Not ranked: not held for all authorities"

    @cached_property
    def years(self) -> list[int]:
        """The three that a trend is over, missing figures among them."""
        return sorted(self.own)[-TREND_YEARS:]

    @property
    def trend_said(self) -> str:
        found = trend(self._values(Place.AUTHORITY), self.indicator.polarity)
        return trend_words(
            found, {year: point.period for year, point in self.own.items()}, self.indicator.places
        )

    @cached_property
    def picture(self) -> Picture | None:
        return picture_of(self.years, self._values(Place.AUTHORITY), self._values(Place.ENGLAND))

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The picture as a table: period, the authority, England."""
        england = self._values(Place.ENGLAND)
        return [
            (self.own[year].said, self._number(self.own[year].value), self._number(england.get(year)))
            for year in self.years
        ]

    @property
    def picture_said(self) -> str:
        told = "; ".join(f"{period}: {own}, England {england}" for period, own, england in self.rows)
        return f"{self.indicator}. {told}."

    @property
    def gap_said(self) -> list[str]:
        """How far behind England's others, and whether less than it was; empty where there is no such gap."""
        if not self.indicator.others_id or self.year is None:
            return []
        places, unit = self.indicator.places, self.indicator.unit
        now, first = self._gap(self.year), self.years[0]
        told = [gap_words(now, self._others(self.year), places, unit)]
        if first < self.year:
            told.append(narrowing_words(self._gap(first), now, self.own[first].period, places))
        return [line for line in told if line]

    def leads(self, year: int) -> Leads:
        """By a straight line through the figures of the three years of the trend."""
        own = {at: self._values(Place.AUTHORITY)[at] for at in self.years}
        if self.year is not None and year > self.year + FARTHEST:
            return Leads(why=f"No estimate: the last figure is of {self.own[self.year].period}")
        found = estimate(own, year)
        if found is None:
            known = sum(value is not None for value in own.values())
            if known < TREND_YEARS:
                return Leads(why=f"No estimate: {known or 'none'} of the last three years with a figure")
            return Leads(why=f"No estimate: {year} has a figure already")
        there = self._values(Place.ENGLAND)
        return Leads(
            said=self._estimate(found),
            how=self._how(found),
            england=self._estimate(estimate({at: there.get(at) for at in self.years}, year)),
        )

    def _estimate(self, found: Estimate | None) -> str:
        return (
            "No estimate"
            if found is None
            else estimate_words(found, self.indicator.places, self.indicator.unit)
        )

    def _how(self, found: Estimate) -> str:
        """Beside the figure of today."""
        return compared_words(found.value, self.value, self.indicator.polarity, self.indicator.places)

    def _gap(self, year: int) -> Decimal | None:
        return gap(self.own[year].value, self._others(year))

    def _others(self, year: int) -> Decimal | None:
        return self.others[year].value if year in self.others else None

    def _at(self, place: str) -> Point | None:
        return self.by_place.get(place, {}).get(self.year or 0)

    def _values(self, place: str) -> dict[int, Decimal | None]:
        return {year: point.value for year, point in self.by_place.get(place, {}).items()}

    def _beside(self, point: Point | None) -> Beside:
        """What nobody has published is not missing from anything."""
        if point is None:
            return Beside("Not held" if self.year else "–", "")
        how = compared_words(self.value, point.value, self.indicator.polarity, self.indicator.places)
        return Beside(self._number(point.value), how)

    def _number(self, value: Decimal | None) -> str:
        return number_words(value, self.indicator.places, self.indicator.unit)
