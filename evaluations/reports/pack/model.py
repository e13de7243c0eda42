"""All that any format shows of an inspection pack. What must not leave the authority has no field here.

There is none for a note, a comment, a dissent, a contact, a file’s name or who wrote something. `redaction.py`
says what is taken over into these classes.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evaluations.enums import DocumentState, Impact, PersonState
from evaluations.reports.heads import PaperHead
from evaluations.reports.plans.model import Planned, Step
from evaluations.reports.selfevaluation.model import Considered, Entry, Said, findings_in
from evaluations.reports.words import date_words

SCHEMA = 1
TITLE = "Inspection pack"


class Stored(StrEnum):
    FILE = "file"
    LINK = "link"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Head(PaperHead):
    """`at` is local: the moment of the sign-off, or of a draft the day it was made on, at midnight."""

    signed_off: bool
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Statement(Said):
    """`text` is quoted; `evidence` are numbers of the index."""

    place: str
    lead: str
    text: str
    extent: str
    evidence: tuple[int, ...]

    @property
    def rests_on(self) -> str:
        return ", ".join(f"E{number}" for number in self.evidence)


@dataclass(frozen=True, slots=True)
class Aspect(Considered):
    ref: str
    title: str
    short_label: str
    place: str
    statements: tuple[Statement, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Area:
    ref: str
    title: str
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """`key` is the item’s pk, never shown; `bears_on` are refs of aspects; `sha256` is blank without a stored file."""

    key: int
    number: int
    title: str
    kind: str
    dated: dt.date | None
    bears_on: tuple[str, ...]
    stored: Stored
    sha256: str
    impact: str

    @property
    def ref(self) -> str:
        return f"E{self.number}"

    @property
    def impact_words(self) -> str:
        return str(Impact(self.impact).label)

    @property
    def held(self) -> str:
        """The file’s SHA-256, or what there is in its place."""
        return {Stored.FILE: self.sha256, Stored.LINK: "Link", Stored.NOTHING: "No file"}[self.stored]


@dataclass(frozen=True, slots=True)
class Index:
    """`individuals` counts what concerns an individual and was left out."""

    lines: tuple[EvidenceLine, ...]
    individuals: int


@dataclass(frozen=True, slots=True)
class Milestone(Step):
    due: dt.date
    title: str
    done_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Action(Planned):
    """`lead` is a name where a lead signed the plan, else a post, and then nobody else is named. Money is in pence."""

    ref: str
    element: str
    priority: str
    title: str
    lead: str
    helpers: str
    start: dt.date | None
    due: dt.date | None
    milestones: tuple[Milestone, ...]
    resources: str
    pence: int | None
    success: str
    indicator: str
    baseline: str
    target: str
    monitored_by: str
    monitored_how: str
    monitored_when: str
    evaluation: str
    evaluated_on: dt.date | None
    status: str
    progress: str


@dataclass(frozen=True, slots=True)
class Plan:
    """`number` is that of the signed revision, 0 where there is none; then `signed_on` and `approved_on` are None."""

    number: int
    signed_on: dt.date | None
    approved_on: dt.date | None
    as_at: dt.date
    introduction: str
    actions: tuple[Action, ...]

    @property
    def stands(self) -> str:
        """In words: what the plan is."""
        if self.number and self.signed_on:
            approved = (
                f"approved on {date_words(self.approved_on)}" if self.approved_on else "waiting for approval"
            )
            return f"Revision {self.number}, signed on {date_words(self.signed_on)}, {approved}"
        return unsigned_words(len(self.actions), self.as_at)


def unsigned_words(actions: int, day: dt.date) -> str:
    """What a plan without a signed revision is."""
    if actions:
        return f"As it stood on {date_words(day)}: not signed"
    return f"None was written by {date_words(day)}"


@dataclass(frozen=True, slots=True)
class Document:
    """`owner` is a post; `evidence` a number of the index, 0 where it is not there."""

    title: str
    owner: str
    location: str
    evidence: int
    state: str
    ready_on: dt.date | None

    @property
    def said(self) -> str:
        return str(DocumentState(self.state).label)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to meet, by their post; `days` in words."""

    post: str
    organisation: str
    days: str
    state: str

    @property
    def said(self) -> str:
        return str(PersonState(self.state).label)


@dataclass(frozen=True, slots=True)
class Listed:
    """A published line with what the authority has for it; `not_needed` is why it does not apply.

    Without `quoted` it is what the authority adds to the list.
    """

    quoted: str
    not_needed: str
    documents: tuple[Document, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Concern:
    """About an academy: that it was raised with the department, not what was said of it."""

    school: str
    raised_on: dt.date
    about: str
    answered_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Readiness:
    """`kept_back` counts documents and concerns in confidence or about an individual."""

    as_at: dt.date
    documents_place: str
    documents: tuple[Listed, ...]
    people_place: str
    people: tuple[Listed, ...]
    concerns: tuple[Concern, ...]
    kept_back: int


@dataclass(frozen=True, slots=True)
class Pack:
    """A part is None where a round was signed off before it was kept."""

    schema: int
    head: Head
    opening: str
    context: str
    areas: tuple[Area, ...]
    index: Index | None
    plan: Plan | None
    readiness: Readiness | None = None

    @property
    def aspects(self) -> Iterator[Aspect]:
        for area in self.areas:
            yield from area.aspects

    @property
    def findings(self) -> list[tuple[str, list[tuple[str, str, str]]]]:
        return findings_in(self.aspects)

    @property
    def lines(self) -> tuple[EvidenceLine, ...]:
        return self.index.lines if self.index else ()
