"""The page on which one element is agreed, on a projector or at a desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils import timezone

from evaluations.engine.difference import Difference
from evaluations.enums import RoundState, Trend
from evaluations.models import Cell
from evaluations.permissions import can_judge, can_see_ratings
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.agreeing.board import supports
from evaluations.selectors.agreeing.facts import Facts, Voice, facts_of
from evaluations.selectors.agreeing.news import mark_of, news_since
from evaluations.selectors.agreeing.parts import Parts, parts_of
from evaluations.selectors.agreeing.rows import Row, by_difference, rows_of
from evaluations.selectors.agreeing.schools import Told, told_of
from evaluations.selectors.agreeing.way import Way
from evaluations.selectors.carried import Was, was_of
from evaluations.selectors.ceilings import Ceiling, ceiling_of
from evaluations.selectors.evidence import CellEvidence, evidence_links_of
from evaluations.selectors.local_words import LocalWord, local_words_of, undescribed, words_for
from evaluations.selectors.rate_page import cell_url
from evaluations.selectors.verdicts import verdict_of
from standards.content import Area, Content, Element, Level, Phase, content_for


@dataclass(frozen=True, slots=True)
class Said:
    """A member's rating and comment, or a team's answer with its `parts`; `above` the ceiling as the answers stand."""

    name: str
    level: Level | None
    comment: str
    late: bool
    above: bool
    trend: str = ""
    figures: str = ""
    url: str = ""
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """Who was there, and on which day: as recorded, or as at the judgement before in the same meeting."""

    names: list[str]
    day: date


@dataclass(frozen=True, slots=True)
class Live:
    """What is asked for again every few seconds: `rows` in published order, `row` the element's own."""

    cell: Cell
    content: Content
    facts: Facts
    rows: list[Row]
    row: Row

    @property
    def revealed(self) -> bool:
        return can_see_ratings(self.cell.access)

    @property
    def open(self) -> bool:
        return self.cell.round.state == RoundState.AGREEING

    @property
    def may_judge(self) -> bool:
        return can_judge(self.cell.access)

    @property
    def hears_teams(self) -> bool:
        """Whether teams answer in the round, and the person hears them."""
        return self.cell.access.everywhere and any(place.teams for place in self.facts.places)

    @property
    def mark(self) -> str:
        return mark_of(self.cell.round, [self.row] if self.revealed else [])

    def news(self, seen: str) -> str:
        return news_since(seen, self.cell.round, [self.row], self.content.element_many)

    @property
    def remark(self) -> str:
        """How its spread compares with the others', for those who see all of them."""
        if self.cell.access.is_guest:
            return ""
        return _remark([row.spread.difference for row in self.rows], self.row.spread.difference, self.content)

    @property
    def live_url(self) -> str:
        return cell_url(self.cell, "evaluations:agree_live")


@dataclass(frozen=True, slots=True)
class AgreePage:
    """`order` is the way that the meeting goes; `place` counts in it from one."""

    live: Live
    way: Way
    order: list[Row]
    said: list[Said]
    ceiling: Ceiling | None
    holds: bool
    evidence: CellEvidence
    local: tuple[LocalWord, ...]
    told: Told | None

    @property
    def cell(self) -> Cell:
        return self.live.cell

    @property
    def content(self) -> Content:
        return self.live.content

    @property
    def row(self) -> Row:
        return self.live.row

    @property
    def element(self) -> Element:
        return self.row.element

    @property
    def phase(self) -> Phase | None:
        return self.row.phase

    @property
    def area(self) -> Area:
        return self.content.area(self.element.area_ref)

    @property
    def of_teams(self) -> list[Said]:
        return [one for one in self.said if one.url]

    @property
    def of_members(self) -> list[Said]:
        return [one for one in self.said if not one.url]

    @property
    def limits(self) -> bool:
        """Whether anything could hold the rating down: nothing can in a framework without rules."""
        return self.ceiling is not None and bool(self.content.rules_for(self.element))

    @property
    def live_query(self) -> str:
        return self.way.asking(self.live.mark)

    @property
    def was(self) -> tuple[Was, ...]:
        return was_of(self.cell, self.content)

    @property
    def place(self) -> int:
        return self.order.index(self.row) + 1

    @property
    def agreed(self) -> int:
        return sum(row.agreed is not None for row in self.order)

    @property
    def previous(self) -> Row | None:
        return self.order[self.place - 2] if self.place > 1 else None

    @property
    def next(self) -> Row | None:
        return self.order[self.place] if self.place < len(self.order) else None

    @property
    def to_agree(self) -> Row | None:
        """Where to go once this one is recorded: the next that is not agreed, from the top after the last."""
        rest = [*self.order[self.place :], *self.order[: self.place - 1]]
        return next((row for row in rest if row.agreed is None), None)

    @property
    def names(self) -> list[str]:
        return [mate.name for mate in self.live.facts.team]

    @property
    def here(self) -> Here:
        if self.row.agreed:
            return Here(self.row.agreed.agreed_by, self.row.agreed.agreed_on)
        today = [row.agreed for row in self.order if row.agreed and row.agreed.today]
        last = max(today, key=lambda agreed: agreed.updated_at, default=None)
        return Here(last.agreed_by, last.agreed_on) if last else Here([], timezone.localdate())


