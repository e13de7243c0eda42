"""What schools told the authority (stage 1) that bears on one element."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Permission
from evaluations.models import Cell
from schools.enums import Attained, IqsElement
from schools.models import Collection
from schools.selectors.summary import StageOne, stage_one
from standards.content import Element

BY_TITLE: Mapping[str, IqsElement] = {str(element.label): element for element in IqsElement}
"""An element of another framework that bears the title of one of the Institutional Quality Standards."""


@dataclass(frozen=True, slots=True)
class Figure:
    what: str
    count: str


@dataclass(frozen=True, slots=True)
class Told:
    url: str
    figures: tuple[Figure, ...]


def told_of(cell: Cell, element: Element) -> Told | None:
    """None where nothing was asked for the round, nothing bears on the element, or the person may not read it.

    Two queries where there is something, else none.
    """
    asked_of = BY_TITLE.get(element.title)
    if not cell.round.collection_id or asked_of is None or not cell.access.may(Permission.VIEW_SCHOOLS):
        return None
    # Only its counts are shown, and those are found by its pk: reading its own row would be a query more.
    collection = Collection(pk=cell.round.collection_id, authority=cell.round.authority)
    found = stage_one(collection, words=False)
    url = reverse("returns:summary", args=[collection.pk])
    return Told(url, (_users(found), _attained(found, asked_of)))


def _users(found: StageOne) -> Figure:
    what = "Use the Institutional Quality Standards"
    if not found.uses_iqs.of:
        return Figure(what, f"No answer yet from {found.asked} asked")
    return Figure(what, f"{found.uses_iqs.yes} of {found.uses_iqs.of} that answered")


def _attained(found: StageOne, element: IqsElement) -> Figure:
    what = f"Put themselves at Developing or above for {element.label}"
    levels, of = found.levels[element], found.gave_level[element]
    if not of:
        return Figure(what, "None gave a level")
    return Figure(
        what, f"{levels[Attained.DEVELOPING] + levels[Attained.EXEMPLARY]} of {of} that gave a level"
    )
