"""After one line is saved: what else on the page that changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.models import Answer, Cell
from evaluations.models.cells import Key
from evaluations.selectors.ceilings import Ceiling, ceiling_of
from evaluations.selectors.plans.making import Making, making_for
from evaluations.selectors.rate_lines import Column, Line, MeasureLine, Progress, lines_of
from evaluations.selectors.rate_page import answers_of
from evaluations.selectors.verdicts import verdict_of
from standards.content import Content


@dataclass(frozen=True, slots=True)
class SavedPart:
    ceiling: Ceiling | None
    progress: Progress
    columns: list[Column]
    worked_out: list[Line]
    measures: list[MeasureLine]
    making: Making | None


def saved_lines(cell: Cell, content: Content, answers: Mapping[Key, Answer]) -> SavedPart:
    """No query where `answers` are at hand, one where they are not."""
    answers = answers or answers_of(cell)
    element = content.element(cell.element.ref)
    verdict = verdict_of(content, cell, answers.values())
    lines = lines_of(content, element, cell.phase.ref if cell.phase else None, answers, verdict)
    worked = [line for column in lines.columns for line in column.lines if line.worked_out]
    return SavedPart(
        ceiling_of(content, element, verdict),
        lines.progress,
        lines.columns,
        worked,
        lines.measures,
        making_for(cell),
    )
