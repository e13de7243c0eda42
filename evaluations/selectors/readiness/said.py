"""What rows of readiness say, field by field: for two texts that clash, and for history."""

from typing import Any

from django.utils.text import Truncator

from evaluations.models import AcademyConcern, NotNeeded, Readiness, ReadyDocument, ReadyPerson, Round
from evaluations.selectors.history import Event
from evaluations.selectors.inspections.words import Fields, day, events_of, newest

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def days_said(days: list[int] | tuple[int, ...]) -> str:
    """Such as “Monday, Wednesday”, of days from 1."""
    return ", ".join(WEEKDAYS[one - 1] for one in days if 1 <= one <= len(WEEKDAYS))


def _line(row: Any) -> str:
    return f"Line {row.number}" if row.number else "Beyond the published list"


DOCUMENT: Fields = (
    ("Title", lambda row: row.title),
    ("Published line", _line),
    ("Who has it ready", lambda row: str(row.owner) if row.owner else row.owner_name),
    ("Their post", lambda row: row.owner_post),
    ("How far it is", lambda row: row.get_state_display()),
    ("Ready on", lambda row: day(row.ready_on)),
    ("Where it is", lambda row: row.location),
    ("Item of the evidence library", lambda row: row.item.title if row.item else ""),
    ("Note", lambda row: row.note),
    ("In confidence", lambda row: "Yes" if row.in_confidence else "No"),
)
PERSON: Fields = (
    ("Post", lambda row: row.post),
    ("Name", lambda row: row.name),
    ("Organisation", lambda row: row.organisation),
    ("Published line", _line),
    ("Telephone", lambda row: row.telephone),
    ("Email", lambda row: row.email),
    ("Days of week 2", lambda row: days_said(row.days)),
    ("Availability", lambda row: row.availability),
    ("Invitation", lambda row: row.get_state_display()),
    ("Note", lambda row: row.note),
)
NOT_NEEDED: Fields = (("Why it does not apply", lambda row: row.reason),)
DAY: Fields = (("Day to be ready for", lambda row: day(row.starts_on)),)
CONCERN: Fields = (
    ("Academy", lambda row: row.school.name),
    ("Raised on", lambda row: day(row.raised_on)),
    ("What it is about", lambda row: row.get_about_display()),
    ("What was raised", lambda row: row.text),
    ("Who raised it", lambda row: row.raised_by),
    ("Answered on", lambda row: day(row.answered_on)),
    ("What was answered", lambda row: row.answer),
    ("Follow-up", lambda row: row.follow_up),
    ("In confidence", lambda row: "Yes" if row.in_confidence else "No"),
)
OF: dict[type, Fields] = {
    ReadyDocument: DOCUMENT,
    ReadyPerson: PERSON,
    NotNeeded: NOT_NEEDED,
    Readiness: DAY,
    AcademyConcern: CONCERN,
}


def said_by(row: Any) -> list[tuple[str, str]]:
    """Label and words of each field; no query where what it links to was read with it."""
    return [(label, said(row)) for label, said in OF[type(row)]]


def readiness_events(round_: Round) -> list[Event]:
    """Of documents, people, lines that do not apply and the day, newest first; four queries."""
    documents = ReadyDocument.history.filter(round_id=round_.pk).select_related("owner", "item")
    return newest(
        [
            *events_of(documents, DOCUMENT, lambda row: f"“{row.title}”", gone="Taken off the list"),
            *events_of(
                ReadyPerson.history.filter(round_id=round_.pk), PERSON, _known, gone="Taken off the list"
            ),
            *events_of(
                NotNeeded.history.filter(round_id=round_.pk), NOT_NEEDED, _quoted, gone="Applies again"
            ),
            *events_of(Readiness.history.filter(round_id=round_.pk), DAY),
        ]
    )


def concern_events(authority: int) -> list[Event]:
    """Newest first; one query."""
    rows = AcademyConcern.history.filter(authority_id=authority).select_related("school")
    return newest([*events_of(rows, CONCERN, lambda row: row.school.name)])


def _known(row: Any) -> str:
    return str(row.name or row.post)


def _quoted(row: Any) -> str:
    return f"“{Truncator(row.quoted).chars(120)}”"
