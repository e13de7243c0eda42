"""Single lines of a readiness report: a document, a person, a concern, and what others may read of each."""

import datetime as dt
from dataclasses import dataclass, replace

from evaluations.enums import ConcernAbout, DocumentState, PersonState
from evaluations.selectors.readiness.said import days_said


@dataclass(frozen=True, slots=True)
class Document:
    """`owner` is a name, `owner_post` a post; `item` the title of an item of the evidence library.

    One that concerns an individual has no title here: `of_individual` says that there is one.
    """

    pk: int
    title: str
    owner: str
    owner_post: str
    location: str
    item: str
    item_pk: int
    state: str
    ready_on: dt.date | None
    note: str
    in_confidence: bool
    was: str
    of_individual: bool = False

    @property
    def said(self) -> str:
        return str(DocumentState(self.state).label)

    @property
    def is_ready(self) -> bool:
        return self.state == DocumentState.READY

    @property
    def owned(self) -> str:
        """Name and post, as far as they are given."""
        return ", ".join(filter(None, (self.owner, self.owner_post)))

    @property
    def is_link(self) -> bool:
        return self.location.startswith(("https://", "http://"))

    def redacted(self) -> "Document":
        return Document(
            pk=0,
            title=self.title,
            owner="",
            owner_post=self.owner_post,
            location=self.location,
            item=self.item,
            item_pk=0,
            state=self.state,
            ready_on=self.ready_on,
            note="",
            in_confidence=False,
            was="",
        )


@dataclass(frozen=True, slots=True)
class Person:
    """`days` of week 2, 1 for Monday."""

    pk: int
    post: str
    name: str
    organisation: str
    telephone: str
    email: str
    availability: str
    days: tuple[int, ...]
    state: str
    note: str
    was: str

    @property
    def said(self) -> str:
        return str(PersonState(self.state).label)

    @property
    def is_confirmed(self) -> bool:
        return self.state == PersonState.CONFIRMED

    @property
    def known_as(self) -> str:
        return self.name or self.post

    @property
    def days_said(self) -> str:
        return days_said(self.days)

    def redacted(self) -> "Person":
        """The post, where it is, on which days: nothing of the individual."""
        return Person(
            pk=0,
            post=self.post,
            name="",
            organisation=self.organisation,
            telephone="",
            email="",
            availability="",
            days=self.days,
            state=self.state,
            note="",
            was="",
        )


@dataclass(frozen=True, slots=True)
class Concern:
    """About an academy, raised with the department; `raised_by` is a post."""

    pk: int
    school: str
    urn: int
    raised_on: dt.date
    about: str
    text: str
    raised_by: str
    answered_on: dt.date | None
    answer: str
    follow_up: str
    in_confidence: bool

    @property
    def about_said(self) -> str:
        return str(ConcernAbout(self.about).label)

    def redacted(self) -> "Concern":
        return replace(self, pk=0, raised_by="")
