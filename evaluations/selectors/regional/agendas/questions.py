"""The published questions of both agendas, each so that it can be asked by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from evaluations.enums import AgendaAudience
from standards.content import Content, Element, Line, Phase
from standards.enums import Audience, PassageKind

ASKED_OF = {
    AgendaAudience.AUTHORITY: Audience.LA_CONTACTS,
    AgendaAudience.SCHOOLS: Audience.HEADTEACHERS,
}
SECTIONS = {AgendaAudience.AUTHORITY: "agenda-la-contacts", AgendaAudience.SCHOOLS: "agenda-headteachers"}


@dataclass(frozen=True, slots=True)
class Question:
    """As published, after the words that lead into it. `place` names it in its framework."""

    element: str
    place: str
    text: str


@lru_cache(maxsize=64)
def questions_for(content: Content, audience: str, phase: str | None = None) -> tuple[Question, ...]:
    """In the order of the publication; of a phase only what its elements ask. None is of all phases."""
    return tuple(
        question
        for element in content.elements.values()
        if phase is None or element.in_phase(phase)
        for question in _of_element(element, ASKED_OF[AgendaAudience(audience)], phase)
    )


def questions_by_place(content: Content, audience: str, phase: str | None = None) -> Mapping[str, Question]:
    return {question.place: question for question in questions_for(content, audience, phase)}


def introduction(content: Content, audience: str) -> Line | None:
    """What the publication says of the agenda as a whole."""
    ref = SECTIONS[AgendaAudience(audience)]
    section = next((one for one in content.sections if one.ref == ref), None)
    return section.passages[0].items[0] if section else None


def ref_of(phase: Phase | None) -> str | None:
    return phase.ref if phase else None


def _of_element(element: Element, audience: str, phase: str | None) -> Iterator[Question]:
    for passage in element.passages_of(PassageKind.PROMPTS):
        here = phase is None or not passage.phases or phase in passage.phases
        if passage.audience == audience and here:
            for line in passage.items:
                yield from _asked(element.ref, line, passage.lead_text)


def _asked(element: str, line: Line, lead: str) -> Iterator[Question]:
    """A line that others stand under only leads into them."""
    said = f"{lead} {line.text}".strip()
    if not line.items:
        yield Question(element, line.place, said)
    for item in line.items:
        yield from _asked(element, item, said)
