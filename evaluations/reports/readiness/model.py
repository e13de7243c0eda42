"""All that any format shows of readiness for an inspection; frozen inside the round's report at sign-off."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from evaluations.reports.model import RoundHead, Source
from evaluations.reports.readiness.rows import Concern, Document, Person
from evaluations.reports.words import date_words


@dataclass(frozen=True, slots=True)
class Quote:
    """Published words."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A published line with the authority's documents; `not_needed` is why it does not apply."""

    number: int
    quoted: str
    not_needed: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class PeopleLine:
    number: int
    quoted: str
    not_needed: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Documents:
    """`lead` and `place` are the publication's; `beyond` is what the authority adds to its list."""

    lead: str
    place: str
    lines: tuple[DocumentLine, ...]
    beyond: tuple[Document, ...]

    def __iter__(self) -> Iterator[Document]:
        for line in self.lines:
            yield from line.documents
        yield from self.beyond

    @property
    def counted(self) -> str:
        rows = tuple(self)
        return f"{sum(row.is_ready for row in rows)} of {len(rows)} ready"

    def redacted(self) -> "Documents":
        lines = (replace(line, documents=_open(line.documents)) for line in self.lines)
        return Documents(self.lead, self.place, tuple(lines), _open(self.beyond))


@dataclass(frozen=True, slots=True)
class People:
    lead: str
    place: str
    lines: tuple[PeopleLine, ...]
    beyond: tuple[Person, ...]

    def __iter__(self) -> Iterator[Person]:
        for line in self.lines:
            yield from line.people
        yield from self.beyond

    @property
    def counted(self) -> str:
        rows = tuple(self)
        return f"{sum(row.is_confirmed for row in rows)} of {len(rows)} confirmed"

    def redacted(self) -> "People":
        lines = (replace(line, people=tuple(row.redacted() for row in line.people)) for line in self.lines)
        beyond = tuple(row.redacted() for row in self.beyond)
        return People(self.lead, self.place, tuple(lines), beyond)


@dataclass(frozen=True, slots=True)
class Academies:
    """`quotes` say that powers do not apply; `count` is of those open in the register."""

    quotes: tuple[Quote, ...]
    count: int
    concerns: tuple[Concern, ...]

    @property
    def counted(self) -> str:
        """Such as “3 concerns raised, 1 without an answer”."""
        if not self.concerns:
            return "No concern raised"
        number = len(self.concerns)
        waiting = sum(one.answered_on is None for one in self.concerns)
        raised = f"{number} concern{'' if number == 1 else 's'} raised"
        return f"{raised}, {waiting} without an answer" if waiting else f"{raised}, all answered"

    def redacted(self) -> "Academies":
        concerns = tuple(one.redacted() for one in self.concerns if not one.in_confidence)
        return replace(self, concerns=concerns)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing; `kind` and `of` as the engine's gap has them. Of a person `text` begins with who."""

    kind: str
    of: int
    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """What is missing on one day; without a day, what is missing now."""

    name: str
    on: dt.date | None
    passed: bool
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class ReadinessReport:
    """`day` is what it is measured against, `day_said` where that comes from. `redacted()` has no contacts, no names
    of individuals, nothing in confidence, no notes of the team, and neither the day nor what is missing.
    """

    authority: str
    source: Source
    round: RoundHead
    as_at: dt.date
    day: dt.date | None
    day_said: str
    documents: Documents
    people: People
    academies: Academies
    points: tuple[Point, ...]
    is_redacted: bool = False
    left_out: int = 0

    @property
    def title(self) -> str:
        return "Readiness for an inspection"

    @property
    def no_document(self) -> str:
        """Said under a published line. One in confidence may stand there, so others are not told that there is none."""
        return "No document listed" if self.is_redacted else "No document yet"

    @property
    def stamp(self) -> str:
        """What it is not yet, once it is signed off nothing."""
        return "" if self.round.signed_off_at else "Draft: the round is not signed off"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What heads each format."""
        day = [(self.day_said, date_words(self.day))] if self.day else []
        left_out = [("Left out", "Names, contacts and notes, and what is in confidence")]
        return [
            ("Authority", self.authority),
            ("Round", self.round.name),
            ("As at", date_words(self.as_at)),
            *day,
            ("Documents", self.documents.counted),
            ("People", self.people.counted),
            ("Academies", self.academies.counted),
            *(left_out if self.is_redacted else []),
        ]

    def redacted(self) -> "ReadinessReport":
        if self.is_redacted:
            return self
        documents, academies = self.documents.redacted(), self.academies.redacted()
        fewer = len(tuple(self.documents)) - len(tuple(documents))
        fewer += len(self.academies.concerns) - len(academies.concerns)
        return replace(
            self,
            day=None,
            day_said="",
            documents=documents,
            people=self.people.redacted(),
            academies=academies,
            points=(),
            is_redacted=True,
            left_out=fewer,
        )


def _open(rows: tuple[Document, ...]) -> tuple[Document, ...]:
    """Without what is in confidence, or rests on an item about an individual, whose title its own may repeat."""
    return tuple(row.redacted() for row in rows if not (row.in_confidence or row.of_individual))
