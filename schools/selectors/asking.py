"""Schools of the register that may still be asked."""

from dataclasses import dataclass

from django.db.models import QuerySet

from schools.enums import Status
from schools.models import Ask, Collection, School


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of the list; empty is any."""

    phase: str = ""
    type_name: str = ""
    name: str = ""


def may_be_asked(collection: Collection, wanted: Wanted = Wanted()) -> QuerySet[School]:
    """Open schools of the authority that are not asked in this collection yet."""
    asked = Ask.objects.filter(collection=collection, school__isnull=False).values("school_id")
    schools = School.objects.filter(
        authority_id=collection.authority_id, status__in=(Status.OPEN, Status.TO_CLOSE)
    ).exclude(pk__in=asked)
    if wanted.phase:
        schools = schools.filter(phase=wanted.phase)
    if wanted.type_name:
        schools = schools.filter(type_name=wanted.type_name)
    if wanted.name:
        schools = schools.filter(name__icontains=wanted.name)
    return schools


def types_in(collection: Collection) -> list[str]:
    schools = School.objects.filter(authority_id=collection.authority_id).exclude(type_name="")
    return list(schools.order_by("type_name").values_list("type_name", flat=True).distinct())
