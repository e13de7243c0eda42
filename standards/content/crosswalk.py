"""A crosswalk as the product reads it, frozen; kept with the process as long as its rows and frameworks stay."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from standards.content import Content, Element, content_for
from standards.enums import LinkKind
from standards.models import Crosswalk as Row

MOST_KEPT = 256
_kept: dict[tuple[object, ...], "Crosswalk"] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """`kind` is what `here` is to `there`."""

    here: Element
    there: Element
    kind: LinkKind
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """An element with what it is linked to; without links, `why` says why there is none."""

    element: Element
    links: tuple[Link, ...]
    why: str


@dataclass(frozen=True, eq=False)
class Crosswalk:
    """Read from `here` to `there`; `turned` reads it the other way."""

    here: Content
    there: Content
    version: int
    links: tuple[Link, ...]
    none_here: Mapping[str, str]
    none_there: Mapping[str, str]
    _turned: list["Crosswalk"] = field(default_factory=list, repr=False)

    @property
    def turned(self) -> "Crosswalk":
        if not self._turned:
            links = tuple(Link(link.there, link.here, link.kind.turned, link.why) for link in self.links)
            other = Crosswalk(
                self.there, self.here, self.version, links, self.none_there, self.none_here, [self]
            )
            self._turned.append(other)
        return self._turned[0]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every element of `here`, in published order; its links in that of `there`."""
        return tuple(
            Line(element, self.links_of(element.ref), self.none_here.get(element.ref, ""))
            for element in self.here.elements.values()
        )

    def links_of(self, ref: str) -> tuple[Link, ...]:
        return self._by_ref.get(ref, ())

    @property
    def counts(self) -> list[tuple[LinkKind, int]]:
        found = Counter(link.kind for link in self.links)
        return [(kind, found[kind]) for kind in LinkKind if found[kind]]

    @cached_property
    def _by_ref(self) -> dict[str, tuple[Link, ...]]:
        order = {ref: at for at, ref in enumerate(self.there.elements)}
        links = sorted(self.links, key=lambda link: order[link.there.ref])
        return {ref: tuple(link for link in links if link.here.ref == ref) for ref in self.here.elements}


KNOWN_BY = (
    *("pk", "left_id", "right_id", "checksum", "loaded_at"),
    *("left__checksum", "left__loaded_at", "right__checksum", "right__loaded_at"),
)
"""What tells whether a crosswalk that is kept is still the one in the tables."""


def crosswalk_for(known: tuple[Any, ...]) -> Crosswalk:
    """From left to right, by the columns `KNOWN_BY`; two queries the first time, then none."""
    if known not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[known] = _build(Row.objects.select_related("left", "right").get(pk=known[0]))
    return _kept[known]


def _build(row: Row) -> Crosswalk:
    """A link to an element that a framework, loaded anew, has no longer is passed over."""
    here, there = content_for(row.left), content_for(row.right)
    held = list(row.links.values_list("left_ref", "right_ref", "kind", "why"))
    links = tuple(_links(here, there, held))
    none = [line for line in held if line[2] == LinkKind.NONE]
    return Crosswalk(
        here,
        there,
        row.version,
        links,
        {left: why for left, _, _, why in none if left},
        {right: why for _, right, _, why in none if right},
    )


def _links(here: Content, there: Content, held: list[tuple[str, str, str, str]]) -> Iterator[Link]:
    for left, right, kind, why in held:
        if left in here.elements and right in there.elements:
            yield Link(here.element(left), there.element(right), LinkKind(kind), why)
