"""What is missing a week before and a day before, in words."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from evaluations.engine.readiness import Gap, Lack, days_before, gaps
from evaluations.models import AcademyConcern, ReadyDocument, ReadyPerson
from evaluations.reports.readiness.model import Missing, Point
from evaluations.reports.words import date_words
from evaluations.selectors.readiness.day import ReadyFor
from evaluations.selectors.readiness.facts import ReadyFacts

NAMES = ("A week before", "A day before")


def day_said(ready_for: ReadyFor) -> str:
    """What the day is."""
    if ready_for.day is None:
        return ""
    return f"Week {ready_for.week} of the inspection begins" if ready_for.week else "The day that a lead set"


def points_of(facts: ReadyFacts, today: dt.date) -> Iterator[Point]:
    """A week before and a day before; where there is no day, what is missing now."""
    day = facts.ready_for.day
    if day is None:
        yield _point(facts, "Now", None, today)
        return
    for name, on in zip(NAMES, days_before(day), strict=True):
        yield _point(facts, name, on, today)


def _point(facts: ReadyFacts, name: str, on: dt.date | None, today: dt.date) -> Point:
    found = gaps(facts.standing, on, today)
    words = Words(facts, today)
    missing = tuple(Missing(gap.kind.value, gap.of, words.of(gap), words.subject(gap)) for gap in found)
    return Point(name, on, on is not None and on < today, missing)


class Words:
    """A sentence for each gap of these facts."""

    def __init__(self, facts: ReadyFacts, today: dt.date) -> None:
        self.today = today
        self.documents = {row.pk: row for row in facts.documents}
        self.people = {row.pk: row for row in facts.people}
        self.concerns = {row.pk: row for row in facts.concerns}
        self.survey = facts.survey
        self.printed = {
            Lack.NO_DOCUMENT: {line.number: line.text for line in facts.document_list.lines},
            Lack.NOBODY: {line.number: line.text for line in facts.people_list.lines},
        }

    def of(self, gap: Gap) -> str:
        return self._said[gap.kind](gap.of)

    def subject(self, gap: Gap) -> str:
        whose = (Lack.UNCONFIRMED, Lack.NO_CONTACT, Lack.NO_AVAILABILITY)
        return _known(self.people[gap.of]) if gap.kind in whose else ""

    @property
    def _said(self) -> Mapping[Lack, Callable[[int], str]]:
        return {
            Lack.DOCUMENT: lambda pk: document_words(self.documents[pk], self.today),
            Lack.NO_DOCUMENT: lambda number: f"No document yet: “{self.printed[Lack.NO_DOCUMENT][number]}”",
            Lack.UNCONFIRMED: lambda pk: f"{_known(self.people[pk])}: {_not_confirmed(self.people[pk])}",
            Lack.NO_CONTACT: lambda pk: f"{_known(self.people[pk])}: no telephone number or email here",
            Lack.NO_AVAILABILITY: lambda pk: f"{_known(self.people[pk])}: no availability written down",
            Lack.NOBODY: lambda number: f"Nobody yet: “{self.printed[Lack.NOBODY][number]}”",
            Lack.NOT_ASKED: lambda _: "Schools have not been asked the questions of inspectors",
            Lack.NOT_ANSWERED: lambda _: self._unanswered(),
            Lack.CONCERN: lambda pk: concern_words(self.concerns[pk]),
            Lack.FINDINGS: lambda _: "No key finding is chosen for the summary",
            Lack.SUMMARY: lambda _: "The opening of the summary is not written",
        }

    def _unanswered(self) -> str:
        assert self.survey is not None
        left = self.survey.asked - self.survey.answered
        return f"{left} of {self.survey.asked} schools have not answered the questions of inspectors"


def document_words(row: ReadyDocument, today: dt.date) -> str:
    """Such as “Strategic plan”: draft, to be ready on 3 March 2026."""
    state = row.get_state_display().lower()
    if row.ready_on is None:
        return f"“{row.title}”: {state}, with no date by which it will be ready"
    if row.state == "ready":
        return f"“{row.title}”: ready only since {date_words(row.ready_on)}"
    gone = row.ready_on < today
    when = "it was to be ready on" if gone else "to be ready on"
    return f"“{row.title}”: {state}, {when} {date_words(row.ready_on)}"


def concern_words(row: AcademyConcern) -> str:
    return f"The concern about {row.school.name}, raised on {date_words(row.raised_on)}, has no answer"


def _known(row: ReadyPerson) -> str:
    return f"{row.name} ({row.post})" if row.name else row.post


def _not_confirmed(row: ReadyPerson) -> str:
    return "not confirmed" if row.state == "invited" else "not invited yet"
