"""A crosswalk as the product reads it, frozen; kept with the process as long as its rows and frameworks stay."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from standards.content import Content, Element, content_for
from standards.enums import LinkKind
from standards.models import Crosswalk as Row

MOST_KEPT = 256
Came = Mapping[str, tuple[str, ...]]
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
    """Read from `here` to `there`; `turned` reads it the other way.

    `source` is the crosswalk that was loaded, where it was loaded for versions that came before these; `came_here`
    and `came_there` have by ref the elements there that became one of these.
    """

    here: Content
    there: Content
    version: int
    links: tuple[Link, ...]
    none_here: Mapping[str, str]
    none_there: Mapping[str, str]
    source: "Crosswalk | None" = None
    came_here: Came = field(default_factory=dict)
    came_there: Came = field(default_factory=dict)
    _turned: list["Crosswalk"] = field(default_factory=list, repr=False)

    @property
    def turned(self) -> "Crosswalk":
        if not self._turned:
            links = tuple(Link(link.there, link.here, link.kind.turned, link.why) for link in self.links)
            none = self.none_there, self.none_here
            source = self.source.turned if self.source else None
            came = self.came_there, self.came_here
            other = Crosswalk(self.there, self.here, self.version, links, *none, source, *came, [self])
            self._turned.append(other)
        return self._turned[0]

    @property
    def standing_in(self) -> tuple[tuple[Content, Content], ...]:
        """Each side that was not written for: the version that reads it, and the one that it was written for."""
        if not self.source:
            return ()
        sides = (self.here, self.source.here), (self.there, self.source.there)
        return tuple((now, was) for now, was in sides if now.pk != was.pk)

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


class Version(NamedTuple):
    """A framework version by what tells whether the one that is kept is still in the tables, and what it replaces."""

    pk: int
    slug: str
    version: str
    replaces: str
    checksum: str
    loaded_at: dt.datetime


class Known(NamedTuple):
    """A crosswalk by what tells whether the one that is kept is still the one in the tables."""

    pk: int
    checksum: str
    loaded_at: dt.datetime
    left: Version
    right: Version


def crosswalk_for(known: Known) -> Crosswalk:
    """From left to right; two queries the first time, then none."""
    return kept(known, lambda: _build(Row.objects.select_related("left", "right").get(pk=known.pk)))


def kept(key: tuple[Any, ...], build: Callable[[], Crosswalk]) -> Crosswalk:
    """Built once per process for what is in the tables now."""
    if key not in _kept:
        found = build()
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = found
    return _kept[key]


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
