"""Both views of a round's cells: what the authority judged, what is proposed, and what the director agreed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet

from accounts.posts import Posts
from accounts.roles import RegionalPermission
from evaluations.enums import View
from evaluations.models import Cell, Overall, Proposal, Round
from evaluations.selectors.access import strongest_impact
from evaluations.selectors.regional.access import FRAMEWORK, open_to
from standards.content import Content, Element, Phase


class Judged(NamedTuple):
    """A view's judgement: `level` is a pk, None for not applicable."""

    level: int | None
    why: str
    version: int
    on: dt.date


@dataclass(frozen=True, slots=True)
class CellViews:
    """`agreed` is the proposal that `theirs` came from; `open` one that the director has not agreed."""

    pk: int
    element: Element
    phase: Phase
    ours: Judged | None
    theirs: Judged | None
    agreed: Proposal | None
    open: Proposal | None

    @property
    def latest(self) -> Proposal | None:
        return self.open or self.agreed


def rounds_with_views(posts: Posts) -> QuerySet[Round]:
    return open_to(posts).filter(framework__slug=FRAMEWORK)


def viewed_cell(posts: Posts, slug: str, phase: str, element: str, *, lock: bool = False) -> Cell:
    """In a phase of their posts, with the `impact` of its evidence; raises Cell.DoesNotExist.

    `lock` takes the round's row, as every save in a round does, and needs a transaction.
    """
    cells = _cells_of(posts, slug).filter(phase__ref=phase, element__ref=element)
    found = (cells.select_for_update(of=("round",)) if lock else cells).get()
    if not posts.may(RegionalPermission.VIEW, found.round.authority.region_id, phase):
        raise Cell.DoesNotExist(phase)
    return found


def locked_round(round_: Round) -> None:
    """Holds its row until the transaction ends, as every save in a round does."""
    Round.objects.select_for_update().only("pk").get(pk=round_.pk)


def ticked_cells(posts: Posts, slug: str, pks: Collection[int]) -> list[Cell]:
    """Those of the round among `pks`, with the round locked; needs a transaction."""
    return list(_cells_of(posts, slug).filter(pk__in=pks).select_for_update(of=("round",)).order_by("pk"))


def _cells_of(posts: Posts, slug: str) -> QuerySet[Cell]:
    return (
        Cell.objects.filter(round__in=rounds_with_views(posts).order_by().values("pk"), round__slug=slug)
        .annotate(impact=strongest_impact())  # type: ignore[no-redef]
        .select_related("round__authority__region", "round__framework", "element", "phase")
        .defer("round__report")
    )


def cell_views(
    round_: Round, content: Content, phases: Collection[str] | None, *, proposals: bool = True
) -> list[CellViews]:
    """Phase by phase, the elements as printed; None is all phases. Two queries.

    Without `proposals` what is only proposed is not read, so that it cannot be shown.
    """
    judged, found = _judged(round_), _proposals(round_, agreed_only=not proposals)
    return [
        CellViews(row.pk, element, phase, row.ours, row.theirs, found[row.pk].agreed, found[row.pk].open)
        for element, phase in content.pairs
        if phase and (phases is None or phase.ref in phases) and (row := judged.get((element.pk, phase.pk)))
    ]


def proposals_of(cell: Cell) -> QuerySet[Proposal]:
    """One that is agreed and one that is open, at most."""
    return Proposal.objects.filter(cell=cell).select_related("proposed_by", "agreed_by")


@dataclass(slots=True)
class Found:
    agreed: Proposal | None = None
    open: Proposal | None = None

    @classmethod
    def of(cls, rows: Iterable[Proposal]) -> "Found":
        found = cls()
        for row in rows:
            found.put(row)
        return found

    def put(self, row: Proposal) -> None:
        if row.agreed_at is None:
            self.open = row
        else:
            self.agreed = row


class Given(NamedTuple):
    pk: int
    ours: Judged | None
    theirs: Judged | None


SIDES = {"ours": View.AUTHORITY, "theirs": View.STRATEGIES}
COLUMNS = ("pk", "level_id", "rationale", "version", "agreed_on")


def _judged(round_: Round) -> Mapping[tuple[int, int | None], Given]:
    """By element and phase: the cell and what each side judged; one query."""
    sides = {
        name: FilteredRelation("judgements", condition=Q(judgements__view=view))
        for name, view in SIDES.items()
    }
    rows = Cell.objects.filter(round=round_).alias(**sides).order_by("pk")
    columns = [f"{side}__{column}" for side in SIDES for column in COLUMNS]
    found = {}
    for pk, element, phase, *given in rows.values_list("pk", "element_id", "phase_id", *columns):
        ours, theirs = given[: len(COLUMNS)], given[len(COLUMNS) :]
        found[element, phase] = Given(pk, _side(ours), _side(theirs))
    return found


def _side(columns: list[Any]) -> Judged | None:
    return Judged(*columns[1:]) if columns[0] else None


def _proposals(round_: Round, *, agreed_only: bool) -> Mapping[int, Found]:
    """By cell; one query."""
    rows = Proposal.objects.filter(cell__round=round_).select_related("proposed_by", "agreed_by")
    if agreed_only:
        rows = rows.filter(agreed_at__isnull=False)
    found: dict[int, Found] = defaultdict(Found)
    for row in rows:
        found[row.cell_id].put(row)
    return found


def overalls_of(round_: Round) -> dict[tuple[str, int, int | None], Overall]:
    """By view, area and phase; one query."""
    rows = Overall.objects.filter(round=round_).select_related("updated_by")
    return {(row.view, row.area_id, row.phase_id): row for row in rows}
