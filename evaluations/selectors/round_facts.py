"""All that a dashboard or a report rests on, in a number of queries that does not grow with the round."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from django.db.models import Q

from evaluations.engine import Verdict, evaluate
from evaluations.enums import View
from evaluations.models import Answer, Cell, EvidenceLink, Judgement, Overall, Round
from evaluations.models.cells import Key
from evaluations.selectors.access import impact_shown
from evaluations.selectors.onward import area_before, onward
from evaluations.selectors.overall import AreaKey, CellKey
from evaluations.selectors.verdicts import AnswerRow, answers_by_cell, engine_answers
from standards.changing import Moves
from standards.content import Content, content_for
from standards.models import Framework
from standards.selectors.changing import moves_from


def key_of(answer: AnswerRow) -> Key:
    return ("criterion", answer.criterion_id) if answer.criterion_id else ("measure", answer.measure_id or 0)


class JudgementLine(NamedTuple):
    """A judgement as recorded; `level` is None where it is not applicable."""

    round_id: int
    round_name: str
    framework_id: int
    element: str
    phase: str | None
    level: str | None
    rationale: str

    @property
    def key(self) -> CellKey:
        return self.element, self.phase or ""


class Agreement(NamedTuple):
    """Who agreed a judgement, when, and what some of them said against it."""

    agreed_by: list[str]
    agreed_on: dt.date | None
    dissent: str


class OverallColumns(NamedTuple):
    round_id: int
    area: str
    phase: str | None
    level: str
    level_id: int
    suggested: str | None
    reason: str

    @property
    def key(self) -> AreaKey:
        return self.area, self.phase or ""


class CellColumns(NamedTuple):
    pk: int
    element_id: int
    phase_id: int | None
    focus: bool


@dataclass(frozen=True)
class RoundFacts:
    """`judgements` and `overalls` are those of the round and of the one before it.

    `moves` leads from that one's version of the framework to this one's; None where both have the same.
    """

    round: Round
    content: Content
    cells: list[CellColumns]
    answers: Mapping[int, list[AnswerRow]]
    impacts: Mapping[int, list[str]]
    judgements: list[JudgementLine]
    overalls: list[OverallColumns]
    moves: Moves | None = None

    @cached_property
    def cell_keys(self) -> Mapping[int, CellKey]:
        elements, phases = self.content.element_by_pk, self.content.phase_by_pk
        return {
            cell.pk: (elements[cell.element_id].ref, phases[cell.phase_id].ref if cell.phase_id else "")
            for cell in self.cells
        }

    @cached_property
    def focus(self) -> frozenset[int]:
        """The cells that are priority areas of the round."""
        return frozenset(cell.pk for cell in self.cells if cell.focus)

    @cached_property
    def cell_pks(self) -> Mapping[CellKey, int]:
        return {key: pk for pk, key in self.cell_keys.items()}

    @cached_property
    def judged(self) -> Mapping[CellKey, JudgementLine]:
        return {line.key: line for line in self.judgements if line.round_id == self.round.pk}

    @cached_property
    def judged_before(self) -> Mapping[CellKey, JudgementLine]:
        """By place in this round, whatever it was called in the round before."""
        before = {line.key: line for line in self.judgements if line.round_id != self.round.pk}
        way = onward(self.moves, before, self.cell_pks.keys())
        return {key: before[old] for key in way.came if (old := way.before(key))}

    @cached_property
    def overall(self) -> Mapping[AreaKey, OverallColumns]:
        return {line.key: line for line in self.overalls if line.round_id == self.round.pk}

    @cached_property
    def overall_before(self) -> Mapping[AreaKey, OverallColumns]:
        before = {line.key: line for line in self.overalls if line.round_id != self.round.pk}
        phases = ("", *(phase.ref for phase in self.content.phases))
        keys = [(area.ref, phase) for area in self.content.areas for phase in phases]
        return {key: before[old] for key in keys if (old := area_before(self.moves, key)) in before}

    @cached_property
    def verdicts(self) -> Mapping[CellKey, Verdict]:
        return {key: self._verdict(pk, key) for pk, key in self.cell_keys.items()}

    def _verdict(self, pk: int, key: CellKey) -> Verdict:
        impact = max(self.impacts.get(pk, ()), default=None)
        return _verdict(self.content, *key, frozenset(self.answers.get(pk, ())), impact)


@lru_cache(maxsize=2048)
def _verdict(
    content: Content, element_ref: str, phase: str, answers: frozenset[AnswerRow], impact: str | None
) -> Verdict:
    """The same answers give the same verdict, and between two looks at a dashboard most are the same."""
    found = engine_answers(content.element(element_ref), answers, impact)
    return evaluate(content.spec(element_ref, phase or None), found)


def facts_of(round_: Round, content: Content, view: str = View.AUTHORITY) -> RoundFacts:
    """Five queries, whatever the number of cells; up to two more where the round before is on another version."""
    judgements = _judgements(round_, view)
    return RoundFacts(
        round=round_,
        content=content,
        cells=_cells(round_),
        answers=answers_by_cell(round_),
        impacts=_impacts(round_),
        judgements=judgements,
        overalls=_overalls(round_, view),
        moves=_moves(round_, content, judgements),
    )


def judged_facts_of(round_: Round, content: Content, view: str = View.AUTHORITY) -> RoundFacts:
    """Only what was judged, as though nothing were answered: three queries."""
    return RoundFacts(
        round=round_,
        content=content,
        cells=_cells(round_),
        answers={},
        impacts={},
        judgements=_judgements(round_, view),
        overalls=_overalls(round_, view),
    )


def _cells(round_: Round) -> list[CellColumns]:
    return [
        CellColumns(*row)
        for row in Cell.objects.filter(round=round_).values_list("pk", "element_id", "phase_id", "focus")
    ]


def _impacts(round_: Round) -> Mapping[int, list[str]]:
    links = EvidenceLink.objects.filter(cell__round=round_).order_by()
    found: dict[int, list[str]] = defaultdict(list)
    for cell_id, impact in links.values_list("cell_id", impact_shown()):
        found[cell_id].append(impact)
    return found


def _judgements(round_: Round, view: str) -> list[JudgementLine]:
    rows = Judgement.objects.filter(_here_or_before("cell__round", round_), view=view)
    where = ("cell__round_id", "cell__round__name", "cell__round__framework_id")
    columns = (*where, "cell__element__ref", "cell__phase__ref", "level__code", "rationale")
    return [JudgementLine(*row) for row in rows.values_list(*columns)]


def _moves(round_: Round, content: Content, judgements: list[JudgementLine]) -> Moves | None:
    """From the version that the round before is on, as its judgements say."""
    other = next((line.framework_id for line in judgements if line.round_id != round_.pk), content.pk)
    if other == content.pk:
        return None
    return moves_from(content_for(Framework.objects.get(pk=other)), content)


def agreements_of(round_: Round, view: str = View.AUTHORITY) -> Mapping[int, Agreement]:
    """By cell pk; one query."""
    rows = Judgement.objects.filter(cell__round=round_, view=view)
    columns = rows.values_list("cell_id", "agreed_by", "agreed_on", "dissent")
    return {cell_id: Agreement(*agreed) for cell_id, *agreed in columns}


def notes_of(round_: Round) -> Mapping[int, Mapping[Key, str]]:
    """What people wrote beside their answers, by cell pk and key of the answer; one query."""
    rows = Answer.objects.filter(cell__round=round_).exclude(note="")
    found: dict[int, dict[Key, str]] = defaultdict(dict)
    for cell_id, criterion, measure, note in rows.values_list(
        "cell_id", "criterion_id", "measure_id", "note"
    ):
        found[cell_id][key_of(AnswerRow(criterion, measure, ""))] = note
    return found


def _overalls(round_: Round, view: str) -> list[OverallColumns]:
    rows = Overall.objects.filter(_here_or_before("round", round_), view=view)
    columns = ("round_id", "area__ref", "phase__ref", "level__code", "level_id", "suggested__code", "reason")
    return [OverallColumns(*row) for row in rows.values_list(*columns)]


def _here_or_before(name: str, round_: Round) -> Q:
    return Q(**{f"{name}__in": [pk for pk in (round_.pk, round_.previous_id) if pk]})
