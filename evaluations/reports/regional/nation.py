"""The nation in numbers: counts and shares by region, aspect and phase, and no authority by name."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import View
from evaluations.reports.regional.multiples import Multiple, multiple_of
from evaluations.selectors.regional.nation import (
    Place,
    Rated,
    latest_rounds,
    places,
    rated,
    signed_off_by_region,
)
from standards.content import Content, Level, Phase

# With fewer, the counts of a region would be as good as the names of its authorities.
FEWEST = 3
ALL = "all"
VIEWS = {View.AUTHORITY.value: View.AUTHORITY.label, View.STRATEGIES.value: View.STRATEGIES.label}


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
class RegionTally:
    tally: Tally
    signed_off: int
    of: int
    spread: Spread | None
    picture: Multiple | None


@dataclass(frozen=True, slots=True)
class Nation:
    """`left_out` are regions with too few authorities to count without naming one."""

    source: str
    attribution: str
    phase: str
    view: str
    levels: tuple[Level, ...]
    whole: Tally
    regions: tuple[RegionTally, ...]
    aspects: tuple[tuple[Tally, Spread | None], ...]
    phases: tuple[Tally, ...]
    left_out: tuple[str, ...]
    signed_off: int
    of: int


def percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%" if whole else "–"


def phases_of_posts(posts: Posts, content: Content) -> tuple[Phase, ...]:
    """Those that any post of theirs is for."""
    seen = [posts.phases(region.pk, RegionalPermission.VIEW) for region in posts.regions]
    return tuple(phase for phase in content.phases if any(refs is None or phase.ref in refs for refs in seen))


def nation_of(posts: Posts, content: Content, data: Mapping[str, str]) -> Nation:
    """Four queries, whatever the number of authorities."""
    mine = phases_of_posts(posts, content)
    chosen = tuple(phase for phase in mine if phase.ref == data.get("by")) or mine
    view = data.get("view", "") if data.get("view") in VIEWS else View.AUTHORITY.value
    rounds, found = latest_rounds(content), places()
    signed = signed_off_by_region(rounds)
    own = {region.pk for region in posts.regions}
    hidden = {pk for pk, count in signed.items() if count < FEWEST and pk not in own}
    shown = [one for one in rounds if one.region not in hidden]
    wanted = [phase.pk for phase in mine] if len(mine) < len(content.phases) else None
    every = list(rated(shown, wanted, view))
    here = {phase.pk for phase in chosen}
    rows = [row for row in every if row.phase in here]
    count = _Counting(content, rows, chosen)
    visible = [place for place in found if place.of and place.region.pk not in hidden]
    return Nation(
        source=content.short_title,
        attribution=content.source.get("attribution", ""),
        phase=", ".join(phase.label for phase in chosen)
        if len(chosen) < len(content.phases)
        else "All phases",
        view=VIEWS[view],
        levels=content.levels,
        whole=count.tally("All", rows),
        regions=tuple(count.region(place, signed[place.region.pk]) for place in visible),
        aspects=tuple(count.aspects()),
        phases=tuple(
            count.tally(phase.label, [row for row in every if row.phase == phase.pk]) for phase in mine
        ),
        left_out=tuple(place.region.name for place in found if place.region.pk in hidden),
        signed_off=len(shown),
        of=sum(place.of for place in visible),
    )


class _Counting:
    def __init__(self, content: Content, rows: list[Rated], phases: tuple[Phase, ...]) -> None:
        self.content = content
        self.ranks = {pk: level.rank for pk, level in content.level_by_pk.items()}
        self.elements = [
            element
            for element in content.elements.values()
            if any(element.in_phase(phase.ref) for phase in phases)
        ]
        self.by_region = _grouped(rows, lambda row: row.region)
        self.by_element = _grouped(rows, lambda row: row.element)
        self.below = {level.pk for level in content.levels if level.below_good}

    def tally(self, label: str, rows: Iterable[Rated]) -> Tally:
        """Rows by the thousand are counted as pairs of levels first, of which there are few."""
        levels: Counter[int] = Counter()
        moved: Counter[int] = Counter()
        for (level, was), many in Counter([(row.level, row.was) for row in rows]).items():
            levels[level] += many
            if was is not None:
                step = self.ranks[level] - self.ranks[was]
                moved[(step > 0) - (step < 0)] += many
        counts = tuple((level, levels[level.pk]) for level in self.content.levels)
        return Tally(label, counts, moved[1], moved[0], moved[-1])

    def region(self, place: Place, signed_off: int) -> RegionTally:
        name, rows = place.region.name, self.by_region.get(place.region.pk, [])
        return RegionTally(
            self.tally(name, rows),
            signed_off,
            place.of,
            self._spread_of(rows, lambda row: row.authority),
            self._picture(place, rows),
        )

    def _picture(self, place: Place, rows: list[Rated]) -> Multiple | None:
        parts = _grouped(rows, lambda row: row.element)
        bars = []
        for element in self.elements:
            counted = Counter(row.level for row in parts.get(element.pk, ()))
            bars.append((element.ref, tuple((level, counted[level.pk]) for level in self.content.levels)))
        return multiple_of(f"region-{place.region.pk}", place.region.name, bars) if rows else None

    def aspects(self) -> Iterable[tuple[Tally, Spread | None]]:
        """With how far the regions lie apart: how many of a hundred ratings are below Good in each."""
        for element in self.elements:
            rows = self.by_element.get(element.pk, [])
            shares = [
                round(100 * sum(row.level in self.below for row in part) / len(part))
                for part in _grouped(rows, lambda row: row.region).values()
            ]
            spread = Spread(min(shares), median(shares), max(shares), "%") if shares else None
            yield self.tally(f"{element.ref} {element.short_label}", rows), spread

    def _spread_of(self, rows: list[Rated], key: Callable[[Rated], int]) -> Spread | None:
        if not rows:
            return None
        below = Counter(key(row) for row in rows if row.level in self.below)
        each = [below[one] for one in {key(row) for row in rows}]
        return Spread(min(each), median(each), max(each))


def _grouped(rows: Iterable[Rated], key: Callable[[Rated], int]) -> dict[int, list[Rated]]:
    groups: dict[int, list[Rated]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
