"""Counts the nation: by region, aspect and phase, and no authority by name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from statistics import median

from django.utils import timezone

from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import View
from evaluations.reports.regional.multiples import multiple_of
from evaluations.reports.regional.nation_model import AspectTally, Nation, Part, RegionTally, Spread, Tally
from evaluations.selectors.regional.nation import (
    Counted,
    Latest,
    Place,
    counted,
    latest_rounds,
    places,
    signed_off_by_region,
)
from standards.content import Content, Phase

# With fewer, the counts of a region would be as good as the names of its authorities.
FEWEST = 3
ALL = "all"
VIEWS = {View.AUTHORITY.value: View.AUTHORITY.label, View.STRATEGIES.value: View.STRATEGIES.label}

Moves = Counter[tuple[int, int | None]]
"""By level now and level before: how many ratings."""


def phases_of_posts(posts: Posts, content: Content) -> tuple[Phase, ...]:
    """Those that any post of theirs is for."""
    seen = [posts.phases(region.pk, RegionalPermission.VIEW) for region in posts.regions]
    return tuple(phase for phase in content.phases if any(refs is None or phase.ref in refs for refs in seen))


def nation_of(posts: Posts, content: Content, data: Mapping[str, str]) -> Nation:
    """Three queries, whatever the number of authorities."""
    mine = phases_of_posts(posts, content)
    chosen = tuple(phase for phase in mine if phase.ref == data.get("by")) or mine
    view = data.get("view", "") if data.get("view") in VIEWS else View.AUTHORITY.value
    rounds, found = latest_rounds(content), places()
    signed = signed_off_by_region(rounds)
    own = {region.pk for region in posts.regions}
    hidden = {pk for pk, count in signed.items() if count < FEWEST and pk not in own}
    shown = [one for one in rounds if one.region not in hidden]
    wanted = [phase.pk for phase in mine] if len(mine) < len(content.phases) else None
    below = {level.pk for level in content.levels if level.below_good}
    count = _Counting(content, counted(shown, wanted, view, below), shown, chosen)
    visible = [place for place in found if place.of and place.region.pk not in hidden]
    whole = len(chosen) == len(content.phases)
    return Nation(
        source=content.short_title,
        attribution=content.source.get("attribution", ""),
        phase="All phases" if whole else ", ".join(phase.label for phase in chosen),
        view=VIEWS[view],
        levels=content.levels,
        whole=count.tally("All", sum(count.by_region.values(), Counter())),
        regions=tuple(count.region(place, signed[place.region.pk]) for place in visible),
        aspects=tuple(count.aspects()),
        phases=tuple(count.tally(phase.label, count.by_phase[phase.pk]) for phase in mine),
        left_out=tuple(place.region.name for place in found if place.region.pk in hidden),
        signed_off=len(shown),
        of=sum(place.of for place in visible),
        made_on=timezone.localdate(),
    )


class _Counting:
    """Sums of what was counted, each made once: all but `by_phase` are of the chosen phases alone."""

    def __init__(
        self, content: Content, found: Counted, rounds: list[Latest], phases: tuple[Phase, ...]
    ) -> None:
        self.content, self.found, self.rounds = content, found, rounds
        self.ranks = {pk: level.rank for pk, level in content.level_by_pk.items()}
        self.below = {level.pk for level in content.levels if level.below_good}
        self.phases = [phase.pk for phase in phases]
        self.elements = [
            element
            for element in content.elements.values()
            if any(element.in_phase(phase.ref) for phase in phases)
        ]
        self.by_phase: dict[int | None, Moves] = defaultdict(Counter)
        self.by_region: dict[int, Moves] = defaultdict(Counter)
        self.by_element: dict[int, Moves] = defaultdict(Counter)
        self.by_both: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
        self.below_in_each = self._below_in_each()
        self._add()

    def _add(self) -> None:
        here = frozenset(self.phases)
        for (region, phase, element, level, was), many in self.found.ratings.items():
            pair = level, was
            self.by_phase[phase][pair] += many
            if phase in here:
                self.by_region[region][pair] += many
                self.by_element[element][pair] += many
                self.by_both[region, element][level] += many

    def tally(self, label: str, moves: Moves) -> Tally:
        levels: Counter[int] = Counter()
        moved: Counter[int] = Counter()
        for (level, was), many in moves.items():
            levels[level] += many
            if was is not None:
                step = self.ranks[level] - self.ranks[was]
                moved[(step > 0) - (step < 0)] += many
        counts = tuple((level, levels[level.pk]) for level in self.content.levels)
        return Tally(label, counts, moved[1], moved[0], moved[-1])

    def region(self, place: Place, signed_off: int) -> RegionTally:
        pk, name = place.region.pk, place.region.name
        tally = self.tally(name, self.by_region[pk])
        each = self.below_in_each.get(pk)
        parts = tuple(self._parts(pk))
        bars = [(part.aspect, part.counts) for part in parts]
        return RegionTally(
            tally,
            signed_off,
            place.of,
            Spread(min(each), median(each), max(each)) if each else None,
            parts,
            multiple_of(f"region-{pk}", name, bars) if tally.rated else None,
        )

    def _below_in_each(self) -> dict[int, list[int]]:
        """By region, of each authority that has ratings here, how many of them are below Good."""
        each, below = self.found.each, self.found.below
        found: dict[int, list[int]] = defaultdict(list)
        for one in self.rounds:
            keys = [(one.round, phase) for phase in self.phases]
            if any(key in each for key in keys):
                found[one.region].append(sum(below.get(key, 0) for key in keys))
        return found

    def _parts(self, region: int) -> Iterator[Part]:
        for element in self.elements:
            levels = self.by_both[region, element.pk]
            yield Part(element.ref, tuple((level, levels[level.pk]) for level in self.content.levels))

    def aspects(self) -> Iterator[AspectTally]:
        """With how far the regions lie apart: how many of a hundred ratings are below Good in each."""
        for element in self.elements:
            shares = [
                round(100 * sum(levels[pk] for pk in self.below) / levels.total())
                for region in list(self.by_region)
                if (levels := self.by_both[region, element.pk])
            ]
            spread = Spread(min(shares), median(shares), max(shares), "%") if shares else None
            name = f"{element.ref} {element.short_label}"
            yield AspectTally(self.tally(name, self.by_element[element.pk]), spread)
