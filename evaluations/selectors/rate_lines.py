"""The lines of a rating page: the four columns as printed, each line with what the team recorded.

What never changes (words, order, ids) is laid out once per element and phase and kept with the process; a
request only sets answers beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from evaluations.engine import Verdict
from evaluations.models import Answer
from evaluations.models.cells import Key
from evaluations.selectors.verdicts import AnswerRow
from standards import wording
from standards.content import Content, Criterion, Element, Lead, Level, Measure

Recorded = Mapping[Key, Answer | AnswerRow]

WORDS = {
    "met": (("yes", "Met", ""), ("no", "Not met", ""), ("", "Not yet", " considered")),
    "applies": (("yes", "Applies", ""), ("no", "Does not", " apply"), ("", "Not yet", " considered")),
}
SUMMARY = {"met": ("met", "not met", "not yet"), "applies": ("apply", "do not", "not yet")}


@dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """A line as printed: a lead-in or tail (no criterion), or a criterion."""

    html: str
    depth: int
    critical: bool
    criterion: Criterion | None = None

    @property
    def key(self) -> Key | None:
        return ("criterion", self.criterion.pk) if self.criterion else None


@dataclass(slots=True)
class Line:
    """A fixed line with what is recorded of it."""

    fixed: Fixed
    value: str = ""
    note: str = ""
    version: int = 0
    was: str = ""
    worked_out: str = ""
    error: str = ""
    options: tuple[tuple[str, str, str], ...] = ()

    @property
    def said(self) -> str:
        return next((label + rest for value, label, rest in self.options if value == self.value), "")


@dataclass(slots=True)
class Column:
    level: Level
    lines: list[Line]
    summary: str


@dataclass(slots=True)
class MeasureLine:
    measure: Measure
    value: str = ""
    note: str = ""
    version: int = 0
    was: str = ""
    error: str = ""

    @property
    def said(self) -> str:
        return wording.measure_value_text(self.measure, self.value) if self.value else "Not yet considered"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of what people decide (criteria and measures) is considered."""

    considered: int
    of: int

    def __str__(self) -> str:
        return f"{self.considered} of {self.of}"

    @property
    def done(self) -> bool:
        return self.considered == self.of


@dataclass(slots=True)
class Lines:
    columns: list[Column]
    measures: list[MeasureLine]
    progress: Progress
    asked: dict[Key, Any] = field(default_factory=dict)


def lines_of(
    content: Content, element: Element, phase: str | None, answers: Recorded, verdict: Verdict
) -> Lines:
    """Columns, measures and progress. `answers` by key; no query."""
    columns = [
        _column(content, element, level, fixed, answers, verdict)
        for level, fixed in fixed_columns(content, element.ref, phase)
    ]
    measures = [_measure_line(measure, answers) for measure in measures_in(element, phase)]
    return Lines(columns, measures, progress_of(content, element, phase, _answered(answers)))


def fixed_columns(
    content: Content, element_ref: str, phase: str | None
) -> tuple[tuple[Level, tuple[Fixed, ...]], ...]:
    return _fixed_columns(content, element_ref, phase)


@lru_cache(maxsize=256)
def _fixed_columns(
    content: Content, element_ref: str, phase: str | None
) -> tuple[tuple[Level, tuple[Fixed, ...]], ...]:
    element = content.element(element_ref)
    return tuple(
        (level, tuple(_flat(element.columns.get(level.code, ()), phase, 0))) for level in content.levels
    )


def _flat(blocks: Iterable[Lead | Criterion], phase: str | None, depth: int) -> Iterator[Fixed]:
    for block in blocks:
        if isinstance(block, Criterion):
            if _holds(block.phases, phase):
                yield Fixed(block.html, depth, block.critical, block)
            continue
        inside = tuple(_flat(block.items, phase, depth + 1))
        if inside:
            yield Fixed(block.html, depth, block.critical)
            yield from inside
            if block.tail_html:
                yield Fixed(block.tail_html, depth, critical=False)


def _holds(phases: Iterable[str], phase: str | None) -> bool:
    return phase is None or not phases or phase in phases


def measures_in(element: Element, phase: str | None) -> tuple[Measure, ...]:
    return tuple(measure for measure in element.measures if _holds(measure.phases, phase))


def asked_keys(content: Content, element: Element, phase: str | None) -> frozenset[Key]:
    """What people decide here: criteria that no rule works out, and measures."""
    return _asked_keys(content, element.ref, phase)


@lru_cache(maxsize=256)
def _asked_keys(content: Content, element_ref: str, phase: str | None) -> frozenset[Key]:
    element = content.element(element_ref)
    criteria = (
        ("criterion", line.criterion.pk)
        for _, lines in _fixed_columns(content, element_ref, phase)
        for line in lines
        if line.criterion and not line.criterion.worked_out
    )
    return frozenset([*criteria, *(("measure", measure.pk) for measure in measures_in(element, phase))])


def progress_of(content: Content, element: Element, phase: str | None, answered: Iterable[Key]) -> Progress:
    asked = asked_keys(content, element, phase)
    return Progress(len(asked.intersection(answered)), len(asked))


def _answered(answers: Recorded) -> Iterator[Key]:
    return (key for key, answer in answers.items() if answer.value)


def _column(
    content: Content,
    element: Element,
    level: Level,
    fixed: tuple[Fixed, ...],
    answers: Recorded,
    verdict: Verdict,
) -> Column:
    lines = [_line(content, element, level, one, answers, verdict) for one in fixed]
    return Column(level, lines, _summary(level, lines))


def _line(
    content: Content,
    element: Element,
    level: Level,
    fixed: Fixed,
    answers: Recorded,
    verdict: Verdict,
) -> Line:
    criterion = fixed.criterion
    if criterion is None:
        return Line(fixed)
    if criterion.worked_out:
        return Line(fixed, worked_out=wording.worked_out_text(content, element, criterion, verdict))
    line = Line(fixed, options=WORDS[level.asks])
    answer = answers.get(("criterion", criterion.pk))
    if answer is not None:
        line.value, line.note, line.version = answer.value, answer.note, answer.version
        line.was = answer.was
    return line


def _summary(level: Level, lines: list[Line]) -> str:
    asked = [line.value for line in lines if line.options]
    counts = (asked.count("yes"), asked.count("no"), asked.count(""))
    words = SUMMARY[level.asks]
    parts = [
        f"{count} {word}" for count, word in zip(counts, words, strict=True) if count or word == words[0]
    ]
    return ", ".join(parts)


def _measure_line(measure: Measure, answers: Recorded) -> MeasureLine:
    answer = answers.get(("measure", measure.pk))
    if answer is None:
        return MeasureLine(measure)
    return MeasureLine(measure, answer.value, answer.note, answer.version, answer.was)
