"""The register as a person may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils import timezone

from accounts.models import LocalAuthority, User
from accounts.roles import ROLE_TABLE, Permission
from schools.enums import Status
from schools.models import School

ROLES = [role for role, permissions in ROLE_TABLE.items() if Permission.VIEW_SCHOOLS in permissions]
OPEN = (Status.OPEN, Status.TO_CLOSE)


def schools_for(user: User) -> QuerySet[School]:
    """Schools of the authorities where the person's role today may read the register."""
    in_force = Q(authority__memberships__until=None) | Q(
        authority__memberships__until__gte=timezone.localdate()
    )
    return School.objects.filter(
        in_force,
        authority__memberships__user=user,
        authority__memberships__ended_at=None,
        authority__memberships__role__in=ROLES,
    )


def register_of(authority: LocalAuthority) -> QuerySet[School]:
    return School.objects.filter(authority=authority)


def school_of(authorities: Sequence[int], urn: int) -> School | None:
    """The school, where it is in one of these authorities."""
    found = School.objects.filter(authority__in=authorities, urn=urn)
    return found.select_related("authority").first()


SORTS: Mapping[str, tuple[str | OrderBy, ...]] = {
    "name": ("name", "urn"),
    "town": ("town", "name", "urn"),
    "phase": ("phase", "name", "urn"),
    "type": ("type_name", "name", "urn"),
    "pupils": (F("pupils").desc(nulls_last=True), "name", "urn"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """`status` blank is those that are open, "any" all. `words` are looked for in names, places and numbers."""

    words: str = ""
    phase: str = ""
    type: str = ""
    status: str = ""
    sort: str = "name"

    @property
    def narrow(self) -> bool:
        return any((self.words, self.phase, self.type, self.status))


def found_in(schools: QuerySet[School], filters: Filters) -> QuerySet[School]:
    for word in filters.words.split():
        schools = schools.filter(_has(word))
    if filters.phase:
        schools = schools.filter(phase=filters.phase)
    if filters.type:
        schools = schools.filter(type_name=filters.type)
    if filters.status != "any":
        schools = schools.filter(status__in=[filters.status] if filters.status else OPEN)
    return schools.order_by(*SORTS[filters.sort])


def _has(word: str) -> Q:
    """In name, town or postcode; a number as URN, or as LAESTAB with or without the authority's part."""
    found = Q(name__icontains=word) | Q(town__icontains=word) | Q(postcode__icontains=word)
    digits = word.replace("/", "")
    if digits.isdecimal() and digits.isascii():
        found |= Q(urn=int(digits[:9]))
        if len(digits) == 4:
            found |= Q(establishment_number=digits)
        if len(digits) == 7:
            found |= Q(authority__code=digits[:3], establishment_number=digits[3:])
    return found


def types_in(schools: QuerySet[School]) -> list[str]:
    return list(
        schools.exclude(type_name="").order_by("type_name").values_list("type_name", flat=True).distinct()
    )


def laestab(school: School) -> str:
    """Seven digits, written 336/2042; blank where the number is not known."""
    number = school.establishment_number
    return f"{school.authority.code}/{number}" if number else ""
