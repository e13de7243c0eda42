"""What happened to a cell or a round: who, when, from what to what, and why."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from evaluations.enums import Made, View
from evaluations.models import (
    Answer,
    Cell,
    Difference,
    EvidenceItem,
    EvidenceLink,
    Judgement,
    LocalDescriptor,
    Overall,
    Rating,
    Round,
)
from evaluations.permissions import can_see_confidential, can_see_ratings
from evaluations.selectors.differences import can_see_earlier
from evaluations.selectors.rate_lines import WORDS
from standards import wording
from standards.content import Content, Element


@dataclass(frozen=True, slots=True)
class Event:
    """`before` and `after` are words; `why` is a note, a rationale or a reason."""

    when: dt.datetime
    who: str
    what: str
    before: str
    after: str
    why: str


def cell_events(cell: Cell, content: Content, user_id: int) -> list[Event]:
    """Newest first. Five queries. Members' ratings only where they are revealed; one's own always."""
    element = content.element(cell.element.ref)
    events = [
        *_answer_events(cell, content, element),
        *_rating_events(cell, content, user_id),
        *_judgement_events(Judgement.history.filter(cell_id=cell.pk, view=View.AUTHORITY), content),
        *link_events(cell),
        *_difference_events(cell),
    ]
    return sorted(events, key=lambda event: event.when, reverse=True)


PRIORITIES = "Priority areas"


def round_events(round_: Round, content: Content) -> list[Event]:
    """States, overall ratings and local words, newest first; three queries."""
    events = [
        *_state_events(round_),
        *_overall_events(round_, content),
        *_word_events(round_, content),
    ]
    return sorted(events, key=lambda event: event.when, reverse=True)


def steps_of(rows: QuerySet[Any]) -> Iterator[tuple[Any | None, Any]]:
    """Each historical row with the one before it of the same object."""
    ordered = rows.select_related("history_user").order_by("id", "history_date", "history_id")
    for _, versions in groupby(ordered, key=lambda row: row.id):
        before = None
        for row in versions:
            yield before, row
            before = row


def who(row: Any) -> str:
    return str(row.history_user) if row.history_user else "The system"


def _answer_events(cell: Cell, content: Content, element: Element) -> Iterator[Event]:
    for before, row in steps_of(Answer.history.filter(cell_id=cell.pk)):
        what = _about(element, row)
        said = [_answer_words(content, element, one) if one else "Not yet" for one in (before, row)]
        changed_note = row.note != (before.note if before else "")
        yield Event(row.history_date, who(row), what, said[0], said[1], row.note if changed_note else "")


def _about(element: Element, row: Any) -> str:
    if row.criterion_id:
        return element.criterion_by_pk[row.criterion_id].text
    return element.measure_by_pk[row.measure_id].label


def _answer_words(content: Content, element: Element, row: Any) -> str:
    if row.measure_id:
        return (
            wording.measure_value_text(element.measure_by_pk[row.measure_id], row.value)
            if row.value
            else "Not yet"
        )
    asks = content.level(element.criterion_by_pk[row.criterion_id].level).asks
    return next(label for value, label, _ in WORDS[asks] if value == row.value)


def _rating_events(cell: Cell, content: Content, user_id: int) -> Iterator[Event]:
    rows = Rating.history.filter(cell_id=cell.pk).select_related("user")
    if not can_see_ratings(cell.access):
        rows = rows.filter(user_id=user_id)
    for before, row in steps_of(rows):
        what = "Own rating, late" if row.late else "Own rating"
        said = [_level(content, one) for one in (before, row)]
        yield Event(row.history_date, who(row), what, said[0], said[1], row.comment)


def _level(content: Content, row: Any | None) -> str:
    level = content.level_by_pk.get(row.level_id) if row is not None else None
    return level.label if level else "Not rated"


def _judgement_events(rows: QuerySet[Any], content: Content) -> Iterator[Event]:
    for before, row in steps_of(rows):
        said = ["N/A" if one and one.not_applicable else _level(content, one) for one in (before, row)]
        why = f"{row.rationale} Dissent: {row.dissent}" if row.dissent else row.rationale
        yield Event(row.history_date, who(row), JUDGED[row.view], said[0], said[1], why)


JUDGED = {
    View.AUTHORITY.value: "The team’s judgement",
    View.STRATEGIES.value: "The National Strategies view",
}


def link_events(cell: Cell) -> Iterator[Event]:
    """What was linked to the cell and unlinked; one query."""
    confidential = can_see_confidential(cell.access)
    for row in EvidenceLink.history.filter(cell_id=cell.pk).select_related("history_user", "item"):
        title, why = item_title(row.item, confidential), _why(row, confidential)
        if row.history_type == "-":
            yield Event(row.history_date, who(row), "Evidence", title, "Unlinked", "")
        else:
            yield Event(row.history_date, who(row), "Evidence", "", f"Linked: {title}", why)


def item_title(item: EvidenceItem | None, confidential: bool) -> str:
    if item is None:
        return "An item deleted since"
    return item.title if confidential or not item.individual else "An item that concerns an individual"


def _why(row: Any, confidential: bool) -> str:
    """What was said on linking it; of an item that is gone nobody knows any more whom it concerned."""
    return row.note if confidential or (row.item and not row.item.individual) else ""


def _difference_events(cell: Cell) -> Iterator[Event]:
    """Only for those who are asked: others do not see what is planned."""
    if not can_see_earlier(cell.access):
        return
    for before, row in steps_of(Difference.history.filter(cell_id=cell.pk).select_related("action")):
        what = f"Did A{row.action.number} make the difference? {row.action.title}"
        said = [str(Made(one.made).label) if one else "Not yet" for one in (before, row)]
        yield Event(row.history_date, who(row), what, said[0], said[1], row.note)


def _state_events(round_: Round) -> Iterator[Event]:
    for before, row in steps_of(Round.history.filter(id=round_.pk)):
        if (reason := row.history_change_reason or "").startswith(PRIORITIES):
            yield Event(
                row.history_date, who(row), PRIORITIES, "", reason.removeprefix(f"{PRIORITIES}: "), ""
            )
        elif before is None or before.state != row.state:
            said = [one.get_state_display() if one else "" for one in (before, row)]
            yield Event(row.history_date, who(row), "The round", said[0], said[1], reason)


def _overall_events(round_: Round, content: Content) -> Iterable[Event]:
    for before, row in steps_of(Overall.history.filter(round_id=round_.pk, view=View.AUTHORITY)):
        phase = content.phase_by_pk[row.phase_id].label if row.phase_id else "over all phases"
        what = f"Overall: {content.area_by_pk[row.area_id].short_label}, {phase}"
        said = [content.level_by_pk[one.level_id].overall if one else "Not rated" for one in (before, row)]
        yield Event(row.history_date, who(row), what, said[0], said[1], row.reason)


def _word_events(round_: Round, content: Content) -> Iterator[Event]:
    for before, row in steps_of(LocalDescriptor.history.filter(round_id=round_.pk)):
        element, level = content.element_by_pk[row.element_id], content.level_by_pk[row.level_id]
        what = f"Local words: {element.ref} {element.short_label}, {level.label}"
        yield Event(row.history_date, who(row), what, before.text if before else "", row.text, "")
