"""An authority's library of evidence: what a person finds in it, and the types of source it suggests."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.models import LocalAuthority, Membership, User
from accounts.roles import Permission, may
from evaluations.models import Cell, EvidenceItem, EvidenceLink
from evaluations.selectors.evidence import sole_links, with_uses
from standards.enums import PassageKind
from standards.models import Passage

WORDS_READ = 8


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; blank leaves a filter out. `use` is used, unused or alone."""

    words: str = ""
    source_type: str = ""
    impact: str = ""
    use: str = ""
    individual: str = ""
    sort: str = "newest"

    @property
    def narrow(self) -> bool:
        return any((self.words, self.source_type, self.impact, self.use, self.individual))


SORTS = {
    "newest": (F("dated").desc(nulls_last=True), "title", "pk"),
    "oldest": (F("dated").asc(nulls_last=True), "title", "pk"),
    "title": ("title", "pk"),
    "added": ("-added_at", "-pk"),
    "used": ("-uses", "title", "pk"),
}


def library(authority: LocalAuthority, role: str | None) -> QuerySet[EvidenceItem]:
    """What a person of this role sees of it; what concerns an individual only where the role may."""
    items = EvidenceItem.objects.filter(authority=authority)
    if not may(role, Permission.VIEW_EVIDENCE):
        return items.none()
    return items if may(role, Permission.VIEW_CONFIDENTIAL) else items.filter(individual=False)


def found_in(items: QuerySet[EvidenceItem], filters: Filters) -> QuerySet[EvidenceItem]:
    """Those that fit the filters, in order, each with `uses` and `alone`."""
    items = with_words(items, filters.words)
    if filters.source_type:
        items = items.filter(source_type=filters.source_type)
    if filters.impact:
        items = items.filter(impact=filters.impact)
    if filters.individual:
        items = items.filter(individual=filters.individual == "yes")
    items = with_uses(_by_use(items, filters.use))
    return items.order_by(*SORTS.get(filters.sort, SORTS["newest"]))


def with_words(items: QuerySet[EvidenceItem], words: str) -> QuerySet[EvidenceItem]:
    """Items that hold every word somewhere. SQLite tells capitals apart beyond a to z, PostgreSQL not."""
    for word in words.split()[:WORDS_READ]:
        items = items.filter(
            Q(title__icontains=word)
            | Q(summary__icontains=word)
            | Q(source_type__icontains=word)
            | Q(file_name__icontains=word)
        )
    return items


def _by_use(items: QuerySet[EvidenceItem], use: str) -> QuerySet[EvidenceItem]:
    links = EvidenceLink.objects.filter(item_id=OuterRef("pk"))
    if use == "used":
        return items.filter(Exists(links))
    if use == "unused":
        return items.exclude(Exists(links))
    if use == "alone":
        return items.filter(Exists(sole_links().filter(item_id=OuterRef("pk"))))
    return items


def linked_to(items: QuerySet[EvidenceItem], cell: Cell) -> QuerySet[EvidenceItem]:
    """The same items, each with whether it is `linked` to the cell already."""
    return items.annotate(linked=Exists(EvidenceLink.objects.filter(item_id=OuterRef("pk"), cell=cell)))


def item_of(user: User, pk: int) -> EvidenceItem:
    """An item of any authority that the person belongs to today, whatever their role; raises DoesNotExist."""
    items = EvidenceItem.objects.filter(authority__in=_authorities(user))
    return items.select_related("authority", "added_by").get(pk=pk)


def link_of(user: User, pk: int) -> EvidenceLink:
    """A link in a round of an authority that the person belongs to today; raises DoesNotExist."""
    links = EvidenceLink.objects.filter(cell__round__authority__in=_authorities(user))
    return links.select_related("item", "cell__round", "cell__phase", "cell__element").get(pk=pk)


def _authorities(user: User) -> QuerySet[Membership, Any]:
    return Membership.objects.of(user).values("authority_id")


def source_types_in(items: QuerySet[EvidenceItem]) -> list[str]:
    """Those that items have, by name; from what the person sees, so that a type gives nothing away."""
    types = items.exclude(source_type="").order_by("source_type")
    return list(types.values_list("source_type", flat=True).distinct())


def suggested_source_types() -> list[str]:
    """The 32 sources of evidence that the LAQS guide lists, as printed; none where it is not loaded."""
    passages = Passage.objects.filter(kind=PassageKind.SOURCES_OF_EVIDENCE).exclude(section=None)
    return list(dict.fromkeys(_texts(passages.values_list("items", flat=True))))


def _texts(lists: QuerySet[Passage, list]) -> Iterator[str]:
    for items in lists:
        for item in items:
            yield (item["text"] if isinstance(item, dict) else item).replace("*", "")
