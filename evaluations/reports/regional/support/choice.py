"""What a person chose to see of a region's support; whatever the address says that is not known is left out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from evaluations.enums import View

NAME, BELOW, FELL, QUARTER, DAYS = "name", "below", "fell", "quarter", "days"
SORTS = {
    NAME: "Name",
    BELOW: "Ratings below Good",
    FELL: "Ratings that fell",
    QUARTER: "Figures in the bottom quarter",
    DAYS: "Days given this year",
}
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Asked:
    """`by` is a phase's ref or overall; `year` the one that the financial year begins in."""

    by: str
    view: str
    year: int
    sort: str = NAME

    @property
    def query(self) -> str:
        return urlencode({"by": self.by, "view": self.view, "year": self.year, "sort": self.sort})

    def at(self, **changes: str | int) -> str:
        return replace(self, **changes).query  # type: ignore[arg-type]


def asked_from(data: Mapping[str, str], bys: tuple[str, ...], today: dt.date) -> Asked:
    by, view, sort = data.get("by", ""), data.get("view", ""), data.get("sort", "")
    return Asked(
        by=by if by in bys else bys[0],
        view=view if view in View.values else View.AUTHORITY.value,
        year=year_from(data.get("year", ""), today),
        sort=sort if sort in SORTS else NAME,
    )


def year_from(text: str, today: dt.date) -> int:
    year = int(text) if len(text) == 4 and text.isascii() and text.isdigit() else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else financial_year(today)


def financial_year(day: dt.date) -> int:
    """The calendar year that its financial year, from 1 April, begins in."""
    return day.year if day.month >= 4 else day.year - 1


def year_words(year: int) -> str:
    """2009–10."""
    return f"{year}–{(year + 1) % 100:02}"


def years_around(year: int, today: dt.date) -> list[int]:
    """The years to choose from: the one on either side, and that of today."""
    return sorted({year - 1, year, year + 1, financial_year(today)})