def live_of(cell: Cell) -> Live:
    """`cell` as `cell_for` gives it. Three queries."""
    content = content_for(cell.round.framework)
    facts = facts_of(cell.round, cell.access, cell.pk)
    rows = rows_of(cell.round, content, facts)
    return Live(cell, content, facts, rows, next(row for row in rows if row.pk == cell.pk))


def agree_page(live: Live, way: Way) -> AgreePage:
    """Two queries more; one of each of these too: parts of teams' answers, the authority's own words, stage 1."""
    cell, content, row = live.cell, live.content, live.row
    asks = row.element.criteria or row.element.measures
    worded = live.facts.places[0].worded and undescribed(content, row.element)
    local = local_words_of(cell.round) if worded else {}
    verdict = verdict_of(content, cell, cell.answers.all() if asks else ())
    ceiling = ceiling_of(content, row.element, verdict)
    parts = parts_of(cell, content) if live.hears_teams and live.revealed else {}
    return AgreePage(
        live=live,
        way=way,
        order=by_difference(live.rows) if way.by_difference else live.rows,
        said=[_linked(cell, one, voice, parts) for one, voice in said_by(content, row.voices, ceiling)],
        ceiling=ceiling,
        holds=row.level is None or supports(content, verdict, row.level),
        evidence=evidence_links_of(cell, cell.access),
        local=words_for(content, row.element, local),
        told=told_of(cell, row.element),
    )


def said_of(content: Content, voices: Sequence[Voice], ceiling: Ceiling | None) -> list[Said]:
    """Highest first, those who only left a comment last."""
    return [one for one, _ in said_by(content, voices, ceiling)]


def said_by(content: Content, voices: Sequence[Voice], ceiling: Ceiling | None) -> list[tuple[Said, Voice]]:
    said = [(_said(content.level_by_pk.get(voice.level_id), voice, ceiling), voice) for voice in voices]
    return sorted(said, key=lambda pair: -pair[0].level.rank if pair[0].level else 1)


def _linked(cell: Cell, one: Said, voice: Voice, parts: Mapping[int, Parts]) -> Said:
    """A team's answer has parts, and a page of its own."""
    if not voice.team:
        return one
    phase = cell.phase.ref if cell.phase else NO_PHASE
    at = [cell.round.slug, voice.team, phase, cell.element.ref]
    url = reverse("evaluations:team_answer", args=at)
    return replace(one, url=url, parts=parts.get(voice.team))


def _said(level: Level | None, voice: Voice, ceiling: Ceiling | None) -> Said:
    above = level is not None and ceiling is not None and level.rank > ceiling.level.rank
    trend = str(Trend(voice.trend).label) if voice.trend else ""
    return Said(voice.name, level, voice.comment, voice.late, above, trend, voice.figures)


def _remark(all_of_them: list[Difference], own: Difference, content: Content) -> str:
    widest = max(all_of_them)
    if len(all_of_them) < 2 or own.levels < 2 or own != widest:
        return ""
    many = f"the {len(all_of_them)} {content.element_many}" if not content.phases else "all in this round"
    shared = all_of_them.count(widest) - 1
    if not shared:
        return f"The widest spread of {many}."
    return f"One of the {shared + 1} widest spreads of {many}."
