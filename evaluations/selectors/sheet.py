"""A member's own sheet: every cell that they may rate as a row, in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, QuerySet

from accounts.models import User
from evaluations.enums import RoundState
from evaluations.models import Cell, EvidenceLink, LocalDescriptor, Rating, Round, TeamMember
from evaluations.models.cells import cell_field
from evaluations.permissions import can_finish, can_rate, can_record, can_write_words, is_late, refusal
from evaluations.selectors.access import access_to, cells_for
from evaluations.selectors.local_words import (
    Key,
    LocalWord,
    local_words_of,
    takes_local_words,
    words_for,
)
from evaluations.selectors.prompts import Prompts, own_prompts, shared_prompts
from evaluations.selectors.rate_page import cell_url
from evaluations.selectors.sheet_words import SheetWords, sheet_words
from evaluations.selectors.team import in_order
from evaluations.selectors.verdicts import answers_by_cell, verdicts_from
from standards.content import Content, Element, Level, Passage, Phase, content_for
from standards.enums import PassageKind

LONGEST_NAME = 60


@dataclass(slots=True)
class Row:
    """`ceiling` is set where the team's answers cap the rating; `evidence` counts the items linked."""

    cell: Cell
    element: Element
    phase: Phase | None
    level: Level | None
    comment: str
    version: int
    late: bool
    ceiling: Level | None
    evidence: int
    words: tuple[LocalWord, ...]
    prompts: tuple[Passage, ...]
    error: str = ""

    @property
    def field(self) -> str:
        return cell_field(self.cell.pk)

    @property
    def name(self) -> str:
        """The published title, or our label where that would fill the row by itself."""
        return name_of(self.element)

    @property
    def url(self) -> str:
        return cell_url(self.cell)

    @property
    def may_rate(self) -> bool:
        return can_rate(self.cell.access)

    @property
    def may_link(self) -> bool:
        return can_record(self.cell.access)

    @property
    def above(self) -> bool:
        return self.level is not None and self.allows_less_than(self.level)

    def allows_less_than(self, level: Level) -> bool:
        return self.ceiling is not None and level.rank > self.ceiling.rank

    @property
    def why_closed(self) -> str:
        return "" if self.may_rate or not self.cell.access.agreed else "The team has agreed this one."


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """One phase of the switch, with how much of it is rated."""

    phase: Phase
    current: bool
    rated: int
    of: int


@dataclass
class Sheet:
    """`rows` of the phase that is shown, or of all; `every` is the whole sheet."""

    round: Round
    content: Content
    phase: Phase | None
    rows: list[Row]
    every: list[Row]
    team: list[TeamMember]
    me: TeamMember | None
    problems: object = None
    words: SheetWords = field(init=False)

    def __post_init__(self) -> None:
        self.words = sheet_words(self.content)

    @property
    def rated(self) -> int:
        return rated_of(self.rows)

    @property
    def stage(self) -> str:
        """What the publication calls this step, where it goes by stages."""
        found = (section for section in self.content.sections if section.kind == PassageKind.STAGES)
        return next((section.title for section in found if section.ref == "stage-3"), "")

    @property
    def local(self) -> bool:
        return takes_local_words(self.content)

    @property
    def may_write_words(self) -> bool:
        return self.local and can_write_words(self.round.access)

    @property
    def may_rate_any(self) -> bool:
        return any(row.may_rate for row in self.every)

    @property
    def level_words(self) -> str:
        *others, last = (choice.level.label.lower() for choice in self.words.choices)
        return f"{', '.join(others)} and {last}"

    @cached_property
    def shared(self) -> Prompts:
        return shared_prompts(self.content)

    @property
    def steps(self) -> list[PhaseStep]:
        """Only the phases in which the person rates anything."""
        rows = [(phase, [row for row in self.every if row.phase == phase]) for phase in self.content.phases]
        return [
            PhaseStep(phase, phase == self.phase, rated_of(found), len(found))
            for phase, found in rows
            if found
        ]

    @property
    def focus(self) -> list[Row]:
        return [row for row in self.rows if row.cell.focus]

    @property
    def named(self) -> list[Row]:
        """What a member looks after in particular; a guest's sheet is nothing else, so needs no mark."""
        return [] if self.round.access.is_guest else [row for row in self.rows if row.cell.named]

    @property
    def rated_of_named(self) -> int:
        return rated_of(self.named)

    @property
    def may_rate(self) -> bool:
        return any(row.may_rate for row in self.rows)

    @property
    def may_finish(self) -> bool:
        return can_finish(self.round.access)

    @property
    def late(self) -> bool:
        return is_late(self.round.access)

    @property
    def private(self) -> bool:
        return self.round.state in {RoundState.SETTING_UP, RoundState.RATING}

    @property
    def why_read_only(self) -> str:
        if self.round.state == RoundState.AGREEING:
            return "The team has agreed everything here, so ratings are closed."
        return refusal(self.round.access)


