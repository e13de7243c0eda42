"""Both views of a round side by side, as the region works on them and as the authority reads them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from evaluations.enums import View
from evaluations.models import Proposal, Round
from evaluations.reports.regional.marks import NOT_APPLICABLE, Column, Mark, Said
from evaluations.selectors.regional.national_view import CellViews, Judged, cell_views
from standards.content import Content, Element, Phase

NOTHING = Said(None)


@dataclass(frozen=True, slots=True)
class Line:
    """A cell. `proposed` is what waits for the director, or for the adviser once it is `returned`."""

    cell: CellViews
    mark: Mark
    proposed: Said

    @property
    def name(self) -> str:
        return self.mark.column.name

    @property
    def phase(self) -> Phase:
        return self.cell.phase

    @property
    def element(self) -> Element:
        return self.cell.element

    @property
    def agreed(self) -> Proposal | None:
        return self.cell.agreed

    @property
    def open(self) -> Proposal | None:
        return self.cell.open

    @property
    def waits(self) -> bool:
        """For the director."""
        return self.open is not None and self.open.returned_at is None

    @property
    def returned(self) -> bool:
        return self.open is not None and self.open.returned_at is not None

    @property
    def settled(self) -> bool:
        return self.mark.theirs.is_said and self.open is None

    @property
    def missing(self) -> bool:
        """To be proposed: the authority has judged it, and nobody else has."""
        return self.mark.ours.is_said and not self.mark.theirs.is_said and self.open is None

    @property
    def tick(self) -> str:
        """What a box for it sends: which proposal, and at which version."""
        return f"{self.cell.pk}:{self.open.version}" if self.open else ""

    @property
    def latest(self) -> Mark:
        """The authority’s view beside what is proposed, or else agreed."""
        theirs = self.proposed if self.open else self.mark.theirs
        return Mark(self.mark.column, self.mark.ours, theirs, NOTHING, View.STRATEGIES)

    @property
    def differs(self) -> bool:
        return self.latest.differs

    @property
    def against(self) -> str:
        """“1 lower than the authority’s view”, or of what does not apply that the views are two."""
        mark = self.latest
        if not mark.differs:
            return "The same as the authority’s view"
        both_rated = mark.ours.level and mark.theirs.level
        return f"{mark.difference} than the authority’s view" if both_rated else "Not the authority’s view"

    @property
    def changed(self) -> bool:
        """The authority has judged anew since."""
        held, ours = self.cell.latest, self.cell.ours
        if held is None or ours is None or not held.against_version:
            return False
        return held.against_version != ours.version


@dataclass(frozen=True, slots=True)
class Group:
    phase: Phase
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BothViews:
    """In the phases that the reader sees, as printed."""

    content: Content
    groups: tuple[Group, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def agreed(self) -> int:
        return sum(line.mark.theirs.is_said for line in self.lines)

    @property
    def waiting(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.waits)

    @property
    def returned(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.returned)

    @property
    def missing(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.missing)

    @property
    def changed(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.changed)

    @property
    def differing(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.mark.differs)


def both_views(
    round_: Round, content: Content, phases: Collection[str] | None, *, proposals: bool = True
) -> BothViews:
    """Two queries; None is all phases. Without `proposals` only what is agreed is read."""
    cells = cell_views(round_, content, phases, proposals=proposals)
    return BothViews(content, tuple(_groups(content, [line_of(content, cell) for cell in cells])))


def line_of(content: Content, cell: CellViews) -> Line:
    key = (cell.element.pk, cell.phase.pk)
    column = Column(key, cell.element.ref, cell.element.short_label, cell.phase.ref)
    mark = Mark(
        *(column, said_of(content, cell.ours), said_of(content, cell.theirs)), NOTHING, View.STRATEGIES
    )
    return Line(cell, mark, _proposed(content, cell.open))


def said_of(content: Content, judged: Judged | None) -> Said:
    return NOTHING if judged is None else level_said(content, judged.level)


def level_said(content: Content, level: int | None) -> Said:
    found = content.level_by_pk.get(level)
    return Said(found, found.label) if found else Said(None, NOT_APPLICABLE)


def _proposed(content: Content, proposal: Proposal | None) -> Said:
    return NOTHING if proposal is None else level_said(content, proposal.level_id)


def _groups(content: Content, lines: list[Line]) -> Iterator[Group]:
    for phase in content.phases:
        if own := tuple(line for line in lines if line.phase == phase):
            yield Group(phase, own)
