"""What a person asks themselves before they rate: published questions and where evidence might be found."""

import re
from dataclasses import dataclass

from standards.content import Content, Element, Passage
from standards.enums import PassageKind

OWN = (PassageKind.PROMPTS, PassageKind.CONSIDERATIONS, PassageKind.EXPECTED_EVIDENCE)
ASKED = re.compile("‘([^’]+[?])’")


@dataclass(frozen=True, slots=True)
class Question:
    """As published, with its place."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Prompts:
    """Of every element: the question to ask and passages, such as sources of evidence."""

    question: Question | None
    passages: tuple[Passage, ...]


def shared_prompts(content: Content) -> Prompts:
    of_kind = [section for section in content.sections if section.kind == PassageKind.SOURCES_OF_EVIDENCE]
    return Prompts(_question(content), tuple(passage for section in of_kind for passage in section.passages))


def own_prompts(element: Element, phase: str | None) -> tuple[Passage, ...]:
    return tuple(
        passage
        for passage in element.passages
        if passage.kind in OWN and (not passage.phases or phase in passage.phases)
    )


def _question(content: Content) -> Question | None:
    """The one that the stages of the publication tell people to ask of each element."""
    for section in content.sections:
        if section.kind != PassageKind.STAGES:
            continue
        for line in (line for passage in section.passages for line in passage.items):
            if found := ASKED.search(line.text):
                return Question(found[1], line.place)
    return None
