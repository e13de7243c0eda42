"""The page on which a team answers one question: what is asked, what is written, what it could rest on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from evaluations.enums import EvidenceKind, Progress, Trend, VariationKind
from evaluations.models import (
    AnswerEvidence,
    AnsweringTeam,
    Cell,
    DigestTable,
    EvidenceLink,
    TeamAnswer,
    TeamPriority,
    Variation,
)
from evaluations.permissions import can_record, can_see_confidential, is_late
from evaluations.permissions.answering import can_answer, can_keep_digest, why_not_answered
from evaluations.selectors.answering.hints import Hint, hint_on_priority, hints_on_text, hints_on_trend
from evaluations.selectors.answering.index import Step, steps_of
from evaluations.selectors.rate_page import cell_url
from standards.content import Area, Content, Element, Level, Passage, Phase, Section, content_for
from standards.enums import PassageKind


@dataclass(slots=True)
class Main:
    """Judgement, text and trend as the page shows them; `version` is 0 where nothing is written yet."""

    level_id: int | None = None
    text: str = ""
    trend: str = ""
    figures: str = ""
    version: int = 0


@dataclass(slots=True)
class VariationRow:
    """`slot` names its fields on the page; `pk` is 0 for a row that is not kept yet."""

    slot: str
    pk: int = 0
    version: int = 0
    kind: str = VariationKind.GROUP
    what: str = ""
    level_id: int | None = None
    text: str = ""
    error: str = ""


@dataclass(slots=True)
class PriorityRow:
    slot: str
    pk: int = 0
    version: int = 0
    text: str = ""
    progress: str = ""
    rag: str = ""
    error: str = ""

    @property
    def hint(self) -> str:
        return hint_on_priority(self.text, self.progress, self.rag)


@dataclass(slots=True)
class Tick:
    """Something that an answer may rest on, with the value that its box sends."""

    value: str
    words: str
    ticked: bool


@dataclass(slots=True)
class AnswerPage:
    team: AnsweringTeam
    cell: Cell
    content: Content
    element: Element
    phase: Phase | None
    answer: TeamAnswer | None
    main: Main
    variations: list[VariationRow]
    priorities: list[PriorityRow]
    expected: list[Tick]
    own: list[str]
    items: list[Tick]
    digest: list[Tick]
    steps: list[Step]
    hidden: int = 0
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def area(self) -> Area:
        return self.content.area(self.element.area_ref)

    @property
    def url(self) -> str:
        return self._here.url

    @property
    def _here(self) -> Step:
        return next(step for step in self.steps if step.question.pk == self.cell.pk)

    @property
    def given(self) -> bool:
        """False for a question that was taken away from the team: what it wrote can be read."""
        return self._here.given

    @property
    def place(self) -> int:
        return self.steps.index(self._here) + 1

    @property
    def previous(self) -> Step | None:
        return self.steps[self.place - 2] if self.place > 1 else None

    @property
    def next(self) -> Step | None:
        return self.steps[self.place] if self.place < len(self.steps) else None

    @property
    def may_answer(self) -> bool:
        return self.given and can_answer(self.cell.access, mine=self.team.mine)

    @property
    def may_link(self) -> bool:
        return can_record(self.cell.access)

    @property
    def may_move(self) -> bool:
        """A table that is pasted into the text into the digest."""
        return self.may_answer and can_keep_digest(self.cell.access)

    @property
    def late(self) -> bool:
        return is_late(self.cell.access)

    @property
    def why_read_only(self) -> str:
        return why_not_answered(self.cell.access, mine=self.team.mine, given=self.given)

    @property
    def level(self) -> Level | None:
        return self.content.level_by_pk.get(self.main.level_id)

    @property
    def trend_label(self) -> str:
        return str(Trend(self.main.trend).label) if self.main.trend else ""

    @property
    def trends(self) -> list[tuple[str, str]]:
        return [(str(value), str(label)) for value, label in Trend.choices]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(str(value), str(label)) for value, label in VariationKind.choices]

    @property
    def colours(self) -> list[tuple[str, str]]:
        return [(str(value), str(label)) for value, label in Progress.choices]

    @property
    def published(self) -> tuple[Passage, ...]:
        return self.element.passages_of(PassageKind.EXPECTED_EVIDENCE)

    @property
    def guidance(self) -> list[Section]:
        """What the framework says to those who write, as published."""
        return [section for section in self.content.sections if section.kind == "guidance"]

    @property
    def hints(self) -> list[Hint]:
        main = self.main
        levels = [level.label for level in self.content.levels]
        return [*hints_on_text(main.text, levels), *hints_on_trend(main.trend, main.figures)]

    @property
    def hints_on_text(self) -> list[Hint]:
        return [hint for hint in self.hints if hint.about == "text"]

    @property
    def hints_on_trend(self) -> list[Hint]:
        return [hint for hint in self.hints if hint.about == "figures"]

    @property
    def own_text(self) -> str:
        """As its field has it: one a line."""
        return "\n".join(self.own)

    @property
    def rest_on(self) -> list[str]:
        """All that the answer rests on, in words, for those who read."""
        return [
            *(tick.words for tick in self.expected if tick.ticked),
            *self.own,
            *(tick.words for tick in self.items if tick.ticked),
        ]

    @property
    def cites(self) -> list[str]:
        return [tick.words for tick in self.digest if tick.ticked]

    @property
    def history_url(self) -> str:
        return f"{self.url}history/"

    @property
    def link_url(self) -> str:
        return cell_url(self.cell, "evaluations:evidence_link")


def answer_page(cell: Cell, team: AnsweringTeam, *, sent: bool = False) -> AnswerPage:
    """`cell` as `cell_for` gives it, `team` as `team_for`. Seven queries; of an answer not begun, four.

    Among the steps is this question too where something is written or was `sent`, though it is not asked any more.
    """
    content = content_for(cell.round.framework)
    element = content.element(cell.element.ref)
    answer = answer_of(cell, team)
    evidence = list(answer.evidence.all()) if answer else []
    items, hidden = _items(cell, evidence)
    return AnswerPage(
        team=team,
        cell=cell,
        content=content,
        element=element,
        phase=content.phase(cell.phase.ref) if cell.phase else None,
        answer=answer,
        main=main_of(answer),
        variations=variation_rows(answer.variations.all() if answer else ()),
        priorities=priority_rows(answer.priorities.all() if answer else ()),
        expected=_expected(element, evidence),
        own=[one.words for one in evidence if one.kind == EvidenceKind.OWN],
        items=items,
        digest=_digest(cell, answer),
        steps=steps_of(team, content, also=cell.pk if answer or sent else 0),
        hidden=hidden,
    )


def answer_of(cell: Cell, team: AnsweringTeam) -> TeamAnswer | None:
    return TeamAnswer.objects.filter(cell=cell, team=team).select_related("updated_by", "level").first()


def main_of(answer: TeamAnswer | None) -> Main:
    if answer is None:
        return Main()
    return Main(answer.level_id, answer.text, answer.trend, answer.figures, answer.version)


def variation_rows(kept: Iterable[Variation]) -> list[VariationRow]:
    """Those that are kept, and an empty one to write in."""
    rows = [
        VariationRow(f"v{number}", row.pk, row.version, row.kind, row.what, row.level_id, row.text)
        for number, row in enumerate(kept, start=1)
    ]
    return [*rows, VariationRow(f"v{len(rows) + 1}")]


def priority_rows(kept: Iterable[TeamPriority]) -> list[PriorityRow]:
    rows = [
        PriorityRow(f"p{number}", row.pk, row.version, row.text, row.progress, row.rag)
        for number, row in enumerate(kept, start=1)
    ]
    return [*rows, PriorityRow(f"p{len(rows) + 1}")]


def expected_lines(element: Element) -> list[str]:
    """The published list of evidence for a question, line by line, exactly as it is quoted."""
    passages = element.passages_of(PassageKind.EXPECTED_EVIDENCE)
    return [line.text for passage in passages for item in passage.items for line in item.all()]


def _expected(element: Element, evidence: Sequence[AnswerEvidence]) -> list[Tick]:
    kept = {one.words for one in evidence if one.kind == EvidenceKind.EXPECTED}
    return [Tick(str(number), words, words in kept) for number, words in enumerate(expected_lines(element))]


def _items(cell: Cell, evidence: Sequence[AnswerEvidence]) -> tuple[list[Tick], int]:
    """Items linked to the question, and those that the answer rests on though the link has gone."""
    links = EvidenceLink.objects.filter(cell=cell).select_related("item")
    may_see = can_see_confidential(cell.access)
    linked = {link.item_id: link.item for link in links}
    shown = {pk: item.title for pk, item in linked.items() if may_see or not item.individual}
    kept = {one.item_id: one.words for one in evidence if one.kind == EvidenceKind.ITEM and one.item_id}
    loose = {pk: words for pk, words in kept.items() if pk not in linked}
    ticks = [Tick(str(pk), title, pk in kept) for pk, title in (shown | loose).items()]
    return ticks, len(linked) - len(shown)


def _digest(cell: Cell, answer: TeamAnswer | None) -> list[Tick]:
    through = TeamAnswer.cites.through.objects.filter(digesttable_id=OuterRef("pk"))
    tables = DigestTable.objects.filter(round=cell.round_id).only("number", "title")
    cited = tables.annotate(cited=Exists(through.filter(teamanswer_id=answer.pk if answer else 0)))
    return [Tick(str(table.pk), str(table), table.cited) for table in cited]
