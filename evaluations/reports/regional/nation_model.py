"""The nation in numbers, as any format shows it: counts and shares by region, aspect and phase."""

import datetime as dt
from dataclasses import dataclass

from evaluations.reports.regional.multiples import Multiple
from standards.content import Level


@dataclass(frozen=True, slots=True)
class Tally:
    """How many ratings stand at each level, the highest first, and how many moved since the round before."""

    label: str
    counts: tuple[tuple[Level, int], ...]
    up: int
    same: int
    down: int

    @property
    def rated(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def below(self) -> int:
        return sum(count for level, count in self.counts if level.below_good)

    @property
    def compared(self) -> int:
        return self.up + self.same + self.down

    @property
    def share_below(self) -> str:
        return percent(self.below, self.rated)

    @property
    def shares(self) -> tuple[tuple[int, str], ...]:
        return tuple((count, percent(count, self.rated)) for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the middle one and the most of several numbers, such as ratings below Good an authority."""

    fewest: int
    middle: float
    most: int
    unit: str = ""

    @property
    def words(self) -> str:
        return f"{self.fewest}{self.unit} to {self.most}{self.unit}, middle {self.middle:g}{self.unit}"


@dataclass(frozen=True, slots=True)
class Part:
    """An aspect in one region: how many ratings stand at each level."""

    aspect: str
    counts: tuple[tuple[Level, int], ...]

    @property
    def rated(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def below(self) -> int:
        return sum(count for level, count in self.counts if level.below_good)


@dataclass(frozen=True, slots=True)
class RegionTally:
    """`parts` are all aspects, in their order; the picture shows the same."""

    tally: Tally
    signed_off: int
    of: int
    spread: Spread | None
    parts: tuple[Part, ...]
    picture: Multiple | None


@dataclass(frozen=True, slots=True)
class AspectTally:
    """`spread` is of the shares below Good of the regions."""

    tally: Tally
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class Nation:
    """No authority by name. `left_out` are regions with too few authorities to count without naming one."""

    source: str
    attribution: str
    phase: str
    view: str
    levels: tuple[Level, ...]
    whole: Tally
    regions: tuple[RegionTally, ...]
    aspects: tuple[AspectTally, ...]
    phases: tuple[Tally, ...]
    left_out: tuple[str, ...]
    signed_off: int
    of: int
    made_on: dt.date

    @property
    def title(self) -> str:
        return f"The nation: {self.phase}"

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        moved = f"{self.whole.up} up, {self.whole.same} the same, {self.whole.down} down"
        return (
            ("Signed off", f"{self.signed_off} of {self.of} authorities"),
            ("Below Good", f"{self.whole.below} of {self.whole.rated} ratings"),
            ("Since the round before", moved),
        )

    @property
    def counted(self) -> str:
        return "Each authority counts with the newest round that it signed off. No authority is named here."

    @property
    def left_out_words(self) -> str:
        """Why some regions are in no count; empty where all are."""
        if not self.left_out:
            return ""
        return (
            "Left out of every count, because fewer than three of their authorities have signed off and a count "
            f"would tell whose ratings they are: {', '.join(self.left_out)}."
        )


def percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%" if whole else "–"
