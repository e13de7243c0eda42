"""Search in what is published. Frameworks are kept in the process, so a search asks no database.

That also makes it the same on every database: whatever the case, the kind of quotation mark or dash.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from standards.content import Content, Element, Passage, Section

ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})


def folded(text: str) -> str:
    """For comparing; as long as the text, so that what is found can be marked in it."""
    plain = text.translate(ALIKE)
    return plain.lower() if len(plain.lower()) == len(plain) else plain


@dataclass(frozen=True)
class Entry:
    """A published line and where its page and anchor are: element, section or framework."""

    kind: str
    text: str
    place: str
    anchor: str
    element: Element | None = None
    section: Section | None = None
    ref: str = ""

    @property
    def about(self) -> str:
        if self.element:
            return f"{self.element.ref} {self.element.short_label}"
        return self.section.short_label if self.section else ""


@dataclass(frozen=True)
class Hit:
    content: Content
    entry: Entry
    html: SafeString


def search(contents: Iterable[Content], query: str) -> list[Hit]:
    """Lines that hold every word of the query, in the order of print; a part of a word will do."""
    words = folded(query).split()
    if not words:
        return []
    return [
        Hit(content, entry, _marked(entry.text, words))
        for content in contents
        for entry, text in _entries(content)
        if all(word in text for word in words)
    ]


@lru_cache(maxsize=64)
def _entries(content: Content) -> tuple[tuple[Entry, str], ...]:
    return tuple((entry, folded(f"{entry.text} {entry.ref}")) for entry in _all_entries(content))


def _all_entries(content: Content) -> Iterator[Entry]:
    for area in content.areas:
        yield Entry("Area", area.title, area.place, f"area-{area.ref}")
        for passage in area.passages:
            yield from _passage(passage, None, None)
        for element in area.elements:
            yield from _element(content, element)
    for section in content.sections:
        yield Entry("Section", section.title, section.place, "", section=section)
        for passage in section.passages:
            yield from _passage(passage, None, section)


def _element(content: Content, element: Element) -> Iterator[Entry]:
    yield Entry(content.element_one.capitalize(), element.title, element.place, "", element, ref=element.ref)
    for criterion in element.criteria:
        kind = f"Criterion, {content.level(criterion.level).column}"
        yield Entry(kind, criterion.quote, criterion.place, criterion.anchor, element, ref=criterion.ref)
    for passage in element.passages:
        yield from _passage(passage, element, None)


def _passage(passage: Passage, element: Element | None, section: Section | None) -> Iterator[Entry]:
    def entry(text: str, place: str, anchor: str) -> Entry:
        return Entry(passage.kind_label, text, place, anchor, element, section)

    for text in filter(None, (passage.title, passage.lead_text)):
        yield entry(text, passage.place, passage.anchor)
    for item in passage.items:
        for line in item.all():
            yield entry(line.text, line.place, line.anchor)
    if passage.tail_text:
        yield entry(passage.tail_text, passage.place, passage.anchor)


def _marked(text: str, words: list[str]) -> SafeString:
    """Escaped, with what was found in <mark>."""
    parts, end = [], 0
    for start, stop in _spans(folded(text), words):
        parts += [
            conditional_escape(text[end:start]),
            format_html('<mark class="lq-mark">{}</mark>', text[start:stop]),
        ]
        end = stop
    return SafeString("".join([*parts, conditional_escape(text[end:])]))


def _spans(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where the words stand, in order, those that touch or overlap as one."""
    found = sorted((at, at + len(word)) for word in words for at in _all_at(text, word))
    merged: list[tuple[int, int]] = []
    for start, stop in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def _all_at(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
