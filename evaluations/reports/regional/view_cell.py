"""One cell as its region judges it: both views, what holds the level, what bears on it, and what happened."""

from dataclasses import dataclass

from accounts.models import User
from accounts.posts import Posts
from evaluations.models import Cell
from evaluations.reports.regional.both_views import Line
from evaluations.reports.regional.view_page import ViewPage, view_page
from evaluations.selectors.ceilings import Ceiling, ceiling_of
from evaluations.selectors.history import Event
from evaluations.selectors.rate_lines import Lines, lines_of
from evaluations.selectors.regional.notes import Contribution, contributions
from evaluations.selectors.regional.view_history import view_events
from evaluations.selectors.verdicts import verdict_of
from schools.selectors.bearing import Bearing, bearing_on
from standards.content import Area, Content, Level, content_for

NOTES_RATE = "regional-advisers"


@dataclass(frozen=True, slots=True)
class ViewCell:
    """`page` is the round's, in which this is `line`."""

    cell: Cell
    content: Content
    page: ViewPage
    line: Line
    ceiling: Ceiling | None
    lines: Lines
    figures: list[Bearing]
    notes: list[tuple[Contribution, Level | None]]
    events: list[Event]

    @property
    def area(self) -> Area:
        return self.content.area(self.line.element.area_ref)

    @property
    def notes_rate(self) -> bool:
        """Whether regional advisers' notes bring contributory ratings of it (2009 standards, appendix 2)."""
        return self.line.element.led_by.get("who") == NOTES_RATE

    @property
    def may_propose(self) -> bool:
        return self.line.phase.ref in self.page.mine and self.line.mark.ours.is_said

    @property
    def may_agree(self) -> bool:
        return self.page.may_agree and self.line.mark.ours.is_said

    @property
    def decides(self) -> bool:
        """There is a proposal, and this person is to agree or return it."""
        return self.page.may_agree and self.line.waits

    @property
    def next_to_do(self) -> Line | None:
        """The next that waits for this person, after this one and then from the top."""
        lines, waits = self.page.views.lines, {line.cell.pk for line in self.page.to_do}
        at = lines.index(self.line)
        rest = (*lines[at + 1 :], *lines[:at])
        return next((line for line in rest if line.cell.pk in waits), None)

    @property
    def href(self) -> str:
        return self.page.href(self.line)

    @property
    def previous(self) -> tuple[Line, str] | None:
        return self._beside(-1)

    @property
    def next(self) -> tuple[Line, str] | None:
        return self._beside(1)

    def _beside(self, step: int) -> tuple[Line, str] | None:
        lines = self.page.views.lines
        at = lines.index(self.line) + step
        return (lines[at], self.page.href(lines[at])) if 0 <= at < len(lines) else None


def view_cell(user: User, posts: Posts, cell: Cell) -> ViewCell:
    """`cell` as `viewed_cell` gives it. Five queries, one more where figures bear on it."""
    content = content_for(cell.round.framework)
    page = view_page(posts, cell.round, overalls=False)
    line = next(line for line in page.views.lines if line.cell.pk == cell.pk)
    answers = list(cell.answers.all())
    verdict = verdict_of(content, cell, answers)
    said = {answer.key: answer for answer in answers}
    return ViewCell(
        cell=cell,
        content=content,
        page=page,
        line=line,
        ceiling=ceiling_of(content, line.element, verdict),
        lines=lines_of(content, line.element, line.phase.ref, said, verdict),
        figures=bearing_on(cell.round.authority_id, line.element.ref, line.phase.ref),
        notes=_notes(user, posts, cell, content),
        events=view_events(cell, content),
    )


def _notes(user: User, posts: Posts, cell: Cell, content: Content) -> list[tuple[Contribution, Level | None]]:
    """What notes of visit say of it, newest first, each with its contributory rating."""
    found = contributions(user, posts, cell.round.authority)
    return [
        (one, content.level_by_pk.get(one.level))
        for one in found.get((cell.element_id, cell.phase_id or 0), [])
    ]
