"""An agenda as any format shows it, and nothing that can still change."""

import datetime as dt
from dataclasses import dataclass

from evaluations.reports.model import Hold, LevelKey
from evaluations.reports.words import date_words
from schools.selectors.bearing import Bearing


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `place` is where it is published, "" for one of the adviser's own."""

    number: int
    text: str
    place: str
    covered_on: dt.date | None
    note: str

    @property
    def own(self) -> bool:
        return not self.place

    @property
    def said(self) -> str:
        """Between quotation marks where it is published."""
        return self.text if self.own else f"“{self.text}”"


@dataclass(frozen=True, slots=True)
class Rated:
    """What the authority gave the element in a phase. `at_most` is the ceiling of what is not rated yet."""

    phase: str
    level: LevelKey | None
    word: str
    holds: tuple[Hold, ...]
    at_most: LevelKey | None
    reason: str

    @property
    def held(self) -> str:
        """What the reasons under it are reasons for."""
        if not self.holds:
            return ""
        at = self.at_most or self.level
        return f"{'At most' if self.at_most else 'Held at'} {at.label}" if at else ""

    @property
    def in_words(self) -> str:
        """“NI Needs improvement”."""
        return f"{self.level.letters} {self.level.label}".strip() if self.level else self.word


@dataclass(frozen=True, slots=True)
class Part:
    """Questions of one element that follow each other. Where they come back to it, facts are not told twice."""

    anchor: str
    ref: str
    title: str
    again: bool
    rated: tuple[Rated, ...]
    figures: tuple[tuple[str, Bearing], ...]
    """Each with its phase, "" where the agenda is for one phase alone."""
    questions: tuple[Asked, ...]

    @property
    def name(self) -> str:
        named = f"{self.ref} {self.title}".strip()
        return f"{named}, continued" if self.again else named

    @property
    def has_facts(self) -> bool:
        return bool(self.rated or self.figures)


@dataclass(frozen=True, slots=True)
class AgendaReport:
    """`round` says whose ratings these are, and from when; "" where there are none to read."""

    pk: int
    slug: str
    authority: str
    region: str
    title: str
    audience: str
    phase: str
    held_on: dt.date
    who: str
    author: str
    source: str
    attribution: str
    element_one: str
    round: str
    round_slug: str
    quote: str
    quote_place: str
    parts: tuple[Part, ...]

    @property
    def heading(self) -> str:
        return f"{self.title}: {self.authority}"

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        told = (
            ("Date", date_words(self.held_on)),
            ("With", self.who),
            ("Questions for", self.audience),
            ("Phase", self.phase),
            (
                "Ratings beside them",
                self.round or "None: the authority has signed off or shared no round yet",
            ),
            ("Covered", self.covered_words if self.covered else ""),
            ("Prepared by", self.author),
        )
        return tuple((term, said) for term, said in told if said)

    @property
    def questions(self) -> tuple[Asked, ...]:
        return tuple(question for part in self.parts for question in part.questions)

    @property
    def covered(self) -> int:
        return sum(question.covered_on is not None for question in self.questions)

    @property
    def shows_their_material(self) -> bool:
        """Whether opening it is a look at the authority."""
        return self.shows_ratings or self.shows_figures

    @property
    def shows_ratings(self) -> bool:
        return any(part.rated for part in self.parts)

    @property
    def shows_figures(self) -> bool:
        return any(part.figures for part in self.parts)

    @property
    def covered_words(self) -> str:
        return f"{self.covered} of {len(self.questions)}"
