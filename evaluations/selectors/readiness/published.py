"""What the framework prints of readiness: its two lists, and what it says of academies."""

from collections.abc import Iterator
from dataclasses import dataclass

from standards.content import Content
from standards.content.passages import Line, Passage
from standards.enums import PassageKind

ACADEMIES = ("Paragraph 56", "Paragraph 63")


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """`number` counts from 1 in its list."""

    number: int
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class PublishedList:
    lead: str
    place: str
    lines: tuple[PublishedLine, ...]


EMPTY = PublishedList("", "", ())


def published(content: Content, kind: str) -> PublishedList:
    """The first passage of the kind among the sections; empty where the framework prints none."""
    found = next(_passages(content, kind), None)
    if found is None:
        return EMPTY
    lines = (
        PublishedLine(number, line.text, found.place) for number, line in enumerate(found.items, start=1)
    )
    return PublishedList(found.lead_text, found.place, tuple(lines))


def _passages(content: Content, kind: str) -> Iterator[Passage]:
    for section in content.sections:
        yield from (passage for passage in section.passages if passage.kind == kind)


def of_academies(content: Content) -> tuple[Line, ...]:
    """That powers do not apply, and with whom concerns are raised; none where the framework says nothing of it."""
    lines = (line for passage in _passages(content, PassageKind.GUIDANCE) for line in passage.items)
    return tuple(line for line in lines if line.place in ACADEMIES)
