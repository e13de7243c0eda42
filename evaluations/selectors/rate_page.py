"""Everything a rating page shows, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from evaluations.enums import View
from evaluations.models import Answer, Cell, Judgement, Rating
from evaluations.models.cells import Key
from evaluations.permissions import (
    can_judge,
    can_manage_plan,
    can_rate,
    can_record,
    can_see_ratings,
    has_sheet,
    is_late,
    refusal,
)
from evaluations.selectors.access import NO_PHASE
from evaluations.selectors.carried import Was, was_of
from evaluations.selectors.ceilings import Ceiling, ceiling_of
from evaluations.selectors.differences import Earlier, earlier_of
from evaluations.selectors.elsewhere import NOTHING, Matters, matters_of
from evaluations.selectors.evidence import CellEvidence, evidence_links_of
from evaluations.selectors.local_words import undescribed, words_of_element
from evaluations.selectors.plans.making import Making, making_for
from evaluations.selectors.prompts import Prompts, own_prompts, shared_prompts
from evaluations.selectors.rate_lines import Lines, lines_of
from evaluations.selectors.rate_steps import Step, nearby_of
from evaluations.selectors.verdicts import verdict_of
from schools.selectors.bearing import Bearing, bearing_on
from standards.content import Area, Content, Element, Level, Passage, Phase, content_for

NS_2009 = "ns-quality-standards"
"""Whose aspects the catalogue of indicators names."""


@dataclass(slots=True)
class Mine:
    """The person's own rating; blank until they give one."""

    level_id: int | None = None
    comment: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A member's rating as the team sees it once revealed.

    `above` the ceiling as the answers stand; `late` where it was given or changed after the others' were seen.
    """

    user: User
    level: Level | None
    comment: str
    above: bool
    late: bool


@dataclass(slots=True)
class RatePage:
    cell: Cell
    content: Content
    element: Element
    phase: Phase | None
    lines: Lines
    ceiling: Ceiling | None
    steps: list[Step]
    previous: Step | None
    next: Step | None
    mine: Mine
    ratings: list[Said]
    judgement: Judgement | None
    evidence: CellEvidence
    earlier: Earlier | None
    may_record: bool
    may_rate: bool
    may_judge: bool
    words: Mapping[int, str]
    figures: list[Bearing]
    matters: Matters

    @property
    def area(self) -> Area:
        return self.content.area(self.element.area_ref)

    @property
    def standards(self) -> tuple[Passage, ...]:
        return self.element.passages_of("quality-standards")

    @property
    def ruled(self) -> bool:
        """Whether anything may cap the rating: a framework without rules has no ceiling to speak of."""
        return bool(self.content.rules_for(self.element))

    @property
    def impact_words(self) -> str:
        """From which level evidence of impact is needed; empty where no rule asks for it."""
        level = self.content.needs_impact(self.element, self.phase.ref if self.phase else None)
        if level is None:
            return ""
        which = "needs" if level == self.content.levels[0] else "and better need"
        return f"{level.label} {which} evidence of impact."

    @property
    def has_criteria(self) -> bool:
        return any(column.lines for column in self.lines.columns)

    @property
    def asks(self) -> bool:
        return self.has_criteria or bool(self.lines.measures)

    @property
    def shared_prompts(self) -> Prompts:
        return shared_prompts(self.content)

    @property
    def prompts(self) -> tuple[Passage, ...]:
        return own_prompts(self.element, self.phase.ref if self.phase else None)

    @property
    def choices(self) -> list[tuple[Level, str]]:
        """The levels to choose from, each with the authority's own words for it."""
        return [(level, self.words.get(level.pk, "")) for level in self.content.levels]

    @property
    def sheet_url(self) -> str:
        """The person's own sheet, opened where this is; none for whom does not rate."""
        if not has_sheet(self.cell.access):
            return ""
        url = reverse("evaluations:sheet", args=[self.cell.round.slug])
        return f"{url}?phase={self.phase.ref}" if self.phase else url

    @property
    def url(self) -> str:
        return cell_url(self.cell)

    @property
    def may_plan(self) -> bool:
        return can_manage_plan(self.cell.access)

    @property
    def making(self) -> Making | None:
        return making_for(self.cell)

    @property
    def agree_url(self) -> str:
        return cell_url(self.cell, "evaluations:agree")

    @property
    def history_url(self) -> str:
        return cell_url(self.cell, "evaluations:cell_history")

    @property
    def elsewhere_url(self) -> str:
        return cell_url(self.cell, "evaluations:evidence_elsewhere")

    @property
    def judged_level(self) -> Level | None:
        return self.content.level_by_pk.get(self.judgement.level_id) if self.judgement else None

    @property
    def was(self) -> tuple[Was, ...]:
        return was_of(self.cell, self.content)

    @property
    def late(self) -> bool:
        return is_late(self.cell.access)

    @property
    def why_read_only(self) -> str:
        return refusal(self.cell.access)

    @property
    def judgement_fault(self) -> str:
        """Why the recorded judgement could not be recorded today: an answer under it has changed."""
        level = self.judged_level
        if level is None or self.ceiling is None or self.cell.round.is_signed_off:
            return ""
        if level.rank > self.ceiling.level.rank:
            return f"An answer has changed since: {level.label} is now above the ceiling."
        open_below = self.ceiling.agreeable is None or self.ceiling.agreeable.rank < level.rank
        return f"{level.label} has open points now." if open_below else ""


