"""From the rows of answers to the engine's verdict, for one cell or a whole round."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from evaluations.engine import NOT_APPLICABLE, Answers, Verdict, evaluate
from evaluations.enums import FindingValue
from evaluations.models import Answer, Cell, EvidenceLink, Round
from evaluations.models.cells import Key
from evaluations.selectors.access import impact_shown
from standards.content import Content, Element, Measure


class AnswerRow(NamedTuple):
    """The columns of an answer that a verdict needs, whatever read them; the last three where a line shows them."""

    criterion_id: int | None
    measure_id: int | None
    value: str
    note: str = ""
    was: str = ""
    version: int = 0

    @property
    def key(self) -> Key:
        return ("criterion", self.criterion_id) if self.criterion_id else ("measure", self.measure_id or 0)


def verdict_of(content: Content, cell: Cell, answers: Iterable[Answer | AnswerRow]) -> Verdict:
    """The verdict on a cell that `cells_for` read (it carries the impact of its evidence)."""
    element, phase = content.element(cell.element.ref), cell.phase.ref if cell.phase else None
    return evaluate(content.spec(element.ref, phase), engine_answers(element, answers, cell.impact))


def engine_answers(element: Element, answers: Iterable[Answer | AnswerRow], impact: str | None) -> Answers:
    findings: dict[str, bool] = {}
    values: dict[str, Decimal | str] = {}
    for answer in answers:
        if not answer.value:
            continue
        if answer.criterion_id is not None:
            findings[element.criterion_by_pk[answer.criterion_id].ref] = answer.value == FindingValue.YES
        elif answer.measure_id is not None:
            measure = element.measure_by_pk[answer.measure_id]
            values[measure.ref] = measure_value(measure, answer.value)
    return Answers(findings, values, impact)


def measure_value(measure: Measure, text: str) -> Decimal | str:
    """What the engine takes for a stored value; raises ValueError where a number is not one."""
    if measure.kind != "number" or text == NOT_APPLICABLE:
        return text
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error


def answers_by_cell(round_: Round) -> Mapping[int, list[AnswerRow]]:
    """Every answer of a round; one query."""
    rows = Answer.objects.filter(cell__round=round_).exclude(value="")
    found: dict[int, list[AnswerRow]] = defaultdict(list)
    columns = ("cell_id", "criterion_id", "measure_id", "value")
    for cell_id, criterion_id, measure_id, value in rows.values_list(*columns):
        found[cell_id].append(AnswerRow(criterion_id, measure_id, value))
    return found


def impact_by_cell(round_: Round) -> Mapping[int, str]:
    """The strongest impact that each cell's evidence shows; one query."""
    links = EvidenceLink.objects.filter(cell__round=round_).values_list("cell_id", impact_shown())
    found: dict[int, str] = {}
    for cell_id, impact in links:
        found[cell_id] = max(impact, found.get(cell_id, ""))
    return found


def verdicts_of(content: Content, round_: Round, cells: Iterable[Cell]) -> dict[int, Verdict]:
    """A verdict for each cell of a round (cell pk to verdict); two queries."""
    return verdicts_from(content, cells, answers_by_cell(round_), impact_by_cell(round_))


def verdicts_from(
    content: Content,
    cells: Iterable[Cell],
    answers: Mapping[int, list[AnswerRow]],
    impact: Mapping[int, str],
) -> dict[int, Verdict]:
    """The same from rows already read; no query."""
    return {cell.pk: _verdict(content, cell, answers.get(cell.pk, []), impact.get(cell.pk)) for cell in cells}


def _verdict(content: Content, cell: Cell, answers: list[AnswerRow], impact: str | None) -> Verdict:
    element = content.element_by_pk[cell.element_id]
    phase = content.phase_by_pk[cell.phase_id].ref if cell.phase_id else None
    return evaluate(content.spec(element.ref, phase), engine_answers(element, answers, impact))
