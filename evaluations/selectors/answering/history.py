"""What happened to a team's answer: who changed what, from what to what."""

from collections.abc import Callable, Iterator
from typing import Any

from evaluations.enums import Trend
from evaluations.models import AnswerEvidence, TeamAnswer, TeamPriority, Variation
from evaluations.selectors.answering.answer import AnswerPage
from evaluations.selectors.history import Event, steps_of, who
from standards.content import Content

Said = tuple[str, Callable[[Any], str]]


def answer_events(page: AnswerPage) -> list[Event]:
    """Newest first; four queries, of which none for an answer not begun."""
    if page.answer is None:
        return []
    pk, content = page.answer.pk, page.content
    events = [
        *_changes(TeamAnswer.history.filter(id=pk), _main(content)),
        *_changes(
            Variation.history.filter(answer_id=pk), [("Variation", lambda row: _variation(row, content))]
        ),
        *_changes(TeamPriority.history.filter(answer_id=pk), [("Priority", _priority)]),
        *_changes(AnswerEvidence.history.filter(answer_id=pk), [("Evidence", lambda row: row.words)]),
    ]
    return sorted(events, key=lambda event: event.when, reverse=True)


def _main(content: Content) -> list[Said]:
    return [
        ("Judgement", lambda row: _level(row, content)),
        ("Evaluation", lambda row: row.text),
        ("Trend", lambda row: str(Trend(row.trend).label) if row.trend else ""),
        ("Figures of the trend", lambda row: row.figures),
    ]


def _level(row: Any, content: Content) -> str:
    level = content.level_by_pk.get(row.level_id)
    return level.label if level else ""


def _variation(row: Any, content: Content) -> str:
    said = (f"{row.get_kind_display()}: {row.what}", _level(row, content), row.text)
    return ". ".join(filter(None, said))


def _priority(row: Any) -> str:
    return ". ".join(filter(None, (row.text, row.progress, row.get_rag_display())))


def _changes(rows: Any, fields: list[Said]) -> Iterator[Event]:
    """A row that was taken away says nothing any more."""
    for before, row in steps_of(rows):
        for name, said in fields:
            was = said(before) if before is not None else ""
            now = "" if row.history_type == "-" else said(row)
            if was != now:
                yield Event(row.history_date, who(row), name, was or "–", now or "–", "")