def cell_url(cell: Cell, name: str = "evaluations:rate") -> str:
    return reverse(name, args=[cell.round.slug, cell.phase.ref if cell.phase else NO_PHASE, cell.element.ref])


def rate_page(cell: Cell, user: User) -> RatePage:
    """`cell` as `cell_for` gives it. Six queries more, five for guests, and one where figures bear on it.

    Two more where the authority has rounds on other frameworks, and one where local words may be written.
    """
    content = content_for(cell.round.framework)
    element = content.element(cell.element.ref)
    phase = content.phase(cell.phase.ref) if cell.phase else None
    nearby = nearby_of(cell, content, user)
    verdict = verdict_of(content, cell, nearby.answers.values())
    ratings = _ratings(cell, user)
    ceiling = ceiling_of(content, element, verdict)
    judgement = _judgement(cell)
    judged_level = content.level_by_pk.get(judgement.level_id) if judgement else None
    steps = nearby.steps
    here = next((index for index, step in enumerate(steps) if step.current), 0)
    return RatePage(
        cell=cell,
        content=content,
        element=element,
        phase=phase,
        lines=lines_of(content, element, phase.ref if phase else None, nearby.answers, verdict),
        ceiling=ceiling,
        steps=steps,
        previous=steps[here - 1] if here else None,
        next=steps[here + 1] if here + 1 < len(steps) else None,
        mine=_mine(ratings, user),
        ratings=_said(content, ratings, ceiling) if can_see_ratings(cell.access) else [],
        judgement=judgement,
        evidence=evidence_links_of(cell, cell.access),
        earlier=earlier_of(cell),
        may_record=can_record(cell.access),
        may_rate=can_rate(cell.access),
        may_judge=can_judge(cell.access),
        words=words_of_element(cell.round, element) if undescribed(content, element) else {},
        figures=_figures(cell),
        matters=matters_of(cell, user, judged_level) if nearby.others else NOTHING,
    )


def _figures(cell: Cell) -> list[Bearing]:
    """At most one query, and none where criteria speak of no quartile."""
    if cell.round.framework.slug != NS_2009:
        return []
    return bearing_on(cell.round.authority_id, cell.element.ref, cell.phase.ref if cell.phase else "")


def answers_of(cell: Cell) -> Mapping[Key, Answer]:
    return {answer.key: answer for answer in cell.answers.all()}


def _ratings(cell: Cell, user: User) -> list[Rating]:
    """Only the person's own are read until the round is revealed: what is not read cannot leak."""
    ratings = Rating.objects.filter(cell=cell)
    if can_see_ratings(cell.access):
        return list(ratings.select_related("user"))
    return list(ratings.filter(user=user).order_by())


def _said(content: Content, ratings: list[Rating], ceiling: Ceiling | None) -> list[Said]:
    """Highest first, so that the spread is seen at a glance."""
    said = []
    for rating in ratings:
        level = content.level_by_pk.get(rating.level_id)
        above = level is not None and ceiling is not None and level.rank > ceiling.level.rank
        if level or rating.comment:
            said.append(Said(rating.user, level, rating.comment, above, rating.late))
    return sorted(said, key=lambda one: -one.level.rank if one.level else 1)


def _mine(ratings: list[Rating], user: User) -> Mine:
    own = next((rating for rating in ratings if rating.user_id == user.pk), None)
    return Mine(own.level_id, own.comment, own.version) if own else Mine()


def _judgement(cell: Cell) -> Judgement | None:
    return next(iter(cell.judgements.filter(view=View.AUTHORITY)), None)
