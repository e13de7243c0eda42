"""What an element of one framework is called in the others. Crosswalks belong to nobody: anyone reads them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from standards.content import Content, Element
from standards.content.crosswalk import KNOWN_BY, Crosswalk, Link, crosswalk_for
from standards.models import Crosswalk as Row

Known = tuple[Any, ...]


def crosswalks() -> list[Crosswalk]:
    """All of them, each from its left side. One query."""
    return [crosswalk_for(row) for row in _rows()]


def crosswalks_from(content: Content) -> list[Crosswalk]:
    """Those with this framework, read from it, by the other's name. One query."""
    return list(_read_from(content, _rows(Q(left=content.pk) | Q(right=content.pk))))


def crosswalk_between(here: Content, there: Content) -> Crosswalk | None:
    """One query."""
    both = Q(left=here.pk, right=there.pk) | Q(left=there.pk, right=here.pk)
    return next(_read_from(here, _rows(both)), None)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An element in one other framework: its links, or why it has none."""

    content: Content
    links: tuple[Link, ...]
    why: str


def elsewhere(content: Content, element: Element) -> list[Elsewhere]:
    """One query."""
    return [
        Elsewhere(walk.there, walk.links_of(element.ref), walk.none_here.get(element.ref, ""))
        for walk in crosswalks_from(content)
    ]


def _read_from(content: Content, rows: Iterable[Known]) -> Iterator[Crosswalk]:
    walks = [crosswalk_for(row) if row[1] == content.pk else crosswalk_for(row).turned for row in rows]
    return iter(sorted(walks, key=lambda walk: (walk.there.short_title, walk.there.version)))


def _rows(where: Q | None = None) -> QuerySet[Row, Known]:
    """Columns, not objects: every rating page asks."""
    rows = Row.objects.filter(where) if where else Row.objects.order_by("left__slug", "right__slug", "pk")
    return (rows.order_by() if where else rows).values_list(*KNOWN_BY)
