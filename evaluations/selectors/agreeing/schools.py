"""What schools told the authority (stage 1) that bears on one element."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from accounts.roles import Permission
from evaluations.models import Cell
from schools.enums import IqsElement
from schools.selectors.bearing_on import BearingOn, bearing_on
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

    One query where there is something, else none.
    """
    asked_of = BY_TITLE.get(element.title)
    if not cell.round.collection_id or asked_of is None or not cell.access.may(Permission.VIEW_SCHOOLS):
        return None
    found = bearing_on(cell.round.collection_id, asked_of)
    url = reverse("returns:summary", args=[cell.round.collection_id])
    return Told(url, (_users(found), _attained(found, asked_of)))


def _users(found: BearingOn) -> Figure:
    what = "Use the Institutional Quality Standards"
    if not found.say:
        return Figure(what, f"No answer yet from {found.asked} asked")
    return Figure(what, f"{found.use} of {found.say} that answered")


def _attained(found: BearingOn, element: IqsElement) -> Figure:
    what = f"Put themselves at Developing or above for {element.label}"
    if not found.gave_level:
        return Figure(what, "None gave a level")
    return Figure(what, f"{found.developing} of {found.gave_level} that gave a level")
