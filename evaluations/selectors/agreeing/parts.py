"""What a team's answer holds besides judgement, text and trend: where it differs, what it rests on, its priorities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import BooleanField, F, IntegerField, TextField, Value

from evaluations.enums import EvidenceKind, Progress, VariationKind
from evaluations.models import AnswerEvidence, Cell, TeamAnswer, TeamPriority, Variation
from evaluations.permissions import can_see_confidential
from standards.content import Content, Level

VARIATION, EVIDENCE, TABLE, PRIORITY = "variation", "evidence", "table", "priority"


class Differs(NamedTuple):
    """A group, district or measure, with the judgement that the team gives it."""

    kind: str
    what: str
    level: Level | None
    text: str


class Rests(NamedTuple):
    """`quoted` where the words are of the published list."""

    words: str
    quoted: bool


class Aim(NamedTuple):
    """A priority; `rag` in words."""

    text: str
    rag: str
    progress: str


@dataclass(frozen=True, slots=True)
class Parts:
    """`hidden` counts evidence about individuals, for those who may not see it."""

    differs: tuple[Differs, ...]
    rests: tuple[Rests, ...]
    tables: tuple[str, ...]
    aims: tuple[Aim, ...]
    hidden: int


class _Part(NamedTuple):
    team: int
    part: str
    pk: int
    kind: str
    words: str
    level_id: int | None
    text: str
    rag: str
    individual: bool | None


def parts_of(cell: Cell, content: Content) -> Mapping[int, Parts]:
    """By team pk, of all answers to a question; one query. `cell` as `cell_for` gives it, answers revealed."""
    found: dict[int, list[_Part]] = defaultdict(list)
    for row in sorted(_Part(*row) for row in _rows(cell)):
        found[row.team].append(row)
    see = can_see_confidential(cell.access)
    return {team: _parts(rows, content, see=see) for team, rows in found.items()}


def _rows(cell: Cell) -> Iterable[tuple]:
    of_cell = {"answer__cell": cell.pk}
    none = Value("", output_field=TextField())
    no_level, open_ = Value(None, output_field=IntegerField()), Value(False, output_field=BooleanField())
    differs: Any = Variation.objects.filter(**of_cell).order_by()
    rests = AnswerEvidence.objects.filter(**of_cell).order_by()
    aims = TeamPriority.objects.filter(**of_cell).exclude(text="").order_by()
    cites = TeamAnswer.cites.through.objects.filter(teamanswer__cell=cell.pk).order_by()
    number, title = F("digesttable__number"), F("digesttable__title")
    return differs.values_list(
        "answer__team_id", Value(VARIATION), "pk", "kind", "what", "level_id", "text", none, open_
    ).union(
        rests.values_list(
            "answer__team_id",
            Value(EVIDENCE),
            "pk",
            "kind",
            "words",
            no_level,
            none,
            none,
            "item__individual",
        ),
        aims.values_list(
            "answer__team_id", Value(PRIORITY), "pk", none, "text", no_level, "progress", "rag", open_
        ),
        cites.values_list(
            "teamanswer__team_id", Value(TABLE), number, none, title, no_level, none, none, open_
        ),
        all=True,
    )


def _parts(rows: list[_Part], content: Content, *, see: bool) -> Parts:
    rests = [row for row in rows if row.part == EVIDENCE]
    shown = [row for row in rests if see or not row.individual]
    return Parts(
        differs=tuple(_differs(row, content) for row in rows if row.part == VARIATION),
        rests=tuple(Rests(row.words, row.kind == EvidenceKind.EXPECTED) for row in shown),
        tables=tuple(f"D{row.pk} {row.words}" for row in rows if row.part == TABLE),
        aims=tuple(_aim(row) for row in rows if row.part == PRIORITY),
        hidden=len(rests) - len(shown),
    )


def _differs(row: _Part, content: Content) -> Differs:
    kind = str(VariationKind(row.kind).label)
    return Differs(kind, row.words, content.level_by_pk.get(row.level_id), row.text)


def _aim(row: _Part) -> Aim:
    return Aim(row.words, str(Progress(row.rag).label) if row.rag else "", row.text)
