"""Evidence as a round sees it: what each cell rests on, what rests on one item, what a report may print."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import LocalAuthority
from accounts.roles import Permission
from evaluations.enums import Impact
from evaluations.models import Cell, EvidenceItem, EvidenceLink, Round
from evaluations.permissions import Access, can_see_confidential
from evaluations.selectors.access import impact_shown


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """One link of a cell; `uses` counts the other cells, of any round, that the item supports."""

    link: EvidenceLink
    item: EvidenceItem
    uses: int

    @property
    def impact(self) -> str:
        """In words: what the item shows, or showed when the round was signed off."""
        return self.link.get_impact_display() or self.item.get_impact_display()

    @property
    def confidential(self) -> bool:
        return self.item.individual


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """`hidden` counts items about an individual that this person is not shown.

    `may_open` is whether the person may open an item's own page and file: a reader sees the titles only.
    """

    items: tuple[LinkedItem, ...]
    hidden: int
    may_open: bool

    @property
    def hidden_words(self) -> str:
        if not self.hidden:
            return ""
        if self.hidden == 1:
            return "One item that concerns an individual is not shown."
        return f"{self.hidden} items that concern an individual are not shown."


def evidence_links_of(cell: Cell, access: Access) -> CellEvidence:
    """What the cell rests on, as this person may see it; one query."""
    uses = EvidenceLink.objects.filter(item_id=OuterRef("item_id"))
    links = EvidenceLink.objects.filter(cell=cell).select_related("item")
    links = links.annotate(all_uses=counted(uses, "item_id"))
    shown = [link for link in links if can_see_confidential(access) or not link.item.individual]
    items = tuple(LinkedItem(link, link.item, link.all_uses - 1) for link in shown)
    return CellEvidence(items, len(links) - len(shown), access.may(Permission.VIEW_EVIDENCE))


@dataclass(frozen=True, slots=True)
class ReportEvidence:
    """A cell's evidence in a report that leaves the authority; `left_out` counts items on individuals."""

    items: tuple[EvidenceItem, ...]
    left_out: int


NO_EVIDENCE = ReportEvidence((), 0)


def evidence_for_report(round_: Round) -> Mapping[int, ReportEvidence]:
    """By cell pk, in the order of linking; without evidence no entry (`NO_EVIDENCE`). One query."""
    by_cell: dict[int, list[EvidenceItem]] = defaultdict(list)
    for link in EvidenceLink.objects.filter(cell__round=round_).select_related("item"):
        by_cell[link.cell_id].append(link.item)
    return {cell_id: _for_report(items) for cell_id, items in by_cell.items()}


def _for_report(items: list[EvidenceItem]) -> ReportEvidence:
    public = tuple(item for item in items if not item.individual)
    return ReportEvidence(public, len(items) - len(public))


def only_support(authority: LocalAuthority) -> QuerySet[EvidenceLink]:
    """Links whose item is the only support of its cell, in all rounds of the authority.

    A cell rests on an item alone where taking the item away would leave the cell without evidence of impact
    (it shows impact, and no other linked item does) or without any evidence (it shows none, and is the only
    one linked). Filter by `cell__round` or by `item` for one round or one item.
    """
    links = sole_links().filter(item__authority=authority)
    return links.select_related("item", "cell__round", "cell__element", "cell__phase")


def sole_links() -> QuerySet[EvidenceLink]:
    links = EvidenceLink.objects.annotate(shown=impact_shown())
    others = links.filter(cell_id=OuterRef("cell_id")).exclude(pk=OuterRef("pk"))
    others_with_impact = others.filter(shown__in=[Impact.SOME, Impact.SUBSTANTIAL])
    shows_none = Q(shown=Impact.NONE)
    return links.filter((shows_none & ~Exists(others)) | (~shows_none & ~Exists(others_with_impact)))


def with_uses(items: QuerySet[EvidenceItem]) -> QuerySet[EvidenceItem]:
    """Each with `uses`, the cells that it supports, and `alone`, those of them that rest on it alone."""
    of_item = Q(item_id=OuterRef("pk"))
    return items.annotate(
        uses=counted(EvidenceLink.objects.filter(of_item), "item_id"),
        alone=counted(sole_links().filter(of_item), "item_id"),
    )


def counted(rows: QuerySet[EvidenceLink], by: str) -> Coalesce:
    """The number of rows as a column, without a join that would multiply others."""
    number = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
