"""Everything that any format shows of what teams answered: strings and dates, and nothing that can still change.

A level is "" where there is none, an area is "" for all of them together.
"""

import datetime as dt
from dataclasses import dataclass

from evaluations.reports.heads import PaperHead
from evaluations.reports.model import LevelKey

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Head(PaperHead):
    """`signed_off_at` and `by` are empty while the round is open; `as_at` is the day that it then stands for."""

    signed_off_at: dt.datetime | None
    signed_off_by: str
    as_at: dt.date


@dataclass(frozen=True, slots=True)
class TeamHead:
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VariationLine:
    kind: str
    what: str
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """`kind` in words: from the published list, then `words` are quoted; added by the team; from the library."""

    kind: str
    words: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """`rag` is a code, its word beside it; `joint` is what it is joined into, `action` its number in the plan."""

    text: str
    progress: str
    rag: str
    rag_label: str
    joint: str
    action: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    team: str
    level: str
    text: str
    trend: str
    figures: str
    late: bool
    variations: tuple[VariationLine, ...]
    evidence: tuple[EvidenceLine, ...]
    left_out: int
    cites: tuple[str, ...]
    priorities: tuple[PriorityLine, ...]


@dataclass(frozen=True, slots=True)
class QuestionLine:
    ref: str
    title: str
    short_label: str
    phase: str
    area: str
    level: str
    not_applicable: bool
    rationale: str
    dissent: str
    answers: tuple[AnswerLine, ...]

    @property
    def name(self) -> str:
        return f"{self.ref} {self.title}{f', {self.phase}' if self.phase else ''}"

    @property
    def short(self) -> str:
        return f"{self.ref} {self.short_label}{f', {self.phase}' if self.phase else ''}"


@dataclass(frozen=True, slots=True)
class GroupLine:
    area: str
    title: str
    level: str
    rationale: str


@dataclass(frozen=True, slots=True)
class TableLine:
    ref: str
    title: str
    source: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: str
    was: str = ""  # the round that it was carried from, where nobody has renewed it


@dataclass(frozen=True, slots=True)
class AnsweringReport:
    schema: int
    head: Head
    levels: tuple[LevelKey, ...]
    teams: tuple[TeamHead, ...]
    groups: tuple[GroupLine, ...]
    questions: tuple[QuestionLine, ...]
    digest: tuple[TableLine, ...]

    def level(self, code: str) -> LevelKey | None:
        return next((level for level in self.levels if level.code == code), None)

    def of_area(self, area: str) -> list[QuestionLine]:
        return [question for question in self.questions if question.area == area]
