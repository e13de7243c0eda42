"""An evidence map from what was read: pure, and today is given."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from evaluations.reports.evidence_map.model import (
    STALE_AFTER,
    Carrier,
    ElementItems,
    EvidenceMap,
    ItemLine,
    Line,
    Part,
    Stale,
)
from evaluations.selectors.evidence_map import Facts, Item
from standards.content import Content, Element
from standards.content.crosswalk import Crosswalk, Link


@dataclass(frozen=True, slots=True)
class Choice:
    """A framework by slug@version and a phase by ref; blank leaves it out."""

    framework: str = ""
    phase: str = ""


def phases_in(facts: Facts) -> dict[str, str]:
    """Labels by ref, of all frameworks in the map."""
    return {phase.ref: phase.label for content in facts.contents for phase in content.phases}


def map_of(
    facts: Facts,
    choice: Choice,
    *,
    authority: str,
    individuals: bool,
    today: dt.date,
    whole: bool = False,
) -> EvidenceMap:
    """`whole` is with the items behind every count, which only files have room for."""
    stale = _stale_in(facts, today)
    shown = [one for one in facts.contents if choice.framework in ("", one.key)]
    placing = _Placing(facts, choice.phase, stale)
    parts = tuple(Part(content, tuple(placing.lines(content))) for content in shown)
    return EvidenceMap(
        authority=authority,
        today=today,
        phase=phases_in(facts).get(choice.phase, ""),
        individuals=individuals,
        items=len(facts.items),
        parts=parts,
        carriers=_carriers(parts),
        stale=tuple(Stale(facts.items[pk], why) for pk, why in stale.items()),
        unused=tuple(item for item in facts.items.values() if not item.used),
        behind=tuple(placing.behind(line) for part in parts for line in part.lines) if whole else (),
    )


def items_of(facts: Facts, content: Content, ref: str, choice: Choice, *, today: dt.date) -> ElementItems:
    """The items that the counts of one element are of."""
    placing = _Placing(facts, choice.phase, _stale_in(facts, today))
    return placing.behind(placing.line(content, content.element(ref)))


def _stale_in(facts: Facts, today: dt.date) -> dict[int, str]:
    return {item.pk: why for item in facts.items.values() if (why := why_stale(item, today))}


def why_stale(item: Item, today: dt.date) -> str:
    """In words; blank where it is not. On the day for looking again, and three years after its date, it is not yet."""
    if item.review_on and item.review_on < today:
        return f"Was to be looked at again on {item.review_on.day} {item.review_on:%B %Y}"
    if item.dated and item.dated < _years_before(today, STALE_AFTER):
        return f"Older than three years: {item.dated.day} {item.dated:%B %Y}"
    return ""


@lru_cache(maxsize=8)
def _years_before(day: dt.date, years: int) -> dt.date:
    """Of 29 February the last day of February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _carriers(parts: tuple[Part, ...]) -> tuple[Carrier, ...]:
    """The most elements first."""
    resting: dict[int, list[Line]] = defaultdict(list)
    for part in parts:
        for line in part.lines:
            if line.alone:
                resting[line.alone.pk].append(line)
    many = [Carrier(lines[0].own[0], tuple(lines)) for lines in resting.values() if len(lines) > 1]
    return tuple(sorted(many, key=lambda one: (-len(one.lines), one.item.title, one.item.pk)))


class _Placing:
    """Which items are linked to an element, and which bear on it through a crosswalk."""

    def __init__(self, facts: Facts, phase: str, stale: Mapping[int, str]) -> None:
        self._items = facts.items
        # Items come in their order: putting a number on each is cheaper than comparing titles at every element.
        self._rank = {pk: number for number, pk in enumerate(facts.items)}
        self._phases = {
            pk: one.ref for content in facts.contents for pk, one in content.phase_by_pk.items() if pk
        }
        self._walks: Mapping[int, list[Crosswalk]] = _by_framework(facts)
        self._on: dict[int, list[tuple[str | None, int]]] = defaultdict(list)
        for one in facts.resting:
            ref = self._phases.get(one.phase) if one.phase else None
            if not phase or ref in (None, phase):
                self._on[one.element].append((ref, one.item))
        self._phase = phase
        self._stale = stale
        self._labels = phases_in(facts)

    def lines(self, content: Content) -> Iterator[Line]:
        """In published order; of those in the phase chosen, where the framework has phases."""
        for element in content.elements.values():
            if self._phase and content.phases and not element.in_phase(self._phase):
                continue
            yield self.line(content, element)

    def line(self, content: Content, element: Element) -> Line:
        own = {item for _, item in self._on[element.pk]}
        bearing = set().union(*(items for _, _, items in self._bearing(content, element))) - own
        stale = sum(item in self._stale for item in own)
        return Line(content, element, self._sorted(own), self._sorted(bearing), stale)

    def behind(self, line: Line) -> ElementItems:
        """The items of a line, with where each is linked."""
        phases, through = defaultdict(set), defaultdict(dict)  # type: ignore[var-annotated]
        for ref, item in self._on[line.element.pk]:
            phases[item].add(ref)
        for walk, link, items in self._bearing(line.content, line.element):
            name = f"{walk.there.short_title}: {link.there.ref} {link.there.short_label}"
            for item in items:
                through[item][name] = None
        return ElementItems(
            line,
            self._labels.get(self._phase, ""),
            tuple(self._item(item, self._named(phases[item.pk]), ()) for item in line.own),
            tuple(self._item(item, (), tuple(through[item.pk])) for item in line.bearing),
        )

    def _item(self, item: Item, phases: tuple[str, ...], through: tuple[str, ...]) -> ItemLine:
        return ItemLine(item, phases, through, self._stale.get(item.pk, ""))

    def _named(self, refs: set[str | None]) -> tuple[str, ...]:
        return tuple(label for ref, label in self._labels.items() if ref in refs)

    def _bearing(self, content: Content, element: Element) -> Iterator[tuple[Crosswalk, Link, list[int]]]:
        """By link. Where this framework has the phase, only for an element that is in it."""
        away = {phase.ref for phase in content.phases if not element.in_phase(phase.ref)}
        for walk in self._walks[content.pk]:
            for link in walk.links_of(element.ref):
                yield (
                    walk,
                    link,
                    [item for phase, item in self._on.get(link.there.pk, ()) if phase not in away],
                )

    def _sorted(self, pks: set[int]) -> tuple[Item, ...]:
        return tuple(self._items[pk] for pk in sorted(pks, key=self._rank.__getitem__))


def _by_framework(facts: Facts) -> Mapping[int, list[Crosswalk]]:
    """Read from the element that evidence may bear on: `walks` start where it is linked."""
    found: dict[int, list[Crosswalk]] = defaultdict(list)
    for walk in facts.walks:
        found[walk.there.pk].append(walk.turned)
    return found