def name_of(element: Element) -> str:
    return element.title if len(element.title) <= LONGEST_NAME else element.short_label


def rated_of(rows: Iterable[Row]) -> int:
    return sum(row.level is not None for row in rows)


def own_cells(user: User, round_slug: str) -> QuerySet[Cell]:
    """Cells of the round that are on the person's sheet, each with what `cells_for` says of it.

    A guest's are those they are named for. Whether they may rate is asked of each one's access.
    """
    return cells_for(user).filter(round__slug=round_slug)


def with_access(user: User, cells: Iterable[Cell]) -> list[Cell]:
    """Those within the person's reach, each with its `access`."""
    found = []
    for cell in cells:
        cell.access = access_to(user, cell)
        if not cell.access.is_guest or cell.access.named:
            found.append(cell)
    return found


def sheet_of(round_: Round, user: User, phase: str = "") -> Sheet:
    """`round_` as `round_for` gives it. Seven queries."""
    content = content_for(round_.framework)
    every = rows_of(round_, user, content)
    shown = _shown_phase(content, every, phase)
    team = in_order(round_.team.select_related("user"))
    return Sheet(
        round=round_,
        content=content,
        phase=shown,
        rows=[row for row in every if row.phase == shown] if content.phases else every,
        every=every,
        team=[] if round_.access.is_guest else team,
        me=next((member for member in team if member.user_id == user.pk), None),
    )


def rows_of(round_: Round, user: User, content: Content) -> list[Row]:
    """Phase by phase, priority areas first in each; six queries."""
    cells = with_access(user, own_cells(user, round_.slug))
    of = _Facts(round_, user, content, cells)
    order = {
        (element.pk, phase.pk if phase else None): at for at, (element, phase) in enumerate(content.pairs)
    }
    phases: list[int | None] = [phase.pk for phase in content.phases] or [None]
    cells.sort(
        key=lambda cell: (
            phases.index(cell.phase_id),
            not cell.focus,
            order[cell.element_id, cell.phase_id],
        )
    )
    return [of.row(cell) for cell in cells]


class _Facts:
    """What the rows rest on: the person's own ratings, and what the whole team shares."""

    def __init__(self, round_: Round, user: User, content: Content, cells: list[Cell]) -> None:
        self.content = content
        self.ratings = own_ratings(round_, user)
        self.local: Mapping[Key, LocalDescriptor] = local_words_of(round_)
        self.evidence = _evidence(round_)
        answers = answers_by_cell(round_)
        self.verdicts = verdicts_from(
            content, cells, answers, {cell.pk: cell.impact for cell in cells if cell.impact}
        )

    def row(self, cell: Cell) -> Row:
        content = self.content
        element = content.element_by_pk[cell.element_id]
        phase = content.phase_by_pk[cell.phase_id] if cell.phase_id else None
        verdict, rating = self.verdicts[cell.pk], self.ratings.get(cell.pk)
        capped = verdict.capped and verdict.ceiling
        return Row(
            cell=cell,
            element=element,
            phase=phase,
            level=content.level_by_pk.get(rating.level_id) if rating else None,
            comment=rating.comment if rating else "",
            version=rating.version if rating else 0,
            late=rating.late if rating else False,
            ceiling=content.level(capped) if capped else None,
            evidence=self.evidence.get(cell.pk, 0),
            words=words_for(content, element, self.local),
            prompts=own_prompts(element, phase.ref if phase else None),
        )


def own_ratings(round_: Round, user: User) -> Mapping[int, Rating]:
    """By cell pk. Nobody else's are read here: what is not read cannot leak."""
    ratings = Rating.objects.filter(cell__round=round_, user=user).order_by()
    return {rating.cell_id: rating for rating in ratings}


def _evidence(round_: Round) -> Mapping[int, int]:
    links = EvidenceLink.objects.filter(cell__round=round_).order_by().values_list("cell_id")
    return dict(links.annotate(number=Count("pk")))


def _shown_phase(content: Content, rows: list[Row], wanted: str) -> Phase | None:
    """The one asked for, else the first in which the person looks after something, else the first."""
    theirs = [phase for phase in content.phases if any(row.phase == phase for row in rows)]
    named = [row.phase for row in rows if row.cell.named]
    asked_for = [phase for phase in theirs if phase.ref == wanted]
    return next(iter([*asked_for, *named, *theirs]), None)
