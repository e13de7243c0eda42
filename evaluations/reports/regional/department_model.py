"""The report to the department as any format shows it: the National Strategies view, and nothing in its place."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from evaluations.reports.regional.marks import Group, Mark
from evaluations.selectors.regional.department import Agreed
from standards.content import Level


@dataclass(frozen=True, slots=True)
class Entry:
    """One rating of one authority. Without `agreed` it is missing, whatever the authority itself says."""

    mark: Mark
    agreed: Agreed | None

    @property
    def missing(self) -> bool:
        return not self.mark.theirs.is_said

    @property
    def asked(self) -> bool:
        """Whether there is anything to agree: the authority has rated it."""
        return self.mark.ours.is_said

    @property
    def words(self) -> str:
        return "Not agreed" if self.missing else self.mark.theirs.word


@dataclass(frozen=True, slots=True)
class Row:
    """An authority in one table; those without a round to report stand in none."""

    name: str
    entries: tuple[Entry, ...]
    starts: frozenset[int] = frozenset()  # where an area begins, but the first

    @property
    def spaced(self) -> tuple[tuple[Entry, bool], ...]:
        """Each with whether a gap stands before it."""
        return tuple((entry, at in self.starts) for at, entry in enumerate(self.entries))


@dataclass(frozen=True, slots=True)
class Part:
    """A phase by aspect, or the overall ratings."""

    ref: str
    title: str
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]

    @property
    def named(self) -> tuple[tuple[Group, bool], ...]:
        return tuple((group, group is not self.groups[0]) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Reported:
    """An authority, and the round that the report rests on."""

    name: str
    slug: str
    round_name: str = ""
    signed_off_on: dt.date | None = None
    away: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not agreed of one authority in one part, by name."""

    authority: str
    part: str
    names: tuple[str, ...]
    whole: bool = False  # nothing of the part is agreed

    @property
    def words(self) -> str:
        return f"{self.part}: {'all' if self.whole else ', '.join(self.names)}"


@dataclass(frozen=True, slots=True)
class Differing:
    authority: str
    part: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class DepartmentReport:
    region: str
    source: str
    attribution: str
    made_on: dt.date
    levels: tuple[Level, ...]
    authorities: tuple[Reported, ...]
    parts: tuple[Part, ...]
    differing: tuple[Differing, ...]
    gaps: tuple[Gap, ...]
    agreed: int
    of: int

    @property
    def title(self) -> str:
        return f"Report to the department: {self.region}"

    @property
    def without(self) -> tuple[Reported, ...]:
        return tuple(one for one in self.authorities if one.away)

    @property
    def with_round(self) -> tuple[Reported, ...]:
        return tuple(one for one in self.authorities if not one.away)

    @property
    def gaps_by_authority(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        together = groupby(self.gaps, key=attrgetter("authority"))
        return tuple((name, tuple(gap.words for gap in gaps)) for name, gaps in together)

    @property
    def is_draft(self) -> bool:
        return bool(self.gaps)

    @property
    def state(self) -> str:
        if not self.with_round:
            return "There is nothing to report yet: no authority of the region has signed off a round."
        if self.is_draft:
            left = self.of - self.agreed
            ratings = "one rating is" if left == 1 else f"{left} ratings are"
            return (
                f"Draft: {ratings} not agreed yet. They are left open here and never filled in with the "
                "authority’s own view."
            )
        return "Complete: every rating of the authorities that signed off is agreed."

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Authorities with a round signed off", f"{len(self.with_round)} of {len(self.authorities)}"),
            ("Ratings agreed", f"{self.agreed} of {self.of}"),
            ("Views differ", str(len(self.differing))),
        )
