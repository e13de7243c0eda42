"""What the page of one aspect holds for those who write it."""

from dataclasses import dataclass, field

from django.urls import reverse

from accounts.models import User
from evaluations.enums import SelfKind
from evaluations.models import Cell
from evaluations.selectors.access import NO_PHASE, cells_for
from evaluations.selectors.evidence import CellEvidence, evidence_links_of
from evaluations.selectors.selfevaluation.extents import EXTENTS
from evaluations.selectors.selfevaluation.statements import Statement, statements_of
from standards.content import Area, Content, Element, Passage, content_for
from standards.enums import PassageKind

HEADS = (
    (SelfKind.STRENGTH, "Strengths", "strength", "What works well, and how the authority knows."),
    (SelfKind.WEAKNESS, "Weaknesses", "weakness", "What does not work well enough yet."),
    (SelfKind.IMPACT, "Impact", "impact", "What difference it has made to schools and pupils."),
)


@dataclass(frozen=True, slots=True)
class Tick:
    pk: int
    title: str
    ticked: bool


@dataclass(slots=True)
class StatementRow:
    """`was` is how far it was in evidence in the round before."""

    statement: Statement
    extent: str = ""
    note: str = ""
    version: int = 0
    was: str = ""
    ticks: list[Tick] = field(default_factory=list)
    error: str = ""

    @property
    def slot(self) -> str:
        return self.statement.slot


@dataclass(slots=True)
class EntryRow:
    slot: str
    pk: int = 0
    version: int = 0
    text: str = ""
    key: bool = False
    carried: str = ""
    error: str = ""


@dataclass(slots=True)
class Group:
    kind: str
    heading: str
    one: str
    hint: str
    rows: list[EntryRow]


@dataclass(frozen=True, slots=True)
class Step:
    element: Element
    url: str


@dataclass(slots=True)
class AspectPage:
    cell: Cell
    content: Content
    element: Element
    area: Area
    statements: list[StatementRow]
    groups: list[Group]
    evidence: CellEvidence
    steps: list[Step]

    @property
    def url(self) -> str:
        return aspect_url(self.cell.round.slug, self.element.ref)

    @property
    def link_url(self) -> str:
        return reverse("evaluations:evidence_link", args=[self.cell.round.slug, NO_PHASE, self.element.ref])

    @property
    def elsewhere_url(self) -> str:
        at = [self.cell.round.slug, NO_PHASE, self.element.ref]
        return reverse("evaluations:evidence_elsewhere", args=at)

    @property
    def place(self) -> int:
        return next(n for n, step in enumerate(self.steps, 1) if step.element is self.element)

    @property
    def previous(self) -> Step | None:
        return self.steps[self.place - 2] if self.place > 1 else None

    @property
    def next(self) -> Step | None:
        return self.steps[self.place] if self.place < len(self.steps) else None

    @property
    def carried(self) -> list[EntryRow]:
        """What came from another round and is not confirmed."""
        return [row for group in self.groups for row in group.rows if row.carried]

    @property
    def extents(self) -> list[tuple[str, str]]:
        return list(EXTENTS)

    @property
    def considerations(self) -> list[Passage]:
        return [one for one in self.area.passages if one.kind == PassageKind.CONSIDERATIONS]


def aspect_url(slug: str, ref: str) -> str:
    return reverse("evaluations:self_aspect", args=[slug, ref])


def aspect_page(cell: Cell, user: User) -> AspectPage:
    """Five queries, whatever there is of statements, entries and evidence."""
    content = content_for(cell.round.framework)
    element = content.element(cell.element.ref)
    evidence = evidence_links_of(cell, cell.access)
    return AspectPage(
        cell=cell,
        content=content,
        element=element,
        area=next(area for area in content.areas if element in area.elements),
        statements=_statements(cell, element, evidence),
        groups=_groups(cell),
        evidence=evidence,
        steps=steps_of(cell, content, user),
    )


def _statements(cell: Cell, element: Element, evidence: CellEvidence) -> list[StatementRow]:
    kept = {(row.passage, row.number): row for row in cell.statements.prefetch_related("evidence")}
    found = []
    for one in statements_of(element):
        row = kept.get((one.passage, one.number))
        ticked = {link.pk for link in row.evidence.all()} if row else set()
        ticks = [Tick(each.link.pk, each.item.title, each.link.pk in ticked) for each in evidence.items]
        said = (row.extent, row.note, row.version, row.was) if row else ("", "", 0, "")
        found.append(StatementRow(one, *said, ticks))
    return found


def _groups(cell: Cell) -> list[Group]:
    """An empty row at the end of each, to write the next into."""
    entries = list(cell.self_entries.all())
    found = []
    for kind, heading, one, hint in HEADS:
        own = [row for row in entries if row.kind == kind]
        rows = [
            EntryRow(f"{kind[0]}e{number}", row.pk, row.version, row.text, row.key, row.carried)
            for number, row in enumerate(own, start=1)
        ]
        found.append(Group(kind, heading, one, hint, [*rows, EntryRow(f"{kind[0]}e{len(rows) + 1}")]))
    return found


def steps_of(cell: Cell, content: Content, user: User) -> list[Step]:
    """A guest's are those that they are named for."""
    every = cells_for(user).filter(round=cell.round_id)
    guest = cell.access.is_guest
    reach = {row.element_id for row in every if row.named or not guest}
    return [
        Step(element, aspect_url(cell.round.slug, element.ref))
        for element in content.elements.values()
        if element.pk in reach
    ]
