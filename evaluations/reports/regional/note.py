"""A note of visit as one frozen report: the region's page, the authority's page and the PDF are made from it alone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from evaluations.enums import Accuracy, NoteState
from evaluations.models import NoteAnswer, NoteOfVisit
from evaluations.reports.words import date_words
from evaluations.selectors.regional.note_steps import Step, steps_of_note
from evaluations.selectors.regional.notes import contributes
from standards.content import Content, Level, content_for
from standards.wording.vocabulary import said_of


@dataclass(frozen=True, slots=True)
class AspectSaid:
    """`rated` is whether a note may give a contributory rating of it; `remarks` are for whoever writes the note."""

    ref: str
    title: str
    label: str
    text: str
    level: Level | None
    rated: bool
    led_by: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionSaid:
    """A question as it was put, line by line; `place` is empty for one of the writer's own."""

    lines: tuple[str, ...]
    place: str
    said: str


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """`since` is whether the note was changed after it."""

    who: str
    at: dt.datetime
    accuracy: str
    label: str
    text: str
    since: bool


@dataclass(frozen=True, slots=True)
class NoteReport:
    pk: int
    version: int
    state: str
    state_label: str
    authority: str
    slug: str
    framework: str
    framework_title: str
    attribution: str
    phase: str
    kind: str
    title: str
    date: dt.date
    who: str
    purpose: str
    author: str
    summary: str
    next_steps: str
    shared_on: dt.date | None
    final_on: dt.date | None
    aspects: tuple[AspectSaid, ...]
    questions: tuple[tuple[str, tuple[QuestionSaid, ...]], ...]
    answers: tuple[AnswerSaid, ...]
    steps: tuple[Step, ...]

    @property
    def stamp(self) -> str:
        """What stands large on paper until the note is final."""
        return {
            NoteState.DRAFT: "Draft. Not yet shared with the authority",
            NoteState.SHARED: "With the authority for accuracy. Not final",
        }.get(NoteState(self.state), "")

    @property
    def standing(self) -> str:
        """Where the note stands and what the authority said, in a sentence or two."""
        if self.state == NoteState.DRAFT:
            return "This is a draft. The authority does not see it."
        if self.state == NoteState.SHARED:
            return f"Shared with the authority for accuracy on {date_words(self.shared_on)}. {self._answered}"
        return f"Final since {date_words(self.final_on)}; nothing in it changes. {self._answered}"

    @property
    def _answered(self) -> str:
        """Of the latest answer, which is the one that stands."""
        if not self.answers:
            if self.state == NoteState.FINAL:
                return f"No answer came from {self.authority} before it was made final."
            return f"No answer from {self.authority} has come yet."
        last = self.answers[-1]
        said = (
            "accepted it as accurate"
            if last.accuracy == Accuracy.ACCEPTED
            else "asked for something to be corrected"
        )
        since = " The note was changed after that." if last.since else ""
        return f"{last.who} {said} on {date_words(timezone.localtime(last.at).date())}.{since}"


def note_report(note: NoteOfVisit) -> NoteReport:
    """`note` with authority, framework, phase and author. Four queries."""
    content = content_for(note.framework)
    return NoteReport(
        pk=note.pk,
        version=note.version,
        state=note.state,
        state_label=note.get_state_display(),
        authority=str(note.authority),
        slug=note.authority.slug,
        framework=content.short_title,
        framework_title=content.title,
        attribution=content.source["attribution"],
        phase=content.phase(note.phase.ref).label,
        kind=note.get_kind_display(),
        title=note.title,
        date=note.visited_on,
        who=note.who,
        purpose=note.purpose,
        author=str(note.author),
        summary=note.summary,
        next_steps=note.next_steps,
        shared_on=_day(note.shared_at),
        final_on=_day(note.final_at),
        aspects=tuple(_aspects(note, content)),
        questions=tuple(_questions(note, content)),
        answers=tuple(_answer(note, row) for row in note.answers.select_related("by")),
        steps=tuple(steps_of_note(note)),
    )


def _aspects(note: NoteOfVisit, content: Content) -> Iterator[AspectSaid]:
    lines = {line.element_id: line for line in note.lines.all()}
    for element in content.elements.values():
        if (line := lines.get(element.pk)) is None:
            continue
        rated, level = contributes(element), content.level_by_pk.get(line.level_id)
        chosen = level.code if level else None
        yield AspectSaid(
            ref=element.ref,
            title=element.title,
            label=element.short_label,
            text=line.text,
            level=level,
            rated=rated,
            led_by=element.led_by.get("text", ""),
            remarks=said_of(line.text, content, chosen, rated=rated),
        )


def _questions(note: NoteOfVisit, content: Content) -> Iterator[tuple[str, tuple[QuestionSaid, ...]]]:
    """By aspect in the order of the publication, one's own after them."""
    rows = list(note.questions.all())
    for element in (*content.elements.values(), None):
        pk = element.pk if element else None
        said = tuple(
            QuestionSaid(tuple(row.question.splitlines()), row.place, row.said)
            for row in rows
            if row.element_id == pk
        )
        if said:
            yield (f"{element.ref} {element.short_label}" if element else "Other questions"), said


def _answer(note: NoteOfVisit, row: NoteAnswer) -> AnswerSaid:
    return AnswerSaid(
        who=str(row.by),
        at=row.at,
        accuracy=row.accuracy,
        label=row.get_accuracy_display(),
        text=row.text,
        since=_content_version(note) > row.version,
    )


def _content_version(note: NoteOfVisit) -> int:
    """Making a note final counts as a version and changes nothing that was read."""
    return note.version - (note.state == NoteState.FINAL)


def _day(at: dt.datetime | None) -> dt.date | None:
    return timezone.localtime(at).date() if at else None
