"""What an element of one framework is called in the others. Crosswalks belong to nobody: anyone reads them all."""

from collections.abc import Iterable
from dataclasses import dataclass

from standards.content import Content, Element
from standards.content.crosswalk import Crosswalk, Link, crosswalk_for
from standards.selectors.shelf import Shelf


def crosswalks() -> list[Crosswalk]:
    """Those that are loaded, each from its left side. One query."""
    return [crosswalk_for(known) for known in Shelf().loaded.values()]


def crosswalks_from(content: Content) -> list[Crosswalk]:
    """Those with this framework, read from it, by the other's name. One query."""
    return Shelf().read_from(content.pk)


def crosswalks_from_any(frameworks: Iterable[int]) -> list[Crosswalk]:
    """Those with each of these frameworks, read from it. One query."""
    shelf = Shelf()
    return [walk for pk in sorted(frameworks) for walk in shelf.read_from(pk)]


def crosswalk_between(here: Content, there: Content) -> Crosswalk | None:
    """One query."""
    return Shelf().between(here.pk, there.pk)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An element in what `walk` reads it to: its links there, or why it has none."""

    walk: Crosswalk
    links: tuple[Link, ...]
    why: str


def elsewhere(content: Content, element: Element) -> list[Elsewhere]:
    """One query."""
    return [
        Elsewhere(walk, walk.links_of(element.ref), walk.none_here.get(element.ref, ""))
        for walk in crosswalks_from(content)
    ]
