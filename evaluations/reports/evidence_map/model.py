"""One evidence map, frozen: page, workbook and CSV are made from it alone."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.urls import reverse

from evaluations.enums import Impact
from evaluations.selectors.evidence_map import Item
from standards.content import Content, Element

STRENGTH = (Impact.NONE, Impact.SOME, Impact.SUBSTANTIAL)
STALE_AFTER = 3
"""Years."""


@lru_cache(maxsize=2048)
def _address(name: str, *of: str) -> str:
    """Two for each line of a map, which are the same every time."""
    return reverse(name, args=of)


@dataclass(frozen=True)
class Line:
    """An element: the items linked to it, those that bear on it through a crosswalk, and what is stale of its own."""

    content: Content
    element: Element
    own: tuple[Item, ...]
    bearing: tuple[Item, ...]
    stale: int

    @property
    def name(self) -> str:
        return f"{self.element.ref} {self.element.short_label}"

    @property
    def anchor(self) -> str:
        return f"element-{self.element.pk}"

    @property
    def url(self) -> str:
        return self._at("standards:element_detail")

    def _at(self, name: str) -> str:
        return _address(name, self.content.slug, self.content.version, self.element.ref)

    @property
    def items_url(self) -> str:
        """The page of its items."""
        return self._at("evaluations:evidence_map_element")

    @property
    def alone(self) -> Item | None:
        """The one item that it rests on, where it rests on one."""
        return self.own[0] if len(self.own) == 1 else None

    @cached_property
    def impact(self) -> str:
        """The strongest that its own items show; blank where it has none."""
        return max((item.impact for item in self.own), key=STRENGTH.index, default="")

    @property
    def impact_words(self) -> str:
        return Impact(self.impact).label if self.impact else ""

    @property
    def shows_impact(self) -> bool:
        return self.impact in {Impact.SOME, Impact.SUBSTANTIAL}

    @property
    def all_stale(self) -> bool:
        return bool(self.own) and self.stale == len(self.own)


@dataclass(frozen=True)
class Part:
    """A framework; `own` is whether a round on it is there to see."""

    content: Content
    lines: tuple[Line, ...]

    @property
    def without(self) -> int:
        return sum(not line.own for line in self.lines)


@dataclass(frozen=True, slots=True)
class Stale:
    item: Item
    why: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """An item that several elements rest on alone."""

    item: Item
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """`phases` are those in which it is linked; `through` names the elements from which it bears on this one."""

    item: Item
    phases: tuple[str, ...]
    through: tuple[str, ...]
    stale: str

    @property
    def impact_words(self) -> str:
        return Impact(self.item.impact).label

    @property
    def stale_words(self) -> str:
        """Without the item's own date, which stands beside it."""
        return self.stale.split(":")[0]


@dataclass(frozen=True, slots=True)
class ElementItems:
    """What the counts of a line are of; `phase` is the label of the one shown, blank for all."""

    line: Line
    phase: str
    own: tuple[ItemLine, ...]
    bearing: tuple[ItemLine, ...]


@dataclass(frozen=True)
class EvidenceMap:
    """`phase` is the label of the one shown, blank for all; `individuals` whether items on individuals are counted.

    `behind` are the items of each line, where they were asked for.
    """

    authority: str
    today: dt.date
    phase: str
    individuals: bool
    items: int
    parts: tuple[Part, ...]
    carriers: tuple[Carrier, ...]
    stale: tuple[Stale, ...]
    unused: tuple[Item, ...]
    behind: tuple[ElementItems, ...] = ()

    @property
    def title(self) -> str:
        return f"Evidence map of {self.authority}"

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def without(self) -> int:
        return sum(not line.own for line in self.lines)

    @property
    def on_one(self) -> int:
        return sum(line.alone is not None for line in self.lines)

    @property
    def without_impact(self) -> int:
        return sum(bool(line.own) and not line.shows_impact for line in self.lines)
