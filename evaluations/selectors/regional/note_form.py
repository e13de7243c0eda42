"""What the form of a note offers: the aspects of its phase, the published questions, the schools of the authority."""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import LocalAuthority
from evaluations.selectors.regional.notes import contributes
from schools.models import School
from standards.content import Content, Element, Line, Phase
from standards.enums import Audience, PassageKind


@dataclass(frozen=True, slots=True)
class Asked:
    """A published question, with the points under it; `text` is all of it, a point a line, as a note keeps it."""

    element: int
    text: str
    points: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class AspectOffered:
    element: Element
    rated: bool
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The schools of an authority by number, and how each stands in a list to choose from."""

    authority: str
    names: dict[int, tuple[int, str]]

    @property
    def offered(self) -> list[str]:
        return [f"{name} ({urn})" for urn, (_, name) in self.names.items()]


def aspects_offered(content: Content, phase: Phase, *, school: bool) -> list[AspectOffered]:
    """Those that the phase has; with the questions for headteachers in a visit to a school."""
    return [
        AspectOffered(element, contributes(element), tuple(_asked(element, phase)) if school else ())
        for element in content.elements.values()
        if element.in_phase(phase.ref)
    ]


def _asked(element: Element, phase: Phase) -> Iterator[Asked]:
    for passage in element.passages:
        if passage.kind != PassageKind.PROMPTS or passage.audience != Audience.HEADTEACHERS:
            continue
        if not passage.phases or phase.ref in passage.phases:
            yield from (_question(element, line) for line in passage.items)


def _question(element: Element, line: Line) -> Asked:
    points = tuple(point.text for point in line.items)
    assert element.pk is not None
    return Asked(element.pk, "\n".join((line.text, *points)), points, line.place)


def register_of(authority: LocalAuthority) -> Register:
    """One query."""
    rows = School.objects.filter(authority=authority).order_by("name", "urn").values_list("urn", "pk", "name")
    return Register(str(authority), {urn: (pk, name) for urn, pk, name in rows})
