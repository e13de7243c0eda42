"""What was covered of both agendas in a school year, as page and CSV show it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a question was covered, or is to be. `agenda` is 0 where it is not the person's to open."""

    agenda: int
    title: str
    on: dt.date
    who: str
    phase: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the meetings that covered it, the earliest first, and the next that has it, if any."""

    text: str
    place: str
    covered: tuple[Meeting, ...]
    planned: Meeting | None

    @property
    def own(self) -> bool:
        return not self.place

    @property
    def said(self) -> str:
        return self.text if self.own else f"“{self.text}”"

    @property
    def open(self) -> bool:
        """Neither covered nor on an agenda to come."""
        return not self.covered and self.planned is None

    @property
    def last(self) -> Meeting | None:
        return self.covered[-1] if self.covered else None


@dataclass(frozen=True, slots=True)
class Aspect:
    anchor: str
    ref: str
    title: str
    short: str
    questions: tuple[Asked, ...]

    @property
    def published(self) -> list[Asked]:
        return [question for question in self.questions if not question.own]

    @property
    def covered(self) -> int:
        return sum(bool(question.covered) for question in self.published)

    @property
    def covered_words(self) -> str:
        return f"{self.covered} of {len(self.published)}"


@dataclass(frozen=True, slots=True)
class Count:
    """One aspect for one audience; without an anchor nothing is published to ask."""

    label: str
    anchor: str
    said: str
    whole: bool


@dataclass(frozen=True, slots=True)
class AudienceCoverage:
    """One of the two agendas. Counts are of published questions; one's own stand beside them."""

    audience: str
    label: str
    quote: str
    quote_place: str
    aspects: tuple[Aspect, ...]

    @property
    def questions(self) -> list[Asked]:
        return [question for aspect in self.aspects for question in aspect.published]

    @property
    def of(self) -> int:
        return len(self.questions)

    @property
    def covered(self) -> int:
        return sum(bool(question.covered) for question in self.questions)

    @property
    def planned(self) -> int:
        return sum(not question.covered and question.planned is not None for question in self.questions)

    def count(self, ref: str) -> Count:
        found = next((one for one in self.aspects if one.ref == ref and one.published), None)
        if found is None:
            return Count(self.label, "", "", whole=False)
        whole = found.covered == len(found.published)
        return Count(self.label, found.anchor, found.covered_words, whole)

    @property
    def open(self) -> list[str]:
        """Places of what is neither covered nor planned."""
        return [question.place for question in self.questions if question.open]


@dataclass(frozen=True, slots=True)
class SumRow:
    name: str
    cells: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    authority: str
    slug: str
    year: str
    phase: str
    phase_ref: str
    source: str
    attribution: str
    audiences: tuple[AudienceCoverage, ...]

    @property
    def summary(self) -> list[SumRow]:
        """Both agendas side by side, an aspect a row, in the order of the publication."""
        every = {
            aspect.ref: aspect.short for one in self.audiences for aspect in one.aspects if aspect.published
        }
        return [
            SumRow(f"{ref} {short}", tuple(one.count(ref) for one in self.audiences))
            for ref, short in sorted(every.items())
        ]

    def of(self, audience: str) -> AudienceCoverage:
        return next(one for one in self.audiences if one.audience == audience)
