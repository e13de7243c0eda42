"""Where else the evidence of a cell bears: matching elements in rounds that are open to the person."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from accounts.models import User
from evaluations.models import Cell, EvidenceItem, EvidenceLink
from evaluations.permissions import can_record, can_see_confidential
from evaluations.selectors.elsewhere.places import Place, places_for


@dataclass(frozen=True, slots=True)
class Bearing:
    """A match, the items that are not linked to it yet, and how many of them are."""

    place: Place
    items: tuple[EvidenceItem, ...]
    linked: int


def bearing_elsewhere(cell: Cell, user: User, only: Collection[int] = ()) -> list[Bearing]:
    """Of all items of the cell, or of some of them by pk. Four queries; fewer where nothing is linked."""
    places = [place for place in places_for(cell, user) if can_record(place.access)]
    items = _items(cell, only) if places else []
    if not items:
        return []
    there: dict[int, set[int]] = defaultdict(set)
    links = EvidenceLink.objects.filter(cell__in=[place.pk for place in places], item__in=items)
    for where, item in links.order_by().values_list("cell_id", "item_id"):
        there[where].add(item)
    return [_bearing(place, items, there[place.pk]) for place in places]


def _items(cell: Cell, only: Collection[int]) -> list[EvidenceItem]:
    """As the person may see them; one query."""
    links = EvidenceLink.objects.filter(cell=cell).select_related("item")
    if only:
        links = links.filter(item__in=only)
    sees = can_see_confidential(cell.access)
    return [link.item for link in links if sees or not link.item.individual]


def _bearing(place: Place, items: list[EvidenceItem], linked: set[int]) -> Bearing:
    sees = can_see_confidential(place.access)
    usable = [item for item in items if sees or not item.individual]
    missing = tuple(item for item in usable if item.pk not in linked)
    return Bearing(place, missing, len(usable) - len(missing))
