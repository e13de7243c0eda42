"""Which authority a row belongs to: by its code of three digits, or by what became of an abolished one."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import LocalAuthority
from schools.gias import words
from schools.gias.words import NotUnderstood


@dataclass(frozen=True, slots=True)
class Place:
    pk: int
    code: str
    name: str
    gss_code: str
    ended: dt.date | None
    successors: tuple["Place", ...]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


def read_places() -> dict[str, Place]:
    """Every authority by code; two queries."""
    authorities = LocalAuthority.objects.prefetch_related("successors")
    return {
        found.code: _place(found, [_place(after, ()) for after in found.successors.all()])
        for found in authorities
    }


def _place(found: LocalAuthority, successors: Sequence[Place]) -> Place:
    return Place(found.pk, found.code, found.name, found.gss_code, found.abolished, tuple(successors))


def place_of(
    places: Mapping[str, Place], code: str, gss_code: str, *, closed: dt.date | None, only: str = ""
) -> Place:
    """The authority that a school of that code belongs to today, or when it closed.

    `only` is the code of the authority that brings in its own rows: rows with its code are its own, whatever
    has become of it. Raises NotUnderstood.
    """
    wanted = words.code(code, 3)
    found = places.get(wanted)
    if found is None:
        raise NotUnderstood(f"is “{wanted}”, which is no English local authority" if wanted else "is empty")
    if wanted == only or found.ended is None or found.ended >= timezone.localdate():
        return found
    if closed and closed <= found.ended:
        return found
    return _successor(found, gss_code.strip().upper())


def _successor(found: Place, gss_code: str) -> Place:
    if len(found.successors) == 1:
        return found.successors[0]
    for after in found.successors:
        if gss_code and after.gss_code == gss_code:
            return after
    ended = date_format(found.ended, "j F Y") if found.ended else ""
    became = " and ".join(str(after) for after in found.successors) or "no other authority"
    raise NotUnderstood(
        f"is {found.code}: {found.name} ended on {ended} and became {became}, and the "
        "row does not say in which of them the school is"
    )
