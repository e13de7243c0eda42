"""What is measured: the addresses, who asks, and the lines that are saved."""

from typing import Any

from bench.database import sizes
from bench.database.places import Place
from evaluations.enums import RoundState
from evaluations.models import Answer, Cell, Round
from standards.content import Content, Element, Phase

LINES = 4


def plan_of(content: Content, places: list[Place], rounds: dict[int, list[Round]]) -> dict[str, Any]:
    """Of the measured authority, and of the two that have one round: one being rated, one signed off."""
    measured, rating, signed = (_person(place, rounds) for place in (places[0], *places[-2:]))
    element, phase = largest(content)
    for person in (measured, rating):
        person["rate"] = f"/rounds/{person['rating']}/{phase.ref if phase else 'all'}/{element.ref}/"
        person["lines"] = _lines(person["rating"], element, phase)
    return {
        "password": sizes.PASSWORD,
        "answers": Answer.objects.count(),
        "rounds": Round.objects.count(),
        "element": f"{element.ref} {element.short_label}",
        "measured": measured,
        "one_rating": rating,
        "one_signed_off": signed,
    }


def _person(place: Place, rounds: dict[int, list[Round]]) -> dict[str, Any]:
    """The lead's address and their rounds by state, the latest of each."""
    slugs = {RoundState(row.state).name.lower(): row.slug for row in rounds[place.authority.pk]}
    return {"email": place.lead.email} | slugs


def largest(content: Content) -> tuple[Element, Phase | None]:
    """The cell with the most criteria."""
    return max(content.pairs, key=lambda pair: _size(*pair))


def _size(element: Element, phase: Phase | None) -> int:
    return sum(criterion.in_phase(phase.ref if phase else None) for criterion in element.criteria)


def _lines(slug: str, element: Element, phase: Phase | None) -> list[dict[str, Any]]:
    """Findings that can be saved again and again: the form's name of each, what it says, its version."""
    cells = Cell.objects.filter(round__slug=slug, element__ref=element.ref)
    cell = cells.get(phase__ref=phase.ref) if phase else cells.get(phase=None)
    answers = cell.answers.exclude(criterion=None).order_by("pk")[:LINES]
    return [
        {"field": answer.field, "value": answer.value, "note": answer.note, "version": answer.version}
        for answer in answers
    ]
