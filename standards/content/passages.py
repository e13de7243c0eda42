"""Lists of published lines, under an element, an area or a section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from standards.enums import Audience, PassageKind

PRINTED_AS = re.compile(r", (bullet|dash|source|line|title|aspect|indicator|point) \d+$")
NUMBERED = ("indicator", "point")


@dataclass(frozen=True)
class Line:
    text: str
    html: SafeString
    place: str
    ref: str
    anchor: str
    items: tuple["Line", ...] = ()

    def all(self) -> Iterator["Line"]:
        yield self
        for item in self.items:
            yield from item.all()


@dataclass(frozen=True)
class Passage:
    """`lead` and `tail` are printed before and after the items; `style` is bullets, numbers or paragraphs."""

    kind: str
    audience: str
    phases: frozenset[str]
    title: str
    lead: SafeString
    tail: SafeString
    items: tuple[Line, ...]
    place: str
    anchor: str
    ref: str = ""
    lead_text: str = ""
    tail_text: str = ""

    @property
    def kind_label(self) -> str:
        return PassageKind(self.kind).label

    @property
    def audience_label(self) -> str:
        return Audience(self.audience).label if self.audience else ""

    @property
    def style(self) -> str:
        """As printed, which the place of its lines tells: “…, bullet 3”, “…, indicator 2”, “Paragraph 64”."""
        found = PRINTED_AS.search(self.items[0].place) if self.items else None
        if found is None:
            return "paragraphs"
        return "numbers" if found[1] in NUMBERED else "bullets"


@dataclass(frozen=True)
class Section:
    pk: int
    ref: str
    title: str
    short_label: str
    kind: str
    note: str
    place: str
    passages: tuple[Passage, ...]
