"""Inspections that a person may read, and what of their notebooks."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import Membership
from evaluations.models import Inspection, InspectionClock, NotebookEntry
from evaluations.permissions import can_read_in_confidence, can_read_inspection, can_read_notebook


def inspections_of(membership: Membership) -> list[Inspection]:
    """Of the authority, newest first; one query."""
    return list(_reached([membership]).defer("statement"))


def inspection_for(memberships: Iterable[Membership], pk: int, *, lock: bool = False) -> Inspection:
    """Raises Inspection.DoesNotExist elsewhere, and for one that is confidential from this person still."""
    found = _reached(memberships)
    return (found.select_for_update(of=("self",)) if lock else found).get(pk=pk)


def entries_of(inspection: Inspection, role: str) -> list[NotebookEntry]:
    """In the order of their days, those in confidence only for those who may read such; one query, or none."""
    return list(_entries(inspection, role)) if can_read_notebook(role) else []


def entry_for(inspection: Inspection, role: str, pk: int) -> NotebookEntry:
    """Raises NotebookEntry.DoesNotExist where there is none that they may read."""
    if not can_read_notebook(role):
        raise NotebookEntry.DoesNotExist
    return _entries(inspection, role).get(pk=pk)


def clocks_in(inspection: Inspection) -> list[InspectionClock]:
    """One query."""
    return list(inspection.clocks.select_related("updated_by"))


def _entries(inspection: Inspection, role: str) -> QuerySet[NotebookEntry]:
    entries = inspection.entries.select_related("updated_by")
    return entries if can_read_in_confidence(role) else entries.filter(in_confidence=False)


def _reached(memberships: Iterable[Membership]) -> QuerySet[Inspection]:
    theirs = list(memberships)
    whole = [one.authority_id for one in theirs if can_read_inspection(one.role, published=False)]
    out = [one.authority_id for one in theirs if can_read_inspection(one.role, published=True)]
    reach = Q(authority__in=whole) | Q(authority__in=out, published_on__isnull=False)
    found = Inspection.objects.filter(reach).select_related("authority", "round__framework", "updated_by")
    return found.defer("round__report")
