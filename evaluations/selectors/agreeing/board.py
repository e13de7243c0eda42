"""The list of all that the team agrees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from evaluations.engine import Verdict
from evaluations.models import Cell, Round
from evaluations.selectors.agreeing.facts import facts_of
from evaluations.selectors.agreeing.news import mark_of, news_since
from evaluations.selectors.agreeing.rows import Row, by_difference, rows_of
from evaluations.selectors.agreeing.way import Way
from evaluations.selectors.verdicts import verdicts_of
from standards.content import Content, Level


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    title: str
    rows: list[Row]


@dataclass(slots=True)
class Board:
    """`rows` in published order. `groups` as they are shown; empty until the ratings are revealed."""

    round: Round
    content: Content
    way: Way
    rows: list[Row]
    groups: list[Group] = field(default_factory=list)

    @property
    def revealed(self) -> bool:
        return self.round.is_revealed

    @property
    def mark(self) -> str:
        return mark_of(self.round, self.rows if self.revealed else [])

    @property
    def live_query(self) -> str:
        return self.way.asking(self.mark)

    @property
    def agreed(self) -> int:
        return sum(row.agreed is not None for row in self.rows)

    @property
    def left(self) -> int:
        return len(self.rows) - self.agreed

    @property
    def left_of_focus(self) -> int:
        return sum(row.focus and row.agreed is None for row in self.rows)

    @property
    def broken(self) -> list[Row]:
        """Agreed, and no longer supported by the answers."""
        return [row for group in self.groups for row in group.rows if not row.holds]

    @property
    def first_left(self) -> Row | None:
        """Where the meeting goes on."""
        return next((row for group in self.groups for row in group.rows if row.agreed is None), None)

    def news(self, seen: str) -> str:
        return news_since(seen, self.round, self.rows, self.content.element_many)


def board_of(round_: Round, content: Content, way: Way) -> Board:
    """`round_` as `round_for` gives it. Three queries; `drawn` takes two more."""
    return Board(round_, content, way, rows_of(round_, content, facts_of(round_, round_.access)))


def drawn(board: Board) -> Board:
    """With its groups, and which judgements no longer hold."""
    if board.revealed:
        rows = list(_held(board))
        board.groups = list(_groups(board.content, board.way, rows))
    return board


def _held(board: Board) -> Iterator[Row]:
    judged = [row for row in board.rows if row.level]
    cells = [
        Cell(pk=row.pk, element_id=row.element.pk, phase_id=row.phase.pk if row.phase else None)
        for row in judged
    ]
    verdicts = {} if board.round.is_signed_off else verdicts_of(board.content, board.round, cells)
    for row in board.rows:
        verdict = verdicts.get(row.pk)
        yield replace(row, holds=not verdict or not row.level or supports(board.content, verdict, row.level))


def supports(content: Content, verdict: Verdict, level: Level) -> bool:
    """Whether the level could be recorded as the answers stand."""
    above = verdict.ceiling is not None and level.rank > content.level(verdict.ceiling).rank
    return not above and all(content.level(point.level).rank > level.rank for point in verdict.open)


def _groups(content: Content, way: Way, rows: list[Row]) -> Iterator[Group]:
    if way.by_difference:
        yield Group("difference", f"All {content.element_many}, widest difference first", by_difference(rows))
        return
    if focus := [row for row in rows if row.focus]:
        yield Group("focus", "Priority areas of focus", focus)
    yield from _published(content, [row for row in rows if not row.focus], bool(focus))


def _published(content: Content, rows: Iterable[Row], others: bool) -> Iterator[Group]:
    rows = list(rows)
    if not content.phases and rows:
        many = content.element_many
        yield Group("all", f"The other {many}" if others else f"All {many}", rows)
    for phase in content.phases:
        if found := [row for row in rows if row.phase == phase]:
            yield Group(phase.ref, phase.label, found)
