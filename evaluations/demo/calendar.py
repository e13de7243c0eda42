"""Days and years of the story that hang on the day of loading; nothing else in the demo reads them.

In the files, `-120d` is the day so many days before it (`+14d` after), moved on to Monday where it falls on a
weekend. Inside a text, `{-120d}` is that day in words, `{year}` the school year (2026–27) and `{autumn}` the
year in which it began; `{year-1}` and `{autumn-1}` are those before.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from evaluations.demo.dates import weekday_from
from evaluations.demo.reading import Raw, read

DAY = re.compile(r"([+-]\d+)d")
TOLD = re.compile(r"\{(?:([+-]\d+)d|(year|autumn)([+-]\d+)?)\}")
SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class Calendar:
    today: dt.date

    def read(self, name: str) -> Raw:
        told: Raw = self._told(read(name))
        return told

    def day(self, offset: int) -> dt.date:
        return weekday_from(self.today + dt.timedelta(days=offset))

    def autumn(self, offset: int = 0) -> int:
        """The year in which the school year began."""
        return self.today.year - (self.today.month < SEPTEMBER) + offset

    def _told(self, raw: Any) -> Any:
        if isinstance(raw, dict):
            return {key: self._told(value) for key, value in raw.items()}
        if isinstance(raw, list):
            return [self._told(value) for value in raw]
        if not isinstance(raw, str):
            return raw
        found = DAY.fullmatch(raw)
        return self.day(int(found[1])) if found else TOLD.sub(self._in_words, raw)

    def _in_words(self, found: re.Match[str]) -> str:
        if found[1]:
            return date_format(self.day(int(found[1])), "j F Y")
        autumn = self.autumn(int(found[3] or 0))
        return f"{autumn}–{(autumn + 1) % 100:02}" if found[2] == "year" else str(autumn)
