"""Single rows of readiness, from the round or the person's authorities; and what forms of them offer."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import Membership
from evaluations.models import (
    AcademyConcern,
    EvidenceItem,
    NotNeeded,
    Readiness,
    ReadyDocument,
    ReadyPerson,
    Round,
)
from evaluations.permissions import can_raise_concerns, can_read_concerns, can_read_in_confidence
from schools.models import School
from schools.selectors.academies import academies_of


def document_in(round_: Round, pk: int) -> ReadyDocument | None:
    return round_.documents.select_related("owner", "item", "updated_by").filter(pk=pk).first()


def person_in(round_: Round, pk: int) -> ReadyPerson | None:
    return round_.people.select_related("updated_by").filter(pk=pk).first()


def not_needed_in(round_: Round, kind: str, number: int) -> NotNeeded | None:
    rows = NotNeeded.objects.filter(round=round_, kind=kind, number=number)
    return rows.select_related("updated_by").first()


def day_in(round_: Round) -> Readiness | None:
    return Readiness.objects.filter(round=round_).select_related("updated_by").first()


def items_in(round_: Round, chosen: int | None = None) -> list[EvidenceItem]:
    """Linked somewhere in the round, none that concerns an individual; and what is chosen, whatever it concerns.

    One query. Without the item that it rests on, a document about an individual would be shown to others.
    """
    linked = EvidenceItem.objects.filter(links__cell__round=round_)
    found = EvidenceItem.objects.filter(authority=round_.authority_id)
    found = found.filter(pk__in=linked.values("pk"), individual=False) | found.filter(pk=chosen or 0)
    return list(found.distinct().order_by("title", "pk").only("pk", "title"))


def concerns_of(membership: Membership) -> list[AcademyConcern]:
    """Newest first; those in confidence only for those who may read such. One query, or none."""
    return list(_reached([membership]))


def concern_for(memberships: Iterable[Membership], pk: int, *, lock: bool = False) -> AcademyConcern:
    """Raises AcademyConcern.DoesNotExist elsewhere, and for one that they may not read."""
    found = _reached(memberships)
    return (found.select_for_update(of=("self",)) if lock else found).get(pk=pk)


def _reached(memberships: Iterable[Membership]) -> QuerySet[AcademyConcern]:
    theirs = [one for one in memberships if can_read_concerns(one.role)]
    whole = [one.authority_id for one in theirs if can_read_in_confidence(one.role)]
    found = AcademyConcern.objects.filter(authority__in=[one.authority_id for one in theirs])
    found = found.filter(in_confidence=False) | found.filter(authority__in=whole)
    return found.select_related("authority", "school", "updated_by")


def academies_for(membership: Membership) -> list[School]:
    """By name; one query, or none."""
    return list(academies_of([membership.authority_id])) if can_raise_concerns(membership.role) else []
